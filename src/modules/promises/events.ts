import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

const decided = z.object({
  duePromiseId: id,
  promiseId: id,
  conversationId: id,
  customerId: id,
  teamId: id.nullable(),
  staffId: id.nullable(),
  elementId: id.nullable(),
  touchpointId: id.nullable(),
  at: instant,
});

export const promiseKept = eventType('promise.kept', decided);
export const promiseMissed = eventType('promise.missed', decided);

import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

const decided = z.object({
  duePromiseId: id,
  /** Null for what somebody promised on the spot. */
  promiseId: id.nullable(),
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

/** What was missed has been put right and counts half, or it turned out not to be (`isPutRight` false). */
export const promisePutRight = eventType('promise.put_right', decided.extend({ isPutRight: z.boolean() }));

/** A clock began to run; `at` is when the customer's wait began. */
export const promiseStarted = eventType('promise.started', decided.extend({ dueAt: instant }));

/** Somebody withdrew what they had promised, or a next update was no longer owed. */
export const promiseEnded = eventType(
  'promise.ended',
  z.object({ duePromiseId: id, conversationId: id, because: z.string() }),
);

/** The clock of a conversation stopped, went on, or got another owner; nothing is decided yet. */
export const promiseClockChanged = eventType('promise.clock_changed', z.object({ conversationId: id }));

/** What we promise was written, published or changed. */
export const promiseChanged = eventType('promise.changed', z.object({ promiseId: id }));

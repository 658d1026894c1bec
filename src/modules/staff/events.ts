import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

export const staffAdded = eventType('staff.added', z.object({ staffId: id, role: z.string() }));
export const staffChanged = eventType(
  'staff.changed',
  z.object({ staffId: id, fields: z.array(z.string()) }),
);
export const teamChanged = eventType('team.changed', z.object({ teamId: id }));

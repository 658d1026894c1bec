import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

const about = { decisionId: id, customerId: id.nullable() };

export const decisionChanged = eventType('decision.changed', z.object(about));

/** One of the options was chosen, by us or by the customer; what it is about may now go on. */
export const decisionTaken = eventType(
  'decision.taken',
  z.object({
    ...about,
    aboutKind: z.string().nullable(),
    aboutId: id.nullable(),
    option: z.string(),
    by: z.enum(['us', 'customer']),
    byName: z.string(),
    at: instant,
  }),
);

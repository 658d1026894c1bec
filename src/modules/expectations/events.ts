import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** A new record of what a customer expects of an element, or their word on the one there is. */
export const expectationChanged = eventType(
  'expectation.changed',
  z.object({
    expectationId: id,
    customerId: id,
    elementId: id,
    what: z.enum([
      'recorded',
      'changed',
      'expects-more',
      'wants-more',
      'inferred',
      'agreed',
      'corrected',
      'confirmed',
      'withdrawn',
    ]),
    byKind: z.enum(['staff', 'customer', 'key', 'system']),
    at: instant,
  }),
);

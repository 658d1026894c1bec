import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';
import { eventType } from '#platform/events/events.ts';

/** Something of a meeting is different: planned, moved on, another word on its page. */
export const meetingChanged = eventType(
  'meeting.changed',
  z.object({
    meetingId: id,
    kind: z.enum(['account-review', 'post-review-talk', 'huddle', 'one-to-one']),
    customerId: id.nullable(),
    status: z.string(),
    at: instant,
  }),
);

/** The client scored a review. How they marked single elements is read where it is kept, so that a correction counts. */
export const reviewScored = eventType(
  'review.scored',
  z.object({
    meetingId: id,
    customerId: id,
    score: z.number().nullable(),
    elementIds: z.array(id),
    at: instant,
  }),
);

/** The client agreed to what was written up. */
export const meetingAgreed = eventType(
  'meeting.agreed',
  z.object({ meetingId: id, customerId: id.nullable(), byName: z.string(), at: instant }),
);

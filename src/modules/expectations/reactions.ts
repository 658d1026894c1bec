import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { eventType, reaction } from '#platform/events/events.ts';
import { reviewScored } from '#modules/meetings/events.ts';
import { followReview, markAgreed } from './commands/follow-others.ts';

/** What is read of the announcement of agreements. */
const agreementAccepted = eventType(
  'agreement.accepted',
  z.object({ versionId: id, customerId: id.nullable(), both: z.boolean() }),
);

export const reactions = [
  reaction('expectations.mark-agreed', agreementAccepted, async (ctx, { payload }) => {
    const { customerId, versionId, both } = payload;
    if (both && customerId !== null) await markAgreed(ctx, { customerId, versionId });
  }),
  reaction('expectations.follow-review', reviewScored, (ctx, { payload }) => followReview(ctx, payload)),
];

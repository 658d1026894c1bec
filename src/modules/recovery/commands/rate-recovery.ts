import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { recoveryRated } from '../events.ts';
import { recoveryScore } from '../logic/score.ts';
import { subject } from './about.ts';
import { aboutRecovery, type LockedRecovery } from './standing.ts';

export interface Rating {
  distributive: number;
  procedural: number;
  interactional: number;
  /** 1 much worse than before it happened, 5 much better. */
  compared: number;
  words?: string | undefined;
  wouldRecommend?: boolean | null | undefined;
}

/** Keeps how the customer marks the putting-right. A changed mind takes the place of the first one. */
export async function keepRating(ctx: Ctx, recovery: LockedRecovery, given: Rating, at: Date): Promise<void> {
  const marks = {
    distributive: given.distributive,
    procedural: given.procedural,
    interactional: given.interactional,
    compared: given.compared,
    words: given.words ?? '',
    ...(given.wouldRecommend === undefined ? {} : { wouldRecommend: given.wouldRecommend }),
  };
  await ctx.tx
    .insertInto('recoveryRatings')
    .values({
      workspaceId: ctx.workspaceId,
      recoveryId: recovery.id,
      customerId: recovery.beneficiaryId,
      ...marks,
      at,
    })
    .onConflict((one) =>
      one.columns(['workspaceId', 'recoveryId']).doUpdateSet({ ...marks, changedAt: ctx.now }),
    )
    .execute();
  announce(
    ctx,
    recoveryRated,
    { ...aboutRecovery(recovery), score: recoveryScore(given), at: at.toISOString() },
    subject(recovery.conversationId),
  );
}

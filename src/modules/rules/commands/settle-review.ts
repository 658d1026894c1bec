import { getHouse } from '#modules/promises/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { ReviewOutcome, RuleStatus } from '../contract.ts';
import { ruleReviewDecided } from '../events.ts';
import { figuresBefore } from '../queries/figures.ts';

interface Settled {
  reviewId: string;
  ruleId: string;
  outcome: ReviewOutcome;
  words: string;
  isByDefault?: boolean;
}

/** Writes what was decided beside how things stood, and tells everybody who flagged the rule since the last decision. */
export async function settleReview(
  ctx: Ctx,
  { reviewId, ruleId, outcome, words, isByDefault = false }: Settled,
): Promise<void> {
  const before = await figuresBefore(ctx, ruleId, await getHouse(ctx));
  await ctx.tx
    .updateTable('ruleReviews')
    .set({
      outcome,
      words,
      isByDefault,
      decidedBy: staffIdOf(ctx),
      decidedAt: ctx.now,
      beforeFigures: JSON.stringify(before),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .execute();
  await ctx.tx
    .updateTable('ruleFlags')
    .set({ toldAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .where('toldAt', 'is', null)
    .execute();
  announce(ctx, ruleReviewDecided, { ruleId, reviewId, outcome, at: ctx.now.toISOString() });
}

/** A rule that is retired without a review is decided all the same: whoever flagged it hears of it. */
export async function settleEnd(ctx: Ctx, ruleId: string, status: RuleStatus): Promise<void> {
  const open = await findOpenReview(ctx, ruleId);
  const reviewId = open ?? newId();
  if (!open)
    await ctx.tx
      .insertInto('ruleReviews')
      .values({
        workspaceId: ctx.workspaceId,
        id: reviewId,
        ruleId,
        because: 'person',
        openedAt: ctx.now,
        decideBy: ctx.now,
      })
      .execute();
  const outcome = status === 'rewritten' ? 'rewritten' : 'killed';
  await settleReview(ctx, { reviewId, ruleId, outcome, words: '' });
}

async function findOpenReview(ctx: Ctx, ruleId: string): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('ruleReviews')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .where('decidedAt', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { ruleKind } from '../contract.ts';
import { ruleChanged } from '../events.ts';
import { diesByDefault } from '../logic.ts';
import { figuresOver } from '../queries/figures.ts';
import { spanAfter } from '../queries/reviews.ts';
import { endRule } from './decide-review.ts';
import { lockRule } from './lock-rule.ts';
import { settleReview } from './settle-review.ts';

/** What a review still is when the clock comes to it: read again under the rule's lock, so that a second run does nothing. */
async function openReviewOf(ctx: Ctx, reviewId: string) {
  return ctx.tx
    .selectFrom('ruleReviews')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .where('decidedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** A habit for which no owner was found until the last day ends by itself; every other rule waits for somebody. */
export async function endUnowned(
  ctx: Ctx,
  { reviewId, ruleId }: { reviewId: string; ruleId: string },
): Promise<void> {
  const rule = await lockRule(ctx, ruleId);
  const review = await openReviewOf(ctx, reviewId);
  const facts = { kind: ruleKind.parse(rule.kind), ownerStaffId: rule.ownerStaffId };
  if (!review || review.decideBy > ctx.now || !diesByDefault(facts)) return;
  await settleReview(ctx, { reviewId, ruleId, outcome: 'killed', words: '', isByDefault: true });
  await endRule(ctx, rule, 'killed');
  announce(ctx, ruleChanged, { ruleId });
}

/** Once for each review: says that whoever decides is to be reminded. */
export async function noteReminder(ctx: Ctx, reviewId: string): Promise<boolean> {
  const noted = await ctx.tx
    .updateTable('ruleReviews')
    .set({ remindedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .where('decidedAt', 'is', null)
    .where('remindedAt', 'is', null)
    .executeTakeFirst();
  return noted.numUpdatedRows === 1n;
}

/** Keeps what came of a decision once its days are over. */
export async function keepAfter(ctx: Ctx, reviewId: string): Promise<void> {
  const review = await ctx.tx
    .selectFrom('ruleReviews')
    .select(['ruleId', 'decidedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .where('afterAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!review?.decidedAt) return;
  const house = await getHouse(ctx);
  const span = spanAfter(ctx, house, { ruleId: review.ruleId, decidedAt: review.decidedAt });
  const [figures] = await figuresOver(ctx, [span], house);
  await ctx.tx
    .updateTable('ruleReviews')
    .set({ afterFigures: JSON.stringify(figures ?? null), afterAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .execute();
  announce(ctx, ruleChanged, { ruleId: review.ruleId });
}

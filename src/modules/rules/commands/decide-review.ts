import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { ruleKind, type decideReview as decideEndpoint, type RuleReview } from '../contract.ts';
import { ruleChanged } from '../events.ts';
import { decisionVerdict, oneYearAfter } from '../logic.ts';
import { getReview } from '../queries/reviews.ts';
import { todayOf } from '../queries.ts';
import { assertAllowed, isReadNow } from './assert-allowed.ts';
import { assertDecides } from './assert-decides.ts';
import { lockRule } from './lock-rule.ts';
import { rewriteRule } from './rewrite-rule.ts';
import { settleReview } from './settle-review.ts';

type Decision = InputOf<typeof decideEndpoint>;
type RuleRow = Awaited<ReturnType<typeof lockRule>>;

/** Decides about a rule within one transaction: what becomes of it, what is written down, and who hears of it. */
export async function decideReview(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: Decision },
): Promise<RuleReview> {
  const reviewId = params.id;
  const rule = await lockRule(ctx, await ruleOfReview(ctx, reviewId));
  assertDecides(ctx, rule.ownerStaffId);
  await assertOpen(ctx, reviewId);
  const { outcome, words, replacement } = input;
  const verdict = decisionVerdict(
    outcome,
    { kind: ruleKind.parse(rule.kind), burdenMinutes: rule.burdenMinutes },
    replacement,
  );
  if (!verdict.allowed)
    throw new Refusal(verdict.because, {
      kind: 'invalid',
      fields: [
        {
          path: verdict.because === 'replacement_missing' ? 'replacement' : 'outcome',
          message: verdict.because,
        },
      ],
    });
  // Before the rule ends, so that what it did until now is counted.
  await settleReview(ctx, { reviewId, ruleId: rule.id, outcome, words });
  if (outcome === 'killed') await endRule(ctx, rule, 'killed');
  else if (outcome === 'rewritten' && replacement) {
    await endRule(ctx, rule, 'rewritten');
    await rewriteRule(ctx, rule, replacement);
  } else await keepRule(ctx, rule, input);
  announce(ctx, ruleChanged, { ruleId: rule.id });
  return getReview(ctx, reviewId);
}

async function ruleOfReview(ctx: Ctx, reviewId: string): Promise<string> {
  const row = await ctx.tx
    .selectFrom('ruleReviews')
    .select('ruleId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.ruleId;
}

/** Read after the rule is held: of two who decide at once, the second hears what was decided. */
async function assertOpen(ctx: Ctx, reviewId: string): Promise<void> {
  const { outcome, words } = await ctx.tx
    .selectFrom('ruleReviews')
    .select(['outcome', 'words'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow();
  if (outcome !== null) throw new Refusal('already_decided', { kind: 'conflict', facts: { outcome, words } });
}

export async function endRule(
  ctx: Ctx,
  rule: Pick<RuleRow, 'id' | 'revision'>,
  status: 'killed' | 'rewritten',
): Promise<void> {
  await ctx.tx
    .updateTable('rules')
    .set({ status, endedAt: ctx.now, updatedAt: ctx.now, revision: rule.revision + 1 })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', rule.id)
    .execute();
}

/** A rule that stays is whole, says what it is for, and comes up again within a year. */
async function keepRule(ctx: Ctx, rule: RuleRow, input: Decision): Promise<void> {
  const status = input.outcome === 'explained' ? ('explained' as const) : ('live' as const);
  const given = {
    customerSentence: input.customerSentence ?? rule.customerSentence,
    wordsToUse: input.wordsToUse ?? rule.wordsToUse,
    nearestYes: input.nearestYes ?? rule.nearestYes,
    burdenMinutes: input.burdenMinutes === undefined ? rule.burdenMinutes : input.burdenMinutes,
    // Whoever keeps what nobody looked after looks after it.
    ownerStaffId: input.ownerStaffId ?? rule.ownerStaffId ?? staffIdOf(ctx),
    reviewBy: input.reviewBy ?? oneYearAfter(await todayOf(ctx)),
    // Reasons were asked for and are given: they are the why from now on, where there was none.
    why: rule.why === '' ? input.words.slice(0, 1000) : rule.why,
  };
  const read = await isReadNow(ctx, { ruleId: rule.id, wordedAt: rule.wordedAt });
  await assertAllowed(ctx, { ...rule, ...given, ...read, status }, rule);
  await ctx.tx
    .updateTable('rules')
    .set({ ...given, status, updatedAt: ctx.now, revision: rule.revision + 1 })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', rule.id)
    .execute();
}

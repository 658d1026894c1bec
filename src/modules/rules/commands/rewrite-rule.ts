import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { ruleFlex, ruleKind, type decideReview as decideEndpoint } from '../contract.ts';
import { oneYearAfter } from '../logic.ts';
import { todayOf } from '../queries.ts';
import type { lockRule } from './lock-rule.ts';
import { createRule } from './write-rule.ts';

type Replacement = NonNullable<InputOf<typeof decideEndpoint>['replacement']>;
type RuleRow = Awaited<ReturnType<typeof lockRule>>;

/** The rule that takes the place of another: what is not said anew is taken over, the situations too. */
export async function rewriteRule(ctx: Ctx, old: RuleRow, given: Replacement): Promise<void> {
  const situations = given.situations ?? (await situationsOf(ctx, old.id));
  await createRule(ctx, {
    input: {
      staffWording: given.staffWording,
      customerSentence: given.customerSentence ?? old.customerSentence,
      why: given.why ?? old.why,
      protects: given.protects ?? old.protects,
      harm: given.harm ?? old.harm,
      kind: given.kind ?? ruleKind.parse(old.kind),
      flex: given.flex ?? ruleFlex.parse(old.flex),
      isTold: given.isTold ?? old.isTold,
      untoldBecause: given.untoldBecause ?? old.untoldBecause,
      wordsToUse: given.wordsToUse ?? '',
      nearestYes: given.nearestYes ?? old.nearestYes,
      situations,
      ownerStaffId: given.ownerStaffId ?? old.ownerStaffId ?? staffIdOf(ctx),
      reviewBy: given.reviewBy ?? oneYearAfter(await todayOf(ctx)),
      burdenMinutes: given.burdenMinutes ?? old.burdenMinutes,
      staffMinutes: given.staffMinutes ?? old.staffMinutes,
      replacesId: old.id,
      status: 'live',
    },
  });
}

async function situationsOf(ctx: Ctx, ruleId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('ruleSituations')
    .select('words')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(({ words }) => words);
}

import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { recordDrill as endpoint } from '../contract.ts';
import { ruleHeard } from '../events.ts';
import { judgeTry } from '../logic/drill.ts';
import { findSituation } from '../queries/drills.ts';
import { findRule } from '../queries.ts';
import { openReviewIfDue } from './open-review.ts';

/** Records one try without who it was: the drill measures the text. A text that fails comes up for a decision. */
export async function recordDrill(
  ctx: Ctx,
  { input }: { input: InputOf<typeof endpoint> },
): Promise<OutputOf<typeof endpoint>> {
  const situation = await findSituation(ctx, input.situationId);
  const rule = situation && (await findRule(ctx, situation.ruleId));
  if (!rule) throw invalid('situation_unknown', 'situationId');
  for (const path of ['pickedRuleId', 'wordsOfRuleId'] as const)
    if (input[path] !== null && !(await findRule(ctx, input[path]))) throw invalid('rule_unknown', path);
  const { settings } = await getHouse(ctx);
  const judged = judgeTry({ ...input, ruleId: rule.id }, { most: settings.drillSeconds });
  await ctx.tx
    .insertInto('ruleDrills')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      ruleId: rule.id,
      situationId: input.situationId,
      pickedRuleId: input.pickedRuleId,
      seconds: input.seconds,
      isExplained: judged.isExplained,
      passed: judged.passed,
      at: ctx.now,
    })
    .execute();
  announce(ctx, ruleHeard, { ruleId: rule.id });
  if (!judged.passed) await openReviewIfDue(ctx, rule.id, 'drill');
  const { id, staffWording, customerSentence, wordsToUse, nearestYes } = rule;
  return {
    ...judged,
    rule: { id, staffWording, customerSentence, wordsToUse: wordsToUse || customerSentence, nearestYes },
  };
}

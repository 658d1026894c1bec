import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { aboutWhom } from '#modules/conversations/index.ts';
import type { AppliedRule, holdToRule as endpoint } from '../contract.ts';
import { getUse } from '../queries/uses.ts';
import { lockRule } from './lock-rule.ts';
import { recordUse } from './record-use.ts';

/** Somebody was held to a rule: once for a conversation, however often the key is pressed. */
export async function holdToRule(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<AppliedRule> {
  const ruleId = params.id;
  await lockRule(ctx, ruleId);
  const place = await aboutWhom(ctx, input);
  if (place.customerId === null) throw invalid('customer_missing', 'customerId');
  const aboutId = place.conversationId ?? newId();
  await recordUse(ctx, {
    ruleId,
    how: 'held',
    aboutKind: 'conversation',
    aboutId,
    ...place,
    staffId: staffIdOf(ctx),
    customerMinutes: input.customerMinutes ?? null,
    staffMinutes: input.staffMinutes ?? null,
    wasAggravating: input.wasAggravating,
  });
  return getUse(ctx, { ruleId, aboutId });
}

import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { ruleChanged } from '../events.ts';
import { listUses } from '../queries.ts';
import { lockRule } from './lock-rule.ts';

/**
 * Deletes a rule that nothing rests on. Its row is locked first, and whoever names a rule holds that row too, so a page
 * cannot come to rest on a rule that is being deleted.
 */
export async function deleteRule(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<Record<string, never>> {
  await lockRule(ctx, params.id);
  const uses = await listUses(ctx, params.id);
  if (uses.length > 0)
    throw new Refusal('rule_in_use', { kind: 'conflict', facts: { uses, count: uses.length } });
  await ctx.tx
    .updateTable('rules')
    .set({ replacesId: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('replacesId', '=', params.id)
    .execute();
  await ctx.tx
    .deleteFrom('rules')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .execute();
  announce(ctx, ruleChanged, { ruleId: params.id });
  return {};
}

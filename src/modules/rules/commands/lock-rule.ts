import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';

/** Holds the rule for the rest of the transaction, before anything is read that depends on it. */
export async function lockRule(ctx: Ctx, ruleId: string) {
  const row = await ctx.tx
    .selectFrom('rules')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

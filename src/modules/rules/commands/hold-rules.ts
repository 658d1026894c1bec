import type { Ctx } from '#platform/context.ts';

/** Those of these rules that exist, held until the end of the transaction so that none is deleted meanwhile. */
export async function holdRules(ctx: Ctx, ruleIds: readonly string[]): Promise<string[]> {
  if (ruleIds.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('rules')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...ruleIds])
    .orderBy('id')
    .forShare()
    .execute();
  return rows.map((row) => row.id);
}

import type { Ctx } from '#platform/context.ts';

/**
 * Holds what these people may spend for the rest of the transaction, so that two who spend at once come one after the
 * other. Always in the order of their ids: two people who lend to one another would else wait for each other.
 */
export async function lockAuthority(ctx: Ctx, staffIds: readonly string[]): Promise<void> {
  const inOrder = [...new Set(staffIds)].toSorted();
  await ctx.tx
    .insertInto('staffAuthority')
    .values(inOrder.map((staffId) => ({ workspaceId: ctx.workspaceId, staffId, updatedAt: ctx.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await ctx.tx
    .selectFrom('staffAuthority')
    .select('staffId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', 'in', inOrder)
    .orderBy('staffId')
    .forUpdate()
    .execute();
}

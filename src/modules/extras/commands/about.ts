import type { Ctx } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';

/** Whom something is about: the conversation tells its customer, else the customer is named. */
export async function customerOf(
  ctx: Ctx,
  given: { conversationId?: string | undefined; customerId?: string | undefined },
): Promise<{ customerId: string; conversationId: string | null; teamId: string | null }> {
  if (given.conversationId !== undefined) {
    const row = await ctx.tx
      .selectFrom('conversations')
      .select(['customerId', 'teamId'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', given.conversationId)
      .executeTakeFirst();
    if (!row) throw invalid('conversation_unknown', 'conversationId');
    return { customerId: row.customerId, conversationId: given.conversationId, teamId: row.teamId };
  }
  if (given.customerId === undefined) throw invalid('customer_missing', 'customerId');
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', given.customerId)
    .executeTakeFirst();
  if (!row) throw invalid('customer_unknown', 'customerId');
  return { customerId: row.id, conversationId: null, teamId: null };
}

/** A clock a little ahead of ours is no lie: up to a minute is taken as now. */
const toleratedMilliseconds = 60_000;

export function momentOf(ctx: Ctx, given: string | undefined): Date {
  if (given === undefined) return ctx.now;
  const at = new Date(given);
  if (at.getTime() > ctx.now.getTime() + toleratedMilliseconds) throw invalid('at_in_future');
  return at > ctx.now ? ctx.now : at;
}

import type { Ctx } from '#platform/context.ts';

/** One's own marks in a conversation: what a tap takes away again. */
export async function listMyHardMessages(
  ctx: Ctx,
  conversationId: string,
): Promise<{ messageIds: string[] }> {
  if (ctx.actor.kind !== 'staff') return { messageIds: [] };
  const rows = await ctx.tx
    .selectFrom('hardMessages')
    .select('messageId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('staffId', '=', ctx.actor.id)
    .execute();
  return { messageIds: rows.map(({ messageId }) => messageId) };
}

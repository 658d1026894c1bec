import type { Reader } from '#platform/context.ts';

/** What a case is called by itself: the subject of its conversation, unless that one is kept from most. */
export async function aboutConversation(ctx: Reader, conversationId: string) {
  const row = await ctx.tx
    .selectFrom('conversations')
    .select(['number', 'subject', 'customerId', 'isRestricted'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const name = row.isRestricted || row.subject === '' ? `#${row.number}` : row.subject;
  return { name, customerId: row.customerId };
}

export async function aboutRecovery(ctx: Reader, recoveryId: string) {
  const row = await ctx.tx
    .selectFrom('recoveries as r')
    .innerJoin('failures as f', (join) =>
      join.onRef('f.workspaceId', '=', 'r.workspaceId').onRef('f.id', '=', 'r.failureId'),
    )
    .select(['f.words', 'f.customerId', 'f.conversationId'])
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.id', '=', recoveryId)
    .executeTakeFirst();
  return row && { name: row.words, customerId: row.customerId, conversationId: row.conversationId };
}

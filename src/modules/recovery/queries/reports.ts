import type { Ctx } from '#platform/context.ts';

/** The putting-right that this report began, if it has come in before, and was theirs. */
export async function findReport(
  ctx: Ctx,
  { reportId, customerId }: { reportId: string; customerId: string },
): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('failures as f')
    .innerJoin('recoveries as r', (join) =>
      join.onRef('r.workspaceId', '=', 'f.workspaceId').onRef('r.failureId', '=', 'f.id'),
    )
    .select('r.id')
    .where('f.workspaceId', '=', ctx.workspaceId)
    .where('f.source', '=', 'customer')
    .where('f.sourceId', '=', reportId)
    .where('f.customerId', '=', customerId)
    .executeTakeFirst();
  return row?.id;
}

/** The conversation of a message that came from this address, if it has come in before. */
export async function findConversationOf(
  ctx: Ctx,
  { messageId, address }: { messageId: string; address: string },
): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('messages as m')
    .innerJoin('participants as p', (join) =>
      join
        .onRef('p.workspaceId', '=', 'm.workspaceId')
        .onRef('p.conversationId', '=', 'm.conversationId')
        .on('p.address', '=', address),
    )
    .select('m.conversationId')
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  return row?.conversationId;
}

/** What a customer may say it is about. */
export async function listReportable(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'live')
    .orderBy('position')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** The first of our addresses that is at work: what words of a customer that belong to no thread yet arrive at. */
export async function findFrontInbox(ctx: Ctx): Promise<{ id: string; address: string } | undefined> {
  return ctx.tx
    .selectFrom('inboxes')
    .select(['id', 'address'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'active')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

/** Whether this address takes part in the conversation, so that a mail to it may stand in its thread. */
export async function takesPart(
  ctx: Ctx,
  { conversationId, address }: { conversationId: string; address: string },
): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('participants')
    .innerJoin('conversations as c', (join) =>
      join
        .onRef('c.workspaceId', '=', 'participants.workspaceId')
        .onRef('c.id', '=', 'participants.conversationId'),
    )
    .select('participants.address')
    .where('participants.workspaceId', '=', ctx.workspaceId)
    .where('participants.conversationId', '=', conversationId)
    .where('participants.address', '=', address)
    .where('c.status', '<>', 'spam')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether machines alone have written to us in it. Whether a mail came from one is kept in the event of its arrival. */
export async function isWrittenByMachines(ctx: Ctx, conversationId: string): Promise<boolean> {
  const { rows } = await sql<{ automatic: boolean | null }>`
    select bool_and(coalesce((e.payload ->> 'automatic')::boolean, false)) as automatic
    from messages m
    left join events e on e.workspace_id = m.workspace_id and e.subject_id = m.conversation_id
      and e.type = 'message.received' and e.payload ->> 'messageId' = m.id::text
    where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversationId}
      and m.direction = 'in' and m.kind = 'message'`.execute(ctx.tx);
  return rows[0]?.automatic === true;
}

/** They asked us to ask them nothing more. */
export async function declinesAsks(ctx: Ctx, customerId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('customers')
    .select('declinesAsksAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row?.declinesAsksAt != null;
}

import type { Ctx } from '#platform/context.ts';
import type { Visitor } from '#platform/module.ts';

const mostShown = 50;

/**
 * The conversations in which the proven address takes part. Not all of the customer's: whoever reads one mailbox sees
 * what that mailbox was written, and nothing from before it was let in (SEC-082).
 */
export async function listOwnConversations(ctx: Ctx, visitor: Visitor) {
  return ownConversations(ctx, visitor)
    .orderBy('conversations.lastMessageAt', 'desc')
    .orderBy('conversations.id', 'desc')
    .limit(mostShown)
    .execute();
}

export async function findOwnConversation(ctx: Ctx, visitor: Visitor, id: string) {
  return ownConversations(ctx, visitor).where('conversations.id', '=', id).executeTakeFirst();
}

export type OwnConversation = NonNullable<Awaited<ReturnType<typeof findOwnConversation>>>;

function ownConversations(ctx: Ctx, visitor: Visitor) {
  return ctx.tx
    .selectFrom('conversations')
    .innerJoin('participants', (join) =>
      join
        .onRef('participants.workspaceId', '=', 'conversations.workspaceId')
        .onRef('participants.conversationId', '=', 'conversations.id')
        .on('participants.address', '=', visitor.address),
    )
    .leftJoin('staff as owner', (join) =>
      join
        .onRef('owner.workspaceId', '=', 'conversations.workspaceId')
        .onRef('owner.id', '=', 'conversations.assigneeId'),
    )
    .select([
      'conversations.id',
      'conversations.number',
      'conversations.subject',
      'conversations.status',
      'conversations.lastMessageAt',
      'conversations.inboxId',
      'participants.since',
      'owner.name as ownerName',
    ])
    .where('conversations.workspaceId', '=', ctx.workspaceId)
    .where('conversations.status', '<>', 'spam');
}

/** By when we owe them a word in this conversation: the earliest of what is open. */
export async function nextWordDueAt(ctx: Ctx, conversationId: string): Promise<Date | undefined> {
  const row = await ctx.tx
    .selectFrom('duePromises')
    .select('dueAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('kind', 'in', ['first-reply', 'next-reply', 'answer', 'call-back', 'next-update'])
    .where('outcome', '=', 'open')
    .where('fulfilledAt', 'is', null)
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst();
  return row?.dueAt;
}

/** What was written between us: no notes, nothing that may still be taken back, and nothing that never left. */
export async function listOwnMessages(ctx: Ctx, conversation: OwnConversation) {
  return ctx.tx
    .selectFrom('messages')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.workspaceId', '=', 'messages.workspaceId')
        .onRef('staff.id', '=', 'messages.authorStaffId'),
    )
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'messages.workspaceId')
        .onRef('customers.id', '=', 'messages.authorCustomerId'),
    )
    .select([
      'messages.id',
      'messages.direction',
      'messages.text',
      'messages.sentAt',
      'messages.authorCustomerId',
      'staff.name as staffName',
      'customers.name as customerName',
    ])
    .where('messages.workspaceId', '=', ctx.workspaceId)
    .where('messages.conversationId', '=', conversation.id)
    .where('messages.kind', '=', 'message')
    .where('messages.sentAt', '>=', conversation.since)
    .where((eb) =>
      eb.or([
        eb('messages.direction', '=', 'in'),
        eb('messages.delivery', 'is', null),
        eb('messages.delivery', 'in', ['accepted', 'uncertain']),
      ]),
    )
    .orderBy('messages.sentAt')
    .orderBy('messages.id')
    .limit(500)
    .execute();
}

export type OwnMessage = Awaited<ReturnType<typeof listOwnMessages>>[number];

export async function isMessage(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('messages')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

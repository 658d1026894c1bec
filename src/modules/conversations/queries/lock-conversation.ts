import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { conversationStatus } from '../contract.ts';

export type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

/**
 * The one lock of this module: whoever changes a conversation or anything in it holds its row first, so that two
 * replies, a reply and a closing, or an undo and a sender come one after the other.
 */
export async function lockConversation(ctx: Reader, conversationId: string) {
  const row = await ctx.tx
    .selectFrom('conversations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, status: conversationStatus.parse(row.status), channel: channel.parse(row.channel) };
}
export type LockedConversation = Awaited<ReturnType<typeof lockConversation>>;

/** Several at once, always in the order of their ids, so that two who lock the same ones cannot wait in a ring. */
export async function lockConversations(
  ctx: Reader,
  conversationIds: readonly string[],
): Promise<Map<string, LockedConversation>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('conversations')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', conversationIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, status: conversationStatus.parse(row.status), channel: channel.parse(row.channel) },
    ]),
  );
}

const channel = z.enum(['email', 'chat', 'form', 'phone', 'api']);

/** Locks the conversation of a message, then reads the message: always in this order, or two could wait in a ring. */
export async function lockMessage(ctx: Reader, messageId: string) {
  const place = await ctx.tx
    .selectFrom('messages')
    .select('conversationId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!place) throw notFound();
  const conversation = await lockConversation(ctx, place.conversationId);
  const message = await ctx.tx
    .selectFrom('messages')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!message) throw notFound();
  return { conversation, message };
}

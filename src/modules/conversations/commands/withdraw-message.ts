import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { conversationStatusChanged, messageQueued, messageWithdrawn } from '../events.ts';
import { preview } from '../logic/words.ts';
import { lockMessage, type LockedConversation } from '../queries/lock-conversation.ts';
import { htmlOfText } from './html-of-text.ts';
import { withAddresses } from './save-draft.ts';

type LockedMessage = Awaited<ReturnType<typeof lockMessage>>['message'];

/** Takes back a reply that has not begun to leave. */
export async function undoMessage(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<{ conversationId: string; draftId: string | null }> {
  const { conversation, message } = await lockMessage(ctx, params.id);
  if (message.delivery !== 'queued') throw new Refusal('already_sent', { kind: 'conflict' });
  const draftId = await unbegin(ctx, conversation, message);
  if (draftId === null) await withdraw(ctx, { conversation, message, because: 'taken-back' });
  return { conversationId: conversation.id, draftId };
}

/**
 * Takes back a conversation that is nothing but the words taken back: it goes, and they are a draft of a new one, where
 * the subject and the recipients can still be changed. Whatever else stands in it, a note above all, keeps it.
 */
async function unbegin(
  ctx: Ctx,
  conversation: LockedConversation,
  message: LockedMessage,
): Promise<string | null> {
  const { authorStaffId } = message;
  if (authorStaffId === null || conversation.messageCount !== 1) return null;
  const { rows } = await sql<{ messages: number }>`select count(*)::int as messages from messages
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversation.id}`.execute(ctx.tx);
  if (rows[0]?.messages !== 1) return null;
  const draftId = newId();
  await ctx.tx
    .insertInto('conversationDrafts')
    .values({
      workspaceId: ctx.workspaceId,
      id: draftId,
      staffId: authorStaffId,
      inboxId: conversation.inboxId,
      subject: conversation.subject,
      ...(await wordsOfDraft(ctx, { ...message, authorStaffId })),
    })
    .execute();
  const subject = { subjectId: conversation.id };
  announce(
    ctx,
    messageWithdrawn,
    {
      conversationId: conversation.id,
      messageId: message.id,
      staffId: authorStaffId,
      because: 'taken-back',
    },
    subject,
  );
  await ctx.tx
    .deleteFrom('conversations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversation.id)
    .execute();
  return draftId;
}

/** The message is cancelled, its words are a draft again, and the conversation is as if it had not been written. */
export async function withdraw(
  ctx: Ctx,
  {
    conversation,
    message,
    because,
  }: { conversation: LockedConversation; message: LockedMessage; because: 'taken-back' | 'overtaken' },
): Promise<void> {
  await ctx.tx
    .updateTable('messages')
    .set({ delivery: 'cancelled' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', message.id)
    .execute();
  await returnAsDraft(ctx, message);
  const status =
    conversation.status === 'waiting' || conversation.status === 'closed' ? 'open' : conversation.status;
  await restoreConversation(ctx, conversation, status);
  const subject = { subjectId: conversation.id };
  announce(
    ctx,
    messageWithdrawn,
    {
      conversationId: conversation.id,
      messageId: message.id,
      staffId: message.authorStaffId,
      because,
    },
    subject,
  );
  if (status === conversation.status) return;
  announce(
    ctx,
    conversationStatusChanged,
    {
      conversationId: conversation.id,
      from: conversation.status,
      to: status,
      customerId: conversation.customerId,
      staffId: null,
      until: null,
    },
    subject,
  );
}

/** Words return to their author. What they may have begun to write since is kept below. */
async function returnAsDraft(ctx: Ctx, message: LockedMessage): Promise<void> {
  if (message.authorStaffId === null) return;
  const { authorStaffId } = message;
  await ctx.tx
    .insertInto('drafts')
    .values({
      workspaceId: ctx.workspaceId,
      conversationId: message.conversationId,
      staffId: authorStaffId,
      kind: 'message',
      ...(await wordsOfDraft(ctx, { ...message, authorStaffId })),
    })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'conversationId', 'staffId', 'kind']).doUpdateSet({
        html: sql`excluded.html || drafts.html`,
        attachmentIds: sql`excluded.attachment_ids || drafts.attachment_ids`,
        revision: sql`drafts.revision + 1`,
        updatedAt: ctx.now,
      }),
    )
    .execute();
}

/** The words of a message as the editor knows them; its files wait for a message again. */
async function wordsOfDraft(ctx: Ctx, message: LockedMessage & { authorStaffId: string }) {
  const files = await ctx.tx
    .updateTable('attachments')
    .set({ messageId: null, uploadedBy: message.authorStaffId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('messageId', '=', message.id)
    .returning('id')
    .execute();
  return {
    html: message.html === null ? htmlOfText(message.text) : withAddresses(message.html),
    toAddresses: JSON.stringify(message.toAddresses),
    ccAddresses: JSON.stringify(message.ccAddresses),
    bccAddresses: JSON.stringify(message.bccAddresses),
    attachmentIds: files.map((file) => file.id),
    updatedAt: ctx.now,
  };
}

/**
 * Who spoke last and since when the customer waits follow from the messages that are left: waiting counts from their
 * first words after our last.
 */
async function restoreConversation(
  ctx: Ctx,
  conversation: LockedConversation,
  status: string,
): Promise<void> {
  const { rows } = await sql<{ direction: string; text: string; sentAt: Date; waitingSince: Date | null }>`
    with left_over as (
      select m.id, m.direction, m.text, m.sent_at from messages m
      where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversation.id}
        and m.kind = 'message' and m.delivery is distinct from 'cancelled'
    )
    select direction, left(text, 1000) as text, sent_at, (
      select min(w.sent_at) from left_over w where w.direction = 'in'
        and w.sent_at > coalesce((select max(o.sent_at) from left_over o where o.direction = 'out'), '-infinity')
    ) as waiting_since
    from left_over order by sent_at desc, id desc limit 1`.execute(ctx.tx);
  const last = rows[0];
  await ctx.tx
    .updateTable('conversations')
    .set({
      status,
      closedAt: status === 'closed' ? conversation.closedAt : null,
      revision: conversation.revision + 1,
      updatedAt: ctx.now,
      messageCount: conversation.messageCount - 1,
      waitingSince: last?.waitingSince ?? null,
      lastMessagePreview: preview(last?.text ?? ''),
      ...(last ? { lastMessageAt: last.sentAt, lastMessageDirection: last.direction } : {}),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversation.id)
    .execute();
}

/** A person decides that a failed or uncertain reply goes out again; the channel keeps its Message-ID. */
export async function retryMessage(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<{ conversationId: string }> {
  const { conversation, message } = await lockMessage(ctx, params.id);
  if (message.delivery !== 'rejected' && message.delivery !== 'uncertain')
    throw new Refusal('not_failed', { kind: 'conflict' });
  await ctx.tx
    .updateTable('messages')
    .set({ delivery: 'queued', deliveryDetail: null, sendAfter: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', message.id)
    .execute();
  announce(
    ctx,
    messageQueued,
    {
      conversationId: conversation.id,
      messageId: message.id,
      staffId: message.authorStaffId,
      at: message.sentAt.toISOString(),
      sendAfter: ctx.now.toISOString(),
      channel: 'email',
    },
    { subjectId: conversation.id },
  );
  return { conversationId: conversation.id };
}

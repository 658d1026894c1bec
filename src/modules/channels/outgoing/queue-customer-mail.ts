import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { findKnownInbox, knownInboxes, type KnownInbox } from '../inboxes/known-inboxes.ts';
import { replyCodes } from '../reply-codes.ts';
import type { Envelope } from './envelope.ts';
import { enqueueSending } from './jobs.ts';

/** A mail to a customer in our own words: an ask, or a link to a page of theirs. */
export interface CustomerMail {
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  /** The thread it belongs to; without one it stands alone, and an answer to it begins a conversation. */
  conversationId: string | null;
  /** Whose address it carries; null takes the workspace's first inbox that is at work. */
  inboxId: string | null;
  /** Offered by the mail program as one-click unsubscribe (RFC 8058). */
  unsubscribeUrl: string | null;
  /** An appointment (RFC 5545) that goes along as a file. */
  calendar?: string;
}

/**
 * Queues the mail in the caller's transaction and answers its id in the outbox, by which its delivery can be seen. An
 * answer comes back to the conversation it belongs to.
 */
export async function sendCustomerMail(ctx: Ctx, mail: CustomerMail): Promise<string> {
  const thread = mail.conversationId === null ? alone : await threadOf(ctx, mail.conversationId);
  const inbox = await senderOf(ctx, mail.inboxId);
  const id = newId();
  const { html, text, unsubscribeUrl, calendar } = mail;
  const fixed: Envelope = {
    from: inbox
      ? { name: inbox.name, address: inbox.address }
      : { name: '', address: ctx.platform.config.mailFrom },
    replyTo: null,
    to: [mail.to],
    cc: [],
    bcc: [],
    subject: mail.subject,
    inReplyTo: thread.ids.at(-1) ?? null,
    references: thread.ids,
    date: ctx.now.toISOString(),
    words: {
      html,
      text,
      ...(unsubscribeUrl === null ? {} : { unsubscribeUrl }),
      ...(calendar === undefined ? {} : { calendar }),
    },
  };
  const codes = replyCodes(ctx.platform);
  await ctx.tx
    .insertInto('outgoingMails')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kind: mail.conversationId === null ? 'customer' : 'ask',
      inboxId: inbox?.id ?? null,
      messageId: null,
      envelope: JSON.stringify(fixed),
      emailMessageId: codes.messageId({ workspaceId: ctx.workspaceId, number: thread.number }),
      sendAfter: ctx.now,
      createdAt: ctx.now,
    })
    .execute();
  await enqueueSending(ctx, { mailId: id, inboxId: inbox?.id ?? null }, ctx.now);
  return id;
}

async function senderOf(ctx: Ctx, inboxId: string | null): Promise<KnownInbox | undefined> {
  if (inboxId !== null) return findKnownInbox(ctx.platform, ctx.workspaceId, inboxId);
  const inboxes = await knownInboxes(ctx.platform, ctx.workspaceId);
  return inboxes.find(({ status }) => status === 'active');
}

/** No conversation has the number 0, so an answer to such a mail finds none and begins one. */
const alone: Thread = { number: 0, ids: [] };

interface Thread {
  number: number;
  ids: string[];
}

const longestChain = 20;

async function threadOf(ctx: Ctx, conversationId: string): Promise<Thread> {
  const conversation = await ctx.tx
    .selectFrom('conversations')
    .select('number')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const rows = await ctx.tx
    .selectFrom('messages')
    .select('emailMessageId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('kind', '=', 'message')
    .where('emailMessageId', 'is not', null)
    .where((eb) => eb.or([eb('delivery', 'is', null), eb('delivery', 'not in', ['cancelled', 'rejected'])]))
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(longestChain)
    .execute();
  const ids = rows.reverse().flatMap((row) => (row.emailMessageId === null ? [] : [row.emailMessageId]));
  return { number: conversation.number, ids };
}

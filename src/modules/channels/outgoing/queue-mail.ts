import { getOutgoing, type Outgoing } from '#modules/conversations/index.ts';
import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { isRefusal } from '#platform/errors.ts';
import { translator } from '#platform/texts/texts.ts';
import { findKnownInbox } from '../inboxes/known-inboxes.ts';
import { replyCodes } from '../reply-codes.ts';
import type { Envelope } from './envelope.ts';
import { enqueueSending } from './jobs.ts';

/**
 * Puts the mail of a reply into the outbox. The row has the id of its message, so an event that is handled twice, or a
 * person's decision to send a failed reply again, finds the same mail with the same Message-ID.
 */
export async function queueReply(ctx: Ctx, messageId: string): Promise<void> {
  const reply = await findOutgoing(ctx, messageId);
  if (reply?.delivery !== 'queued') return;
  const sendAfter = reply.sendAfter ?? ctx.now;
  const known = await ctx.tx
    .selectFrom('outgoingMails')
    .select('state')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  if (known && known.state !== 'rejected' && known.state !== 'uncertain') return;
  if (known) await queueAgain(ctx, messageId, sendAfter);
  else await insertReply(ctx, reply, sendAfter);
  await enqueueSending(ctx, { mailId: messageId, inboxId: reply.inbox?.id ?? null }, sendAfter);
}

/** A mail that waits leaves at another moment, with that moment as its date. A job of the old one finds it not due. */
export async function rescheduleReply(
  ctx: Ctx,
  { messageId, sendAfter }: { messageId: string; sendAfter: Date },
): Promise<void> {
  const mail = await ctx.tx
    .updateTable('outgoingMails')
    .set({
      sendAfter,
      envelope: sql`jsonb_set(envelope, '{date}', to_jsonb(${sendAfter.toISOString()}::text))`,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', messageId)
    .where('state', '=', 'queued')
    .returning('inboxId')
    .executeTakeFirst();
  if (mail) await enqueueSending(ctx, { mailId: messageId, inboxId: mail.inboxId }, sendAfter);
}

async function findOutgoing(ctx: Ctx, messageId: string): Promise<Outgoing | undefined> {
  try {
    return await getOutgoing(ctx, messageId);
  } catch (error) {
    // Taken back and removed before this ran: there is nothing to send.
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** A decision of a person: it counts as a new beginning, but those who have the mail do not get it twice. */
async function queueAgain(ctx: Ctx, id: string, sendAfter: Date): Promise<void> {
  await ctx.tx
    .updateTable('outgoingMails')
    .set({ state: 'queued', sendAfter, attempts: 0, leaseUntil: null, lastError: null, finishedAt: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
}

async function insertReply(ctx: Ctx, reply: Outgoing, sendAfter: Date): Promise<void> {
  const inbox = reply.inbox && (await findKnownInbox(ctx.platform, ctx.workspaceId, reply.inbox.id));
  const codes = replyCodes(ctx.platform);
  const place = { workspaceId: ctx.workspaceId, number: reply.conversationNumber };
  const address = reply.inbox?.address ?? ctx.platform.config.mailFrom;
  const usesCode = inbox?.connection.plusAddress === 'use';
  const answers = reply.inReplyTo !== null && !/^re:/i.test(reply.subject.trim());
  const fixed: Envelope = {
    from: { name: senderName(reply), address },
    replyTo: usesCode
      ? { name: reply.inbox?.name ?? '', address: codes.replyAddress({ ...place, inboxAddress: address }) }
      : null,
    to: reply.to,
    cc: reply.cc,
    bcc: reply.bcc,
    subject: answers ? `Re: ${reply.subject}` : reply.subject,
    inReplyTo: reply.inReplyTo,
    references: reply.references,
    date: reply.sentAt.toISOString(),
    words: null,
  };
  await ctx.tx
    .insertInto('outgoingMails')
    .values({
      workspaceId: ctx.workspaceId,
      id: reply.messageId,
      kind: 'reply',
      inboxId: reply.inbox?.id ?? null,
      messageId: reply.messageId,
      envelope: JSON.stringify(fixed),
      emailMessageId: reply.emailMessageId ?? codes.messageId(place),
      sendAfter,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .execute();
}

function senderName({ author, inbox, customer }: Outgoing): string {
  if (!author?.name) return inbox?.name ?? '';
  if (!inbox) return author.name;
  const say = translator('channels', customer.language ?? undefined);
  return say('mail.sender', { staff: author.name, inbox: inbox.name });
}

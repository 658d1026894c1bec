import { createHash } from 'node:crypto';
import { receiveMessage, recordDelivery } from '#modules/conversations/index.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import { emailOf } from '#platform/mail/address.ts';
import type { ReadMessage } from '../email/message/read-message.ts';
import type { DeliveryReport } from '../email/message/delivery-report.ts';
import { mailQuarantined, possiblyRelated } from '../events.ts';
import type { KnownInbox } from '../inboxes/known-inboxes.ts';
import type { SenderCheck } from '../logic.ts';
import type { ReplyCodes } from '../reply-codes.ts';
import { findThread } from './find-thread.ts';
import { contentsOf } from './message-contents.ts';

/** A mail that has been read, with everything that was found out before the transaction began. */
export interface ReadyMail {
  rawMessageId: string;
  inbox: KnownInbox;
  receivedAt: Date;
  envelopeFrom: string | null;
  envelopeTo: string | null;
  content:
    | { kind: 'read'; read: ReadMessage; files: readonly StoredFile[] }
    | { kind: 'unreadable'; reason: string };
  senderCheck: SenderCheck;
}

export interface TakenIn {
  state: 'accepted' | 'suppressed' | 'quarantined';
  reason: string | null;
  conversationId: string | null;
  messageId: string | null;
}

/** Turns one mail into what it means for the workspace. */
export async function takeIn(ctx: Ctx, mail: ReadyMail, codes: ReplyCodes): Promise<TakenIn> {
  if (mail.content.kind === 'unreadable') return quarantine(ctx, mail, mail.content.reason);
  const { read } = mail.content;
  const { origin } = read;
  // Our own mail that came back holds nothing new. Mail between two of our inboxes does, and is taken in.
  if (origin.kind === 'loop' && origin.reasons.some((reason) => reason !== 'own-address'))
    return leftOut(`loop:${origin.reasons[0]}`);
  if (origin.kind === 'bounce') {
    const settled = await settleDelivery(ctx, origin.report);
    if (settled) return settled;
  }
  const { senderCheck, inbox, envelopeTo } = mail;
  const thread = await findThread(ctx, { read, codes, inboxAddress: inbox.address, envelopeTo, senderCheck });
  // News about a mail that we never sent, and a complaint that names none of ours, begin no conversation.
  const isReport = origin.kind === 'bounce' || origin.kind === 'feedback-report';
  if (isReport && thread.kind === 'begin') return leftOut(`${origin.kind}-of-unknown-mail`);
  const from = senderOf(read, mail.envelopeFrom);
  const customer = await findOrCreateCustomerByAddress(ctx, {
    address: identityOf(from.address),
    name: from.name,
  });
  const received = await receiveMessage(ctx, {
    ...contentsOf(read, mail.content.files),
    ...(thread.kind === 'join' ? { conversationId: thread.conversationId } : {}),
    channel: 'email',
    inboxId: inbox.id,
    customerId: customer.customerId,
    from,
    senderCheck,
    rawMessageId: mail.rawMessageId,
    isAutomatic: origin.kind !== 'human',
    sentAt: believableDate(read.date, mail.receivedAt),
  });
  if (thread.kind === 'begin' && thread.related)
    announce(
      ctx,
      possiblyRelated,
      {
        conversationId: received.conversationId,
        relatedTo: thread.related.conversationId,
        by: thread.related.by,
      },
      { subjectId: received.conversationId },
    );
  return {
    state: 'accepted',
    reason: null,
    conversationId: received.conversationId,
    messageId: received.messageId,
  };
}

export function quarantine(
  ctx: Ctx,
  mail: Pick<ReadyMail, 'rawMessageId' | 'inbox'>,
  reason: string,
): TakenIn {
  announce(ctx, mailQuarantined, { rawMessageId: mail.rawMessageId, inboxId: mail.inbox.id, reason });
  return { state: 'quarantined', reason, conversationId: null, messageId: null };
}

export function leftOut(reason: string): TakenIn {
  return { state: 'suppressed', reason, conversationId: null, messageId: null };
}

/** A report about a mail of ours belongs to that mail: it shows there as what became of it. */
async function settleDelivery(ctx: Ctx, report: DeliveryReport): Promise<TakenIn | undefined> {
  if (!report.originalMessageId) return undefined;
  const sent = await ctx.tx
    .selectFrom('outgoingMails as o')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.workspaceId', '=', 'o.workspaceId').onRef('m.id', '=', 'o.messageId'),
    )
    .select(['o.messageId', 'm.conversationId'])
    .where('o.workspaceId', '=', ctx.workspaceId)
    .where('o.emailMessageId', '=', report.originalMessageId)
    .executeTakeFirst();
  if (!sent?.messageId) return undefined;
  const worst = report.recipients.find((recipient) => recipient.action === 'failed') ?? report.recipients[0];
  const detail = [worst?.address, worst?.status, worst?.diagnostic].filter(Boolean).join(' ').slice(0, 500);
  if (report.outcome === 'failed')
    await recordDelivery(ctx, { messageId: sent.messageId, delivery: 'rejected', detail });
  return { state: 'accepted', reason: null, conversationId: sent.conversationId, messageId: sent.messageId };
}

/** Even a mail that names no usable sender is somebody's words; it can be read, only not answered. */
function senderOf(read: ReadMessage, envelopeFrom: string | null): { name: string; address: string } {
  if (read.from) return read.from;
  const isAddress = envelopeFrom !== null && /^[^\s@<>]{1,64}@[^\s@<>]{1,250}$/.test(envelopeFrom);
  return { name: '', address: isAddress ? envelopeFrom.toLowerCase() : 'unknown@sender.invalid' };
}

/**
 * Some addresses at which people really write are none by the rules that customers are known by: doubled dots,
 * underscores in a domain. Refusing them would put their mail aside, so such a sender is known by a stand-in of their
 * own, never one that two senders share. The message keeps the true address, and that is where an answer goes.
 */
function identityOf(address: string): string {
  if (emailOf(address)) return address;
  const mark = createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 32);
  return `${mark}@sender.invalid`;
}

const millisecondsPerDay = 86_400_000;

/**
 * The customer's clock begins when they wrote, and a mail may wait for days on its way. A date further back than a week
 * is a wrong clock or an invention.
 */
export function believableDate(claimed: Date | null, receivedAt: Date): Date {
  if (!claimed || claimed > receivedAt) return receivedAt;
  return receivedAt.getTime() - claimed.getTime() > 7 * millisecondsPerDay ? receivedAt : claimed;
}

import { createHash } from 'node:crypto';
import { receiveMessages, recordDelivery, type IncomingMessage } from '#modules/conversations/index.ts';
import { findOrCreateCustomersByAddress } from '#modules/customers/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { emailOf } from '#platform/mail/address.ts';
import type { ReadMessage } from '../email/message/read-message.ts';
import type { DeliveryReport } from '../email/message/delivery-report.ts';
import { possiblyRelated } from '../events.ts';
import type { ThreadDecision } from '../logic.ts';
import type { ReplyCodes } from '../reply-codes.ts';
import { findThreads } from './find-thread.ts';
import { contentsOf } from './message-contents.ts';
import {
  isWorded,
  leftOut,
  quarantine,
  type ReadyMail,
  type TakenIn,
  type WordedMail,
} from './ready-mail.ts';
import { wavesOf } from './waves.ts';

type Outcomes = Map<string, TakenIn>;

/**
 * Turns mails into what they mean for the workspace, with as many statements for a batch of strangers' mails as for one.
 * The outcome is that of taking them in one after the other.
 */
export async function takeIn(ctx: Ctx, mails: readonly ReadyMail[], codes: ReplyCodes): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const worded: WordedMail[] = [];
  for (const mail of mails) {
    if (!isWorded(mail)) outcomes.set(mail.rawMessageId, quarantine(ctx, mail, unreadableBecause(mail)));
    else {
      const settled = await settleWithoutWords(ctx, mail.content.read);
      if (settled) outcomes.set(mail.rawMessageId, settled);
      else worded.push(mail);
    }
  }
  for (const wave of wavesOf(worded, ({ content }) => content.read))
    await takeInWave(ctx, wave, { codes, outcomes });
  return outcomes;
}

function unreadableBecause({ content }: ReadyMail): string {
  return content.kind === 'unreadable' ? content.reason : 'reader-failed';
}

/** Our own mail that came back, and news about a mail of ours, are no words of a customer. */
async function settleWithoutWords(ctx: Ctx, { origin }: ReadMessage): Promise<TakenIn | undefined> {
  // Our own mail that came back holds nothing new. Mail between two of our inboxes does, and is taken in.
  if (origin.kind === 'loop' && origin.reasons.some((reason) => reason !== 'own-address'))
    return leftOut(`loop:${origin.reasons[0]}`);
  return origin.kind === 'bounce' ? settleDelivery(ctx, origin.report) : undefined;
}

async function takeInWave(
  ctx: Ctx,
  wave: readonly WordedMail[],
  { codes, outcomes }: { codes: ReplyCodes; outcomes: Outcomes },
): Promise<void> {
  const placed = await findThreads(ctx, wave, codes);
  // News about a mail that we never sent, and a complaint that names none of ours, begin no conversation.
  const kept = placed.filter(({ mail, thread }) => {
    const { kind } = mail.content.read.origin;
    const isStray = (kind === 'bounce' || kind === 'feedback-report') && thread.kind === 'begin';
    if (isStray) outcomes.set(mail.rawMessageId, leftOut(`${kind}-of-unknown-mail`));
    return !isStray;
  });
  const customers = await findOrCreateCustomersByAddress(
    ctx,
    kept.map(({ mail }) => {
      const { name, address } = senderOf(mail);
      return { name, address: identityOf(address) };
    }),
  );
  const received = await receiveMessages(
    ctx,
    kept.map(({ mail, thread }, index) => wordsOf(mail, thread, customers[index]?.customerId ?? '')),
  );
  for (const [index, { mail, thread }] of kept.entries()) {
    const { conversationId, messageId } = received[index] ?? { conversationId: '', messageId: '' };
    outcomes.set(mail.rawMessageId, { state: 'accepted', reason: null, conversationId, messageId });
    if (thread.kind !== 'begin' || !thread.related) continue;
    const { conversationId: relatedTo, by } = thread.related;
    announce(ctx, possiblyRelated, { conversationId, relatedTo, by }, { subjectId: conversationId });
  }
}

function wordsOf(mail: WordedMail, thread: ThreadDecision, customerId: string): IncomingMessage {
  const { read, files } = mail.content;
  return {
    ...contentsOf(read, files),
    ...(thread.kind === 'join' ? { conversationId: thread.conversationId } : {}),
    channel: 'email',
    inboxId: mail.inbox.id,
    customerId,
    from: senderOf(mail),
    senderCheck: mail.senderCheck,
    rawMessageId: mail.rawMessageId,
    isAutomatic: read.origin.kind !== 'human' || read.isVerification,
    isRestricted: read.isVerification,
    sentAt: believableDate(read.date, mail.receivedAt),
  };
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
function senderOf({ content, envelopeFrom }: WordedMail): { name: string; address: string } {
  if (content.read.from) return content.read.from;
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

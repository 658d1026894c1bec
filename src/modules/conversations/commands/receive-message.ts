import { touchLastConversation } from '#modules/customers/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { recordFiles } from '#platform/files/record-files.ts';
import { newId } from '#platform/ids.ts';
import type { MailAddress } from '../contract.ts';
import { conversationStatusChanged, messageReceived } from '../events.ts';
import { arrival, believableInstant, type Arrival } from '../logic/arrival.ts';
import { lockConversation, type LockedConversation } from '../queries/lock-conversation.ts';
import { beginConversation } from './begin-conversation.ts';
import { addAttachments, addParticipants, appendMessage, type FileOfMessage } from './write-message.ts';

/** What a channel hands over: the words, who said them, and the conversation they continue if it knows one. */
export interface IncomingMessage {
  /** Given when the channel must know it beforehand, to name files or log the mail; otherwise made here. */
  messageId?: string;
  channel: 'email' | 'chat' | 'form' | 'phone' | 'api';
  inboxId: string | null;
  /** The thread these words belong to, already authenticated by the channel; without it a conversation begins. */
  conversationId?: string;
  /** The customer the sender is, never the customer of the thread: a newcomer inherits nothing. */
  customerId: string;
  from: MailAddress;
  to?: readonly MailAddress[];
  cc?: readonly MailAddress[];
  subject: string;
  text: string;
  html: string | null;
  quotedText?: string | null;
  quotedHtml?: string | null;
  language?: string | null;
  emailMessageId?: string | null;
  senderCheck?: 'verified' | 'unverified' | 'failed' | null;
  rawMessageId?: string | null;
  isAutomatic?: boolean;
  isThanksOnly?: boolean;
  sentAt: Date;
  /** Already safe in the file store. */
  attachments?: readonly FileOfMessage[];
}

export interface Received {
  conversationId: string;
  messageId: string;
  isNew: boolean;
  reopened: boolean;
}

/**
 * Takes in a customer's words: continues the conversation they belong to, or begins one. Four statements either way,
 * two more with files.
 */
export async function receiveMessage(ctx: Ctx, incoming: IncomingMessage): Promise<Received> {
  const sentAt = believableInstant(incoming.sentAt, ctx.now);
  const isAutomatic = incoming.isAutomatic ?? false;
  const known = incoming.conversationId ? await lockConversation(ctx, incoming.conversationId) : undefined;
  const verdict: Arrival = known
    ? arrival(known, { sentAt, isAutomatic, isThanksOnly: incoming.isThanksOnly ?? false }, ctx.now)
    : { continues: false };
  await recordFiles(ctx, incoming.attachments ?? []);
  await touchLastConversation(ctx, { customerId: incoming.customerId, at: sentAt });
  const messageId = incoming.messageId ?? newId();
  const words = { ...incoming, messageId, sentAt, isAutomatic };
  if (known && verdict.continues) return continueConversation(ctx, known, verdict, words);
  const conversationId = await beginConversation(ctx, {
    ...words,
    direction: 'in',
    waitingSince: isAutomatic ? null : sentAt,
  });
  await addParticipants(ctx, conversationId, peopleOf(incoming), sentAt);
  await addAttachments(ctx, messageId, incoming.attachments ?? []);
  return { conversationId, messageId, isNew: true, reopened: false };
}

type Words = IncomingMessage & { messageId: string; isAutomatic: boolean };

export async function continueConversation(
  ctx: Ctx,
  known: LockedConversation,
  verdict: Extract<Arrival, { continues: true }>,
  words: Words,
): Promise<Received> {
  const conversationId = known.id;
  const { messageId } = words;
  const hasMoved = verdict.status !== known.status;
  await appendMessage(
    ctx,
    {
      ...words,
      id: messageId,
      conversationId,
      direction: 'in',
      kind: 'message',
      authorCustomerId: words.customerId,
      revision: known.revision + 1,
    },
    {
      waitingSince: verdict.waitingSince,
      ...(hasMoved ? { status: verdict.status, snoozedUntil: null, closedAt: null } : {}),
    },
  );
  await addParticipants(ctx, conversationId, peopleOf(words), words.sentAt);
  await addAttachments(ctx, messageId, words.attachments ?? []);
  announce(
    ctx,
    messageReceived,
    {
      conversationId,
      messageId,
      customerId: words.customerId,
      at: words.sentAt.toISOString(),
      isFirst: false,
      startsWaiting: verdict.startsWaiting,
      reopened: verdict.reopens,
      automatic: words.isAutomatic,
    },
    { subjectId: conversationId },
  );
  if (hasMoved)
    announce(
      ctx,
      conversationStatusChanged,
      {
        conversationId,
        from: known.status,
        to: verdict.status,
        customerId: known.customerId,
        staffId: null,
        until: null,
      },
      { subjectId: conversationId },
    );
  return { conversationId, messageId, isNew: false, reopened: verdict.reopens };
}

/** A mail whose sender is shown to be forged brings nobody else onto the thread: its Cc may be the attack (SEC-024). */
function peopleOf(words: IncomingMessage) {
  const sender = { ...words.from, customerId: words.customerId };
  return words.senderCheck === 'failed' ? [sender] : [...(words.to ?? []), ...(words.cc ?? []), sender];
}

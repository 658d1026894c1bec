import { touchLastConversations } from '#modules/customers/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { recordFiles } from '#platform/files/record-files.ts';
import { newId } from '#platform/ids.ts';
import type { MailAddress } from '../contract.ts';
import { arrival, believableInstant } from '../logic/arrival.ts';
import { lockConversations } from '../queries/lock-conversation.ts';
import { beginConversations, type Beginning } from './begin-conversation.ts';
import {
  addPeopleAndFiles,
  afterWords,
  continueConversations,
  type Continuation,
} from './continue-conversation.ts';
import type { FileOfMessage } from './write-message.ts';

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
  /** Begins a conversation that few may see; it never continues one. */
  isRestricted?: boolean;
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

export interface ArrivedMessage extends IncomingMessage {
  messageId: string;
  isAutomatic: boolean;
}

export async function receiveMessage(ctx: Ctx, incoming: IncomingMessage): Promise<Received> {
  const [received] = await receiveMessages(ctx, [incoming]);
  if (!received) throw new Error('A message was taken in and is nowhere');
  return received;
}

/**
 * Takes in customers' words, in order: each continues the conversation it belongs to, or begins one. Four or five
 * statements, two more with files, however many messages there are.
 */
export async function receiveMessages(ctx: Ctx, incoming: readonly IncomingMessage[]): Promise<Received[]> {
  if (incoming.length === 0) return [];
  const arrived = incoming.map((each) => ({
    ...each,
    messageId: each.messageId ?? newId(),
    isAutomatic: each.isAutomatic ?? false,
    sentAt: believableInstant(each.sentAt, ctx.now),
  }));
  const continued = await continuationsOf(ctx, arrived);
  await recordFiles(
    ctx,
    arrived.flatMap(({ attachments }) => attachments ?? []),
  );
  await touchLastConversations(
    ctx,
    arrived.map(({ customerId, sentAt }) => ({ customerId, at: sentAt })),
  );
  await continueConversations(ctx, [...continued.values()]);
  const beginning = arrived.filter((words) => !continued.has(words));
  const begun = await beginConversations(ctx, beginning.map(beginningOf));
  const received = arrived.map((words): Received => {
    const { messageId } = words;
    const joined = continued.get(words);
    if (joined)
      return { conversationId: joined.known.id, messageId, isNew: false, reopened: joined.verdict.reopens };
    const conversationId = begun[beginning.indexOf(words)] ?? '';
    return { conversationId, messageId, isNew: true, reopened: false };
  });
  await addPeopleAndFiles(
    ctx,
    arrived.map((words, index) => ({
      words,
      conversationId: received[index]?.conversationId ?? '',
      joins: continued.has(words),
    })),
  );
  return received;
}

/** Which words continue what. Words of one batch for one conversation find it as the earlier ones have left it. */
async function continuationsOf(
  ctx: Ctx,
  arrived: readonly ArrivedMessage[],
): Promise<Map<ArrivedMessage, Continuation>> {
  // Somebody may have given a reply address of ours to the service that sends a sign-in code.
  const joining = arrived.filter(({ isRestricted }) => !isRestricted);
  const threads = new Set(joining.flatMap(({ conversationId }) => conversationId ?? []));
  const conversations = await lockConversations(ctx, [...threads]);
  const continued = new Map<ArrivedMessage, Continuation>();
  for (const words of joining) {
    if (words.conversationId === undefined) continue;
    const known = conversations.get(words.conversationId);
    if (!known) throw notFound();
    const { sentAt, isAutomatic, isThanksOnly = false } = words;
    const verdict = arrival(known, { sentAt, isAutomatic, isThanksOnly }, ctx.now);
    if (!verdict.continues) continue;
    const continuation = { known, verdict, words };
    continued.set(words, continuation);
    conversations.set(known.id, afterWords(continuation));
  }
  return continued;
}

function beginningOf(words: ArrivedMessage): Beginning {
  return { ...words, direction: 'in', waitingSince: words.isAutomatic ? null : words.sentAt };
}

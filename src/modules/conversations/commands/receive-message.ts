import { touchingCustomers } from '#modules/customers/index.ts';
import type { Ctx } from '#platform/context.ts';
import { sendTogether } from '#platform/db/pipelined.ts';
import { notFound } from '#platform/errors.ts';
import { recordingFiles } from '#platform/files/record-files.ts';
import { newId } from '#platform/ids.ts';
import type { MailAddress } from '../contract.ts';
import { arrival, believableInstant } from '../logic/arrival.ts';
import { lockConversations } from '../queries/lock-conversation.ts';
import { beginningConversations, type Begun } from './begin-conversation.ts';
import {
  addingPeopleAndFiles,
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
 * Takes in customers' words, in order: each continues the conversation it belongs to, or begins one. Three or four
 * statements, two more with files, however many messages there are, and most of them sent together.
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
  const placed = arrived.map((words): Received & { words: ArrivedMessage } => {
    const { messageId } = words;
    const joined = continued.get(words);
    return joined
      ? { words, messageId, conversationId: joined.known.id, isNew: false, reopened: joined.verdict.reopens }
      : { words, messageId, conversationId: newId(), isNew: true, reopened: false };
  });
  await continueConversations(ctx, [...continued.values()]);
  await sendTogether(ctx.tx, [
    ...recordingFiles(
      ctx,
      arrived.flatMap(({ attachments }) => attachments ?? []),
    ),
    ...touchingCustomers(
      ctx,
      arrived.map(({ customerId, sentAt }) => ({ customerId, at: sentAt })),
    ),
    ...beginningConversations(ctx, placed.filter(({ isNew }) => isNew).map(beginningOf)),
    ...addingPeopleAndFiles(
      ctx,
      placed.map(({ words, conversationId, isNew }) => ({ words, conversationId, joins: !isNew })),
    ),
  ]);
  return placed.map(({ words: _, ...received }) => received);
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

function beginningOf({ words, conversationId }: { words: ArrivedMessage; conversationId: string }): Begun {
  return { ...words, conversationId, direction: 'in', waitingSince: words.isAutomatic ? null : words.sentAt };
}

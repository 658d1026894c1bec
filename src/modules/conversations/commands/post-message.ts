import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { Message, postMessage as endpoint } from '../contract.ts';
import { conversationStatusChanged, messageQueued, noteAdded } from '../events.ts';
import { arrival } from '../logic/arrival.ts';
import { sendingTime } from '../logic/sending.ts';
import { mayPost } from '../permissions.ts';
import { lockConversation, type LockedConversation } from '../queries/lock-conversation.ts';
import { getMessage, listMessagesSince } from '../queries/messages.ts';
import { carryUploads } from './carry-uploads.ts';
import { recipientsOf, senderOf } from './recipients.ts';
import { continueConversation } from './continue-conversation.ts';
import { assertSaysSomething, wordsOf } from './words-of.ts';
import { addParticipants, appendMessage } from './write-message.ts';

type Input = InputOf<typeof endpoint>;

/** Sends a reply, leaves a note, or records what a customer said; the conversation's lock makes two senders take turns. */
export async function postMessage(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: Input },
): Promise<Message> {
  if (!mayPost(ctx.actor, input))
    throw new Refusal('not_allowed', { kind: 'forbidden', facts: { needs: 'conversations:write' } });
  const conversation = await lockConversation(ctx, params.id);
  await assertNothingCame(ctx, conversation, input);
  const words = wordsOf(input);
  assertSaysSomething(words, input.attachmentIds.length);
  const messageId = newId();
  if (input.kind === 'note') await leaveNote(ctx, conversation, { ...input, ...words, messageId });
  else if (input.direction === 'in') await recordWords(ctx, conversation, { ...words, messageId });
  else await sendReply(ctx, conversation, { ...input, ...words, messageId });
  await carryUploads(ctx, messageId, input.attachmentIds);
  await dropDraft(ctx, conversation.id, input.kind);
  return getMessage(ctx, messageId);
}

type Written = Omit<Input, 'html' | 'text'> & { html: string | null; text: string; messageId: string };

/** Stops a writer who has not seen the latest words; a change that brought no words stops nobody. */
async function assertNothingCame(ctx: Ctx, conversation: LockedConversation, input: Input): Promise<void> {
  if (input.kind === 'note' || input.seenRevision === undefined) return;
  if (input.seenRevision >= conversation.revision) return;
  const since = await listMessagesSince(ctx, conversation.id, input.seenRevision);
  if (since.length === 0) return;
  throw new Refusal('somebody_wrote_meanwhile', {
    kind: 'conflict',
    facts: { since, revision: conversation.revision },
  });
}

async function leaveNote(ctx: Ctx, conversation: LockedConversation, note: Written): Promise<void> {
  const mentions = [...new Set(note.mentions)];
  const staffId = staffIdOf(ctx);
  await appendMessage(
    ctx,
    {
      id: note.messageId,
      conversationId: conversation.id,
      direction: 'out',
      kind: 'note',
      authorStaffId: staffId,
      text: note.text,
      html: note.html,
      mentions,
      revision: conversation.revision + 1,
      sentAt: ctx.now,
    },
    {},
  );
  const about = { conversationId: conversation.id, messageId: note.messageId };
  announce(ctx, noteAdded, { ...about, staffId, mentions }, { subjectId: conversation.id });
}

/** A member of staff writes down what the customer said; the matter is theirs to continue, however long it was closed. */
async function recordWords(
  ctx: Ctx,
  conversation: LockedConversation,
  said: { html: string | null; text: string; messageId: string },
): Promise<void> {
  const facts = { ...conversation, closedAt: conversation.closedAt && ctx.now };
  const verdict = arrival(facts, { sentAt: ctx.now, isAutomatic: false, isThanksOnly: false }, ctx.now);
  if (!verdict.continues) throw new Error('Words recorded by staff always continue their conversation');
  const { to, customer } = await recipientsOf(ctx, conversation, {});
  const words = {
    ...said,
    channel: conversation.channel,
    inboxId: conversation.inboxId,
    customerId: conversation.customerId,
    from: customer ?? to[0] ?? { name: '', address: '' },
    subject: conversation.subject,
    sentAt: ctx.now,
    isAutomatic: false,
  };
  await continueConversation(ctx, { known: conversation, verdict, words });
}

async function sendReply(ctx: Ctx, conversation: LockedConversation, reply: Written): Promise<void> {
  // A reply would quote the code it answers.
  if (conversation.isRestricted) throw new Refusal('conversation_restricted', { kind: 'conflict' });
  const wanted = reply.sendAfter === undefined ? undefined : new Date(reply.sendAfter);
  const time = sendingTime(wanted, ctx.now);
  if (!time.allowed) throw invalid(time.because);
  const sender = await senderOf(ctx, conversation);
  const people = await recipientsOf(ctx, conversation, reply);
  if (sender.leavesByMail && people.to.length === 0) throw invalid('recipient_missing', 'to');
  const staffId = staffIdOf(ctx);
  const status = reply.then ?? conversation.status;
  const sentAt = sender.leavesByMail ? time.sentAt : ctx.now;
  const sendAfter = sender.leavesByMail ? time.sendAfter : ctx.now;
  await appendMessage(
    ctx,
    {
      id: reply.messageId,
      conversationId: conversation.id,
      direction: 'out',
      kind: 'message',
      authorStaffId: staffId,
      from: sender.from,
      to: people.to,
      cc: people.cc,
      bcc: people.bcc,
      subject: conversation.subject,
      text: reply.text,
      html: reply.html,
      mentions: reply.mentions,
      delivery: sender.leavesByMail ? 'queued' : null,
      sendAfter: sender.leavesByMail ? sendAfter : null,
      revision: conversation.revision + 1,
      sentAt,
    },
    {
      waitingSince: null,
      status,
      snoozedUntil: status === 'snoozed' ? conversation.snoozedUntil : null,
      closedAt: status === 'closed' ? (conversation.closedAt ?? ctx.now) : null,
    },
  );
  await addParticipants(ctx, conversation.id, [...people.to, ...people.cc], sentAt);
  announceReply(ctx, conversation, {
    messageId: reply.messageId,
    status,
    sentAt,
    sendAfter,
    channel: sender.leavesByMail ? 'email' : conversation.channel,
  });
}

interface SentReply {
  messageId: string;
  status: string;
  sentAt: Date;
  sendAfter: Date;
  channel: string;
}

function announceReply(ctx: Ctx, conversation: LockedConversation, sent: SentReply): void {
  const subject = { subjectId: conversation.id };
  const staffId = staffIdOf(ctx);
  announce(
    ctx,
    messageQueued,
    {
      conversationId: conversation.id,
      messageId: sent.messageId,
      staffId,
      at: sent.sentAt.toISOString(),
      sendAfter: sent.sendAfter.toISOString(),
      channel: sent.channel,
    },
    subject,
  );
  if (sent.status === conversation.status) return;
  announce(
    ctx,
    conversationStatusChanged,
    {
      conversationId: conversation.id,
      from: conversation.status,
      to: sent.status,
      customerId: conversation.customerId,
      staffId,
      until: null,
    },
    subject,
  );
}

async function dropDraft(ctx: Ctx, conversationId: string, kind: 'message' | 'note'): Promise<void> {
  const staffId = staffIdOf(ctx);
  if (staffId === null) return;
  await ctx.tx
    .deleteFrom('drafts')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('staffId', '=', staffId)
    .where('kind', '=', kind)
    .execute();
}

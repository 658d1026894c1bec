import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { sendTogether, type Statement } from '#platform/db/pipelined.ts';
import { insertRows, rowsOf } from '#platform/db/rows.ts';
import { conversationStatusChanged, messageReceived } from '../events.ts';
import type { Arrival } from '../logic/arrival.ts';
import { preview } from '../logic/words.ts';
import type { LockedConversation } from '../queries/lock-conversation.ts';
import type { ArrivedMessage } from './receive-message.ts';
import { stopScheduled } from './schedule-message.ts';
import { addingAttachments, addingParticipants, messageColumns } from './write-message.ts';

/** Words, the locked conversation as they find it, and what they do to it. */
export interface Continuation {
  known: LockedConversation;
  verdict: Extract<Arrival, { continues: true }>;
  words: ArrivedMessage;
}

export async function continueConversation(ctx: Ctx, continuation: Continuation): Promise<void> {
  await continueConversations(ctx, [continuation]);
  const { known, words } = continuation;
  await sendTogether(ctx.tx, addingPeopleAndFiles(ctx, [{ conversationId: known.id, words, joins: true }]));
}

/** The conversation as the next words of the same batch find it. */
export function afterWords({ known, verdict, words }: Continuation): LockedConversation {
  const hasMoved = verdict.status !== known.status;
  return {
    ...known,
    status: verdict.status,
    waitingSince: verdict.waitingSince,
    snoozedUntil: hasMoved ? null : known.snoozedUntil,
    closedAt: hasMoved ? null : known.closedAt,
    messageCount: known.messageCount + 1,
    lastMessageAt: words.sentAt > known.lastMessageAt ? words.sentAt : known.lastMessageAt,
    lastMessageDirection: 'in',
    lastMessagePreview: preview(words.text),
    revision: known.revision + 1,
  };
}

/** Appends customers' words and brings their conversations up to date, in one statement. */
export async function continueConversations(ctx: Ctx, continuations: readonly Continuation[]): Promise<void> {
  if (continuations.length === 0) return;
  const latest = new Map(continuations.map((each) => [each.known.id, afterWords(each)]));
  const messages = continuations.map(({ known, words }) =>
    messageColumns(ctx, {
      ...words,
      id: words.messageId,
      conversationId: known.id,
      direction: 'in',
      kind: 'message',
      authorCustomerId: words.customerId,
      revision: known.revision + 1,
    }),
  );
  // Moments that stay are left as they are: the database knows them to the microsecond, we do not.
  await sql`
    with moved as (
      update conversations c set status = d.status, waiting_since = d.waiting_since,
        snoozed_until = case when d.status = c.status then c.snoozed_until end,
        closed_at = case when d.status = c.status then c.closed_at end,
        message_count = d.message_count, last_message_at = greatest(c.last_message_at, d.last_message_at),
        last_message_direction = d.last_message_direction, last_message_preview = d.last_message_preview,
        revision = d.revision, updated_at = ${ctx.now}
      from ${rowsOf('conversations', [...latest.values()])} d
      where c.workspace_id = ${ctx.workspaceId}::uuid and c.id = d.id)
    ${insertRows('messages', messages)}`.execute(ctx.tx);
  for (const each of continuations) announceWords(ctx, each);
  const said = continuations.filter(({ words }) => !words.isAutomatic);
  await stopScheduled(ctx, [...new Set(said.map(({ known }) => known.id))]);
}

function announceWords(ctx: Ctx, { known, verdict, words }: Continuation): void {
  const subject = { subjectId: known.id };
  announce(
    ctx,
    messageReceived,
    {
      conversationId: known.id,
      messageId: words.messageId,
      customerId: words.customerId,
      at: words.sentAt.toISOString(),
      isFirst: false,
      startsWaiting: verdict.startsWaiting,
      reopened: verdict.reopens,
      automatic: words.isAutomatic,
    },
    subject,
  );
  if (verdict.status === known.status) return;
  announce(
    ctx,
    conversationStatusChanged,
    {
      conversationId: known.id,
      from: known.status,
      to: verdict.status,
      customerId: known.customerId,
      staffId: null,
      until: null,
    },
    subject,
  );
}

/** Whoever is named by words is on their thread from then on, and their files hang on the message. */
export function addingPeopleAndFiles(
  ctx: Ctx,
  kept: readonly { conversationId: string; words: ArrivedMessage; joins: boolean }[],
): Statement[] {
  const threads = kept.map(({ conversationId, words, joins }) => ({
    conversationId,
    people: joins ? peopleJoining(words) : peopleBeginning(words),
    since: words.sentAt,
  }));
  const files = kept.map(({ words }) => ({ messageId: words.messageId, files: words.attachments ?? [] }));
  return [...addingParticipants(ctx, threads), ...addingAttachments(ctx, files)];
}

/**
 * Whoever begins a matter says who else takes part: there is nothing yet that they could read. A sender shown to be
 * forged brings nobody, and a mail that carries somebody's key has no public at all.
 */
function peopleBeginning(words: ArrivedMessage) {
  const sender = { ...words.from, customerId: words.customerId };
  if (words.isRestricted || words.senderCheck === 'failed') return [sender];
  return [...(words.to ?? []), ...(words.cc ?? []), sender];
}

/**
 * Whoever joins a matter would read on from here, so a mail brings nobody, not even its own sender, unless that sender
 * has been verified: From and Cc are written by anyone (SEC-019, SEC-024). Its words are kept and shown as unverified.
 */
function peopleJoining(words: ArrivedMessage) {
  const isUnproven = words.senderCheck === 'unverified' || words.senderCheck === 'failed';
  return isUnproven ? [] : peopleBeginning(words);
}

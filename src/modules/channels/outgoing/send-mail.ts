import { randomInt } from 'node:crypto';
import type { Selectable } from 'kysely';
import { recordDelivery } from '#modules/conversations/index.ts';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { isUnavailable } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import type { SendOutcome } from '#platform/mail/smtp-client.ts';
import { count } from '#platform/metrics.ts';
import { translator } from '#platform/texts/texts.ts';
import type { ChannelsTables } from '../tables.ts';
import { claimMail, type ClaimedMail } from './claim-mail.ts';
import { composeOutgoing } from './compose-outgoing.ts';
import { holdLease } from './lease.ts';
import { nextState, type NextState } from './next-state.ts';
import { wayOut } from './way-out.ts';

export type SendAgain = (
  ctx: Ctx,
  mail: { mailId: string; inboxId: string | null },
  at: Date,
) => Promise<void>;

interface Errand {
  workspaceId: string;
  mailId: string;
  again: SendAgain;
}

/**
 * One attempt at one mail: claimed in a short transaction, written and sent outside of any, and what came of it
 * recorded in another. Between the two the row says `sending` with a lease; if this process dies there, nobody knows
 * whether the mail left, and the sweep says so.
 */
export async function sendMail(platform: Platform, errand: Errand): Promise<void> {
  const claimed = await claimMail(platform, errand);
  if (!claimed) return;
  const lease = holdLease(platform, errand.workspaceId, claimed);
  const outcome = await attempt(platform, errand.workspaceId, claimed).finally(() => lease.release());
  count(`outgoing_${outcome.kind}`);
  const next = nextState(outcome, {
    attempts: claimed.attempts,
    acceptedBefore: claimed.acceptedRecipients,
    chance: randomInt(1000) / 1000,
  });
  const held = { ...claimed, leaseUntil: lease.until() };
  const signInRefused = outcome.kind === 'later' && outcome.signInRefused === true;
  await untilWritten(platform, () => record(platform, errand, held, { ...next, signInRefused }));
}

async function attempt(platform: Platform, workspaceId: string, claimed: ClaimedMail): Promise<SendOutcome> {
  const say = translator('channels');
  const client = await wayOut(platform, workspaceId, claimed.inboxId);
  if (!client) return { kind: 'rejected', detail: say('mail.no-way-out'), refused: [] };
  let composed;
  try {
    composed = await composeOutgoing(platform, workspaceId, claimed);
  } catch (error) {
    // Nothing has left. A file that cannot be read now may be readable later, and after a day somebody hears of it.
    platform.log.error({ workspaceId, mailId: claimed.id, err: error }, 'mail not written');
    return { kind: 'later', detail: say('mail.not-written'), refused: [] };
  }
  const done = new Set(claimed.acceptedRecipients);
  const to = composed.envelope.to.filter((address) => !done.has(address));
  if (to.length === 0) return { kind: 'sent', accepted: [], refused: [] };
  return client.send({ from: composed.envelope.from, to, raw: composed.raw });
}

const patienceInMilliseconds = 60_000;

/** What is known now must not be lost because the database is away for a moment. */
async function untilWritten(platform: Platform, write: () => Promise<void>): Promise<void> {
  const end = performance.now() + patienceInMilliseconds;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > end) throw error;
      platform.log.warn({ err: error }, 'delivery not yet written down');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function record(
  platform: Platform,
  errand: Errand,
  claimed: ClaimedMail,
  next: NextState & { signInRefused: boolean },
): Promise<void> {
  const options = { workspaceId: errand.workspaceId, actor: systemActor, requestId: newId() };
  return run(platform, options, async (ctx) => {
    const row = await lockMail(ctx, claimed.id);
    // Another attempt has begun meanwhile, by a person's decision; this one's news are no longer about the row.
    if (!row || row.leaseUntil?.getTime() !== claimed.leaseUntil.getTime()) return;
    const isFinal = next.state !== 'queued';
    const sendAfter =
      next.state === 'queued' ? new Date(ctx.now.getTime() + next.retryInSeconds * 1000) : row.sendAfter;
    await ctx.tx
      .updateTable('outgoingMails')
      .set({
        state: next.state,
        acceptedRecipients: next.accepted,
        lastError: next.detail,
        signInRefused: next.signInRefused,
        sendAfter,
        finishedAt: isFinal ? ctx.now : null,
        ...(isFinal ? {} : { leaseUntil: null }),
      })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', row.id)
      .execute();
    await tell(ctx, row, next);
    if (next.state === 'queued') await errand.again(ctx, { mailId: row.id, inboxId: row.inboxId }, sendAfter);
  });
}

/** A reply that some have already received stays `sending` until the rest is settled, or it could be taken back. */
async function tell(ctx: Ctx, row: MailRow, next: NextState): Promise<void> {
  if (row.messageId === null) return;
  if (next.state === 'queued' && next.accepted.length > 0) return;
  await recordDelivery(ctx, { messageId: row.messageId, delivery: next.state, detail: next.detail });
}

/** The sender of this mail died while it was sending: whether the mail left is unknown, and a person decides. */
export async function loseMail(ctx: Ctx, mailId: string): Promise<void> {
  const row = await lockMail(ctx, mailId);
  const isLost = row?.state === 'sending' && row.leaseUntil !== null && row.leaseUntil < ctx.now;
  if (!isLost) return;
  const detail = translator('channels')('mail.sender-died');
  await ctx.tx
    .updateTable('outgoingMails')
    .set({ state: 'uncertain', lastError: detail, finishedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailId)
    .execute();
  if (row.messageId === null) return;
  await recordDelivery(ctx, { messageId: row.messageId, delivery: 'uncertain', detail });
}

type MailRow = Selectable<ChannelsTables['outgoingMails']>;

function lockMail(ctx: Ctx, mailId: string): Promise<MailRow | undefined> {
  return ctx.tx
    .selectFrom('outgoingMails')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailId)
    .forUpdate()
    .executeTakeFirst();
}

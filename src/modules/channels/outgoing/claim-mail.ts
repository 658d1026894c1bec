import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { claimForSending } from '#modules/conversations/index.ts';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { findKnownInbox } from '../inboxes/known-inboxes.ts';
import { envelope, type Envelope } from './envelope.ts';
import { leaseInMilliseconds } from './lease.ts';
import { nextHour } from './next-state.ts';
import type { SendAgain } from './send-mail.ts';

export interface ClaimedMail {
  id: string;
  kind: string;
  inboxId: string | null;
  messageId: string | null;
  envelope: Envelope;
  emailMessageId: string;
  attempts: number;
  acceptedRecipients: string[];
  /** Which attempt this is: only the one that holds this lease may write down what came of it. */
  leaseUntil: Date;
}

const sendsPerHourWithoutInbox = 500;
const mostEarlyInMilliseconds = 2000;

/**
 * Takes a due mail for this process, or leaves it: not due, taken by another process, withdrawn, or one too many of this
 * hour. The queue's clock is the database's and may start a job a moment early, so that moment is waited here.
 */
export async function claimMail(
  platform: Platform,
  given: { workspaceId: string; mailId: string; again: SendAgain },
): Promise<ClaimedMail | undefined> {
  const options = { workspaceId: given.workspaceId, actor: systemActor, requestId: newId() };
  for (;;) {
    const verdict = await run(platform, options, (ctx) => tryToClaim(ctx, given));
    if (!(verdict instanceof Date)) return verdict;
    const early = verdict.getTime() - platform.clock.now().getTime();
    // Much too early is no inaccuracy: another job will come, or the sweep.
    if (early > mostEarlyInMilliseconds) return undefined;
    await new Promise((resolve) => setTimeout(resolve, Math.max(early, 1)));
  }
}

/** A date says when the mail will be due. */
async function tryToClaim(
  ctx: Ctx,
  given: { mailId: string; again: SendAgain },
): Promise<ClaimedMail | Date | undefined> {
  const row = await ctx.tx
    .selectFrom('outgoingMails')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', given.mailId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row?.state !== 'queued') return undefined;
  if (row.sendAfter > ctx.now) return row.sendAfter;
  if (await isOverLimit(ctx, row.inboxId)) {
    const sendAfter = nextHour(ctx.now);
    await change(ctx, row.id, { sendAfter });
    await given.again(ctx, { mailId: row.id, inboxId: row.inboxId }, sendAfter);
    return undefined;
  }
  // Some recipients have it already: the message is on its way since then and cannot be claimed a second time.
  if (row.messageId !== null && row.acceptedRecipients.length === 0) {
    const { messageId, emailMessageId } = row;
    const verdict = await claimForSending(ctx, { messageId, emailMessageId });
    if (!verdict.mayLeave) {
      if (verdict.because !== 'not-yet')
        await change(ctx, row.id, { state: 'cancelled', finishedAt: ctx.now });
      return undefined;
    }
  }
  const leaseUntil = new Date(ctx.now.getTime() + leaseInMilliseconds);
  await change(ctx, row.id, { state: 'sending', attempts: row.attempts + 1, leaseUntil });
  return { ...row, envelope: envelope.parse(row.envelope), attempts: row.attempts + 1, leaseUntil };
}

async function change(
  ctx: Ctx,
  id: string,
  set: { state?: string; attempts?: number; leaseUntil?: Date; sendAfter?: Date; finishedAt?: Date },
): Promise<void> {
  await ctx.tx
    .updateTable('outgoingMails')
    .set(set)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Counts this mail in the inbox's hour. A breaker against runaway senders: what is over it waits, nothing is lost. */
async function isOverLimit(ctx: Ctx, inboxId: string | null): Promise<boolean> {
  const inbox = inboxId === null ? undefined : await findKnownInbox(ctx.platform, ctx.workspaceId, inboxId);
  const most = inbox?.connection.sendsPerHour ?? sendsPerHourWithoutInbox;
  const subject = createHash('sha256')
    .update(`mail-out\0${inboxId ?? ctx.workspaceId}`)
    .digest();
  const hour = new Date(nextHour(ctx.now).getTime() - 3_600_000);
  const { rows } = await sql<{ used: number }>`
    insert into rate_limits (name, subject, window_start, used) values ('mail-out', ${subject}, ${hour}, 1)
    on conflict (name, subject) do update set
      used = case when rate_limits.window_start = excluded.window_start then rate_limits.used + 1 else 1 end,
      window_start = excluded.window_start
    returning used`.execute(ctx.tx);
  return (rows[0]?.used ?? 0) > most;
}

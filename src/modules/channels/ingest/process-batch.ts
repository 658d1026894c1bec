import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { prepared } from '#platform/db/prepared.ts';
import { newId } from '#platform/ids.ts';
import { noteFed } from '../inboxes/note-fed.ts';
import { mailsPerSenderAndHour } from '../logic.ts';
import type { ReplyCodes } from '../reply-codes.ts';
import { leftOut, type ReadyMail, type TakenIn } from './ready-mail.ts';
import { takeIn } from './take-in.ts';

/**
 * Takes a batch of read mails in, in one short transaction. Every raw row is claimed first: whoever finds it no longer
 * `received` was overtaken by another process and answers what that one found out.
 */
export function processBatch(
  platform: Platform,
  workspaceId: string,
  mails: readonly ReadyMail[],
  codes: ReplyCodes,
): Promise<TakenIn[]> {
  return run(platform, { workspaceId, actor: systemActor, requestId: newId() }, async (ctx) => {
    // A second copy that came while the first was under way waits for the same row, and may be in the same batch.
    const single = [...new Map(mails.map((mail) => [mail.rawMessageId, mail])).values()];
    const claimed = await claim(ctx, single);
    const waiting = single.filter((mail) => claimed.get(mail.rawMessageId)?.state === 'received');
    const flooding = await countSenders(ctx, waiting);
    const outcomes = await takeIn(
      ctx,
      waiting.filter(({ rawMessageId }) => !flooding.has(rawMessageId)),
      codes,
    );
    for (const { rawMessageId } of single) {
      const row = claimed.get(rawMessageId);
      if (!row) outcomes.set(rawMessageId, leftOut('inbox-removed'));
      else if (row.state !== 'received') outcomes.set(rawMessageId, row);
      else if (flooding.has(rawMessageId)) outcomes.set(rawMessageId, leftOut('too-many-from-sender'));
    }
    await settle(ctx, waiting, outcomes);
    await noteFed(
      ctx,
      waiting.map(({ inbox }) => inbox),
    );
    return mails.map((mail) => outcomes.get(mail.rawMessageId) ?? leftOut('inbox-removed'));
  });
}

type ClaimedRow = Omit<TakenIn, 'state'> & { state: TakenIn['state'] | 'received' };

async function claim(
  ctx: Ctx,
  mails: readonly ReadyMail[],
): Promise<Map<string, TakenIn | (ClaimedRow & { state: 'received' })>> {
  const rows = await ctx.tx
    .selectFrom('rawMessages')
    .select(['id', 'state', 'reason', 'conversationId', 'messageId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'id',
      'in',
      mails.map((mail) => mail.rawMessageId),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  // The column's check allows exactly these states.
  return new Map(rows.map(({ id, ...row }) => [id, row as TakenIn]));
}

/** One statement counts all senders of the batch; the ids of mails beyond the limit of their sender come back. */
async function countSenders(ctx: Ctx, mails: readonly ReadyMail[]): Promise<Set<string>> {
  const bySender = new Map<string, string[]>();
  for (const mail of mails) {
    if (mail.content.kind !== 'read') continue;
    const sender = mail.content.read.from?.address.toLowerCase() ?? mail.envelopeFrom ?? '';
    const key = createHash('sha256').update(`mail-from\0${mail.inbox.id}\0${sender}`).digest('hex');
    bySender.set(key, [...(bySender.get(key) ?? []), mail.rawMessageId]);
  }
  if (bySender.size === 0) return new Set();
  const hour = new Date(Math.floor(ctx.now.getTime() / 3_600_000) * 3_600_000);
  // Sorted, so that two batches with the same senders never wait for each other in a ring.
  const counted = [...bySender]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, ids]) => ({ key, added: ids.length }));
  const { rows } = await prepared(sql<{ key: string; used: number }>`
    insert into rate_limits (name, subject, window_start, used)
    select 'mail-from', decode(c.key, 'hex'), ${hour}, c.added
    from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as c(key text, added integer)
    on conflict (name, subject) do update set
      used = case when rate_limits.window_start = excluded.window_start then rate_limits.used else 0 end + excluded.used,
      window_start = excluded.window_start
    returning encode(subject, 'hex') as key, used`).execute(ctx.tx);
  return new Set(
    rows.flatMap(({ key, used }) => {
      const over = used - mailsPerSenderAndHour;
      const ids = bySender.get(key) ?? [];
      return over > 0 ? ids.slice(Math.max(0, ids.length - over)) : [];
    }),
  );
}

/** The ids are said twice: with them, a table that PostgreSQL knows nothing about yet is still read by its key. */
async function settle(ctx: Ctx, mails: readonly ReadyMail[], outcomes: Map<string, TakenIn>): Promise<void> {
  if (mails.length === 0) return;
  const list = mails.map((mail) => ({ id: mail.rawMessageId, ...outcomes.get(mail.rawMessageId) }));
  await sql`
    update raw_messages r set state = d.state, reason = d.reason, conversation_id = d."conversationId",
      message_id = d."messageId", processed_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
      as d(id uuid, state text, reason text, "conversationId" uuid, "messageId" uuid)
    where r.workspace_id = ${ctx.workspaceId}::uuid and r.id = d.id
      and r.id = any(${list.map(({ id }) => id)}::uuid[])`.execute(ctx.tx);
}

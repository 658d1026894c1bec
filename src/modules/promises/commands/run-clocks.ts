import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { promiseClockChanged } from '../events.ts';

/** When a promise should be looked at to be decided. */
export interface Look {
  duePromiseId: string;
  when: Date;
}

/**
 * What happens to the clocks of one conversation happens one after the other. Reactions of different kinds run side by
 * side, and a reply may be looked at before the words it answers; under this lock the later one sees the earlier. Several
 * are locked in one order, or two could wait in a ring.
 */
export async function lockClocks(ctx: Ctx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const keys = conversationIds.map((id) => `clocks|${ctx.workspaceId}|${id}`);
  await sql`
    select pg_advisory_xact_lock(k.hash) from (
      select hashtextextended(key, 0) as hash from unnest(${keys}::text[]) as key order by 1) k`.execute(
    ctx.tx,
  );
}

/**
 * Reads from conversations themselves what stopped their reply clocks: the first reply after each began that has been
 * neither taken back nor refused. Being a reading and not a step, it may run at any time and any number of times. A
 * missed promise still learns when it was answered, which is what later promises are measured by.
 */
export async function readFulfilment(ctx: Ctx, conversationIds: readonly string[]): Promise<Look[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    outcome: string;
    sendAfter: Date | null;
    conversationId: string;
  }>`
    with standing as (
      select d.id, reply.id as reply_id, reply.sent_at, reply.send_after, reply.author_staff_id
      from due_promises d
      left join lateral (
        select m.id, m.sent_at, m.send_after, m.author_staff_id from messages m
        where m.workspace_id = d.workspace_id and m.conversation_id = d.conversation_id
          and m.direction = 'out' and m.kind = 'message' and m.sent_at >= d.started_at
          and m.id is distinct from d.started_by
          and (m.delivery is null or m.delivery not in ('cancelled', 'rejected'))
        order by m.sent_at, m.id limit 1
      ) reply on true
      where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = any(${conversationIds}::uuid[])
        and d.kind in ('first-reply', 'next-reply', 'next-update')
        and (d.outcome = 'open' or (d.outcome = 'missed' and d.fulfilled_at is null))
    )
    update due_promises d set fulfilled_at = s.sent_at, fulfilled_by = s.reply_id,
      staff_id = coalesce(s.author_staff_id, d.staff_id)
    from standing s
    where d.workspace_id = ${ctx.workspaceId} and d.id = s.id and d.fulfilled_by is distinct from s.reply_id
    returning d.id, d.outcome, s.send_after, d.conversation_id`.execute(ctx.tx);
  for (const conversationId of new Set(rows.map((row) => row.conversationId)))
    announce(ctx, promiseClockChanged, { conversationId }, { subjectId: conversationId });
  return rows
    .filter((row) => row.outcome === 'open')
    .map((row) => ({ duePromiseId: row.id, when: row.sendAfter ?? ctx.now }));
}

/** A closed matter stops the clocks of promises to settle it. */
export async function fulfilClosing(ctx: Ctx, conversationId: string): Promise<Look[]> {
  const { rows } = await sql<{ id: string }>`
    update due_promises d set fulfilled_at = c.closed_at
    from conversations c
    where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = ${conversationId} and d.outcome = 'open'
      and d.kind = 'close'
      and c.workspace_id = d.workspace_id and c.id = d.conversation_id and c.closed_at is not null
    returning d.id`.execute(ctx.tx);
  return rows.map(({ id }) => ({ duePromiseId: id, when: ctx.now }));
}

/** Nobody was promised anything in what turned out to be spam. */
export async function voidClocks(ctx: Ctx, conversationId: string): Promise<void> {
  await ctx.tx
    .updateTable('duePromises')
    .set({ outcome: 'void', decidedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('outcome', '=', 'open')
    .execute();
}

/**
 * Whose the running clocks are follows the conversation; a clock already stopped stays with whoever stopped it, and what
 * a person promised stays theirs until somebody takes the conversation over.
 */
export async function handOver(ctx: Ctx, conversationId: string): Promise<void> {
  await sql`
    update due_promises d set staff_id = coalesce(c.assignee_id, d.made_by), team_id = c.team_id
    from conversations c
    where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = ${conversationId}
      and d.outcome = 'open' and d.fulfilled_at is null
      and c.workspace_id = d.workspace_id and c.id = d.conversation_id`.execute(ctx.tx);
}

/** A matter that turns out to be another customer's takes its running clocks along; what is decided stays where it was felt. */
export async function followCustomer(ctx: Ctx, conversationId: string): Promise<void> {
  await sql`
    update due_promises d set customer_id = c.customer_id
    from conversations c
    where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = ${conversationId} and d.outcome = 'open'
      and c.workspace_id = d.workspace_id and c.id = d.conversation_id`.execute(ctx.tx);
}

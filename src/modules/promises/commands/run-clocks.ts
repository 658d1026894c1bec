import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { PromiseKind } from '../contract.ts';
import { promiseClockChanged, promiseStarted } from '../events.ts';
import { firstReplyDueAt } from '../logic/customer-clock.ts';

/** When a promise should be looked at to be decided. */
export interface Look {
  duePromiseId: string;
  when: Date;
}

/**
 * What happens to the clocks of one conversation happens one after the other. Reactions of different kinds run side by
 * side, and a reply may be looked at before the words it answers; under this lock the later one sees the earlier.
 */
export async function lockClocks(ctx: Ctx, conversationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`clocks|${ctx.workspaceId}|${conversationId}`}, 0))`.execute(
    ctx.tx,
  );
}

/** Starts the clock of every live promise of these kinds; a second run finds them started. */
export async function startClocks(
  ctx: Ctx,
  given: { conversationId: string; kinds: readonly PromiseKind[]; startedAt: Date },
): Promise<Look[]> {
  const looks: Look[] = [];
  const promises = await ctx.tx
    .selectFrom('promises as p')
    .innerJoin('conversations as c', (join) => join.onRef('c.workspaceId', '=', 'p.workspaceId'))
    .select(['p.id', 'p.targetMinutes', 'p.elementId'])
    .select(['c.customerId', 'c.teamId', 'c.assigneeId', 'c.touchpointId'])
    .where('p.workspaceId', '=', ctx.workspaceId)
    .where('p.kind', 'in', [...given.kinds])
    .where('p.status', 'in', ['trial', 'published'])
    .where('c.id', '=', given.conversationId)
    .where('c.status', '<>', 'spam')
    .execute();
  for (const promise of promises) {
    const duePromiseId = newId();
    const dueAt = firstReplyDueAt(given.startedAt, promise.targetMinutes);
    const started = await ctx.tx
      .insertInto('duePromises')
      .values({
        workspaceId: ctx.workspaceId,
        id: duePromiseId,
        promiseId: promise.id,
        conversationId: given.conversationId,
        customerId: promise.customerId,
        teamId: promise.teamId,
        staffId: promise.assigneeId,
        startedAt: given.startedAt,
        dueAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (started.numInsertedOrUpdatedRows !== 1n) continue;
    looks.push({ duePromiseId, when: dueAt });
    announce(
      ctx,
      promiseStarted,
      {
        duePromiseId,
        promiseId: promise.id,
        conversationId: given.conversationId,
        customerId: promise.customerId,
        teamId: promise.teamId,
        staffId: promise.assigneeId,
        elementId: promise.elementId,
        touchpointId: promise.touchpointId,
        at: given.startedAt.toISOString(),
        dueAt: dueAt.toISOString(),
      },
      { subjectId: given.conversationId },
    );
  }
  return looks;
}

/**
 * Reads from the conversation itself what stopped its reply clocks: the first reply after each began that has been
 * neither taken back nor refused. Being a reading and not a step, it may run at any time and any number of times. A
 * missed promise still learns when it was answered, which is what later promises are measured by.
 */
export async function readFulfilment(ctx: Ctx, conversationId: string): Promise<Look[]> {
  const { rows } = await sql<{ id: string; outcome: string; sendAfter: Date | null }>`
    with standing as (
      select d.id, reply.id as reply_id, reply.sent_at, reply.send_after, reply.author_staff_id
      from due_promises d
      join promises p on p.workspace_id = d.workspace_id and p.id = d.promise_id
      left join lateral (
        select m.id, m.sent_at, m.send_after, m.author_staff_id from messages m
        where m.workspace_id = d.workspace_id and m.conversation_id = d.conversation_id
          and m.direction = 'out' and m.kind = 'message' and m.sent_at >= d.started_at
          and (m.delivery is null or m.delivery not in ('cancelled', 'rejected'))
        order by m.sent_at, m.id limit 1
      ) reply on true
      where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = ${conversationId}
        and p.kind in ('first-reply', 'next-reply')
        and (d.outcome = 'open' or (d.outcome = 'missed' and d.fulfilled_at is null))
    )
    update due_promises d set fulfilled_at = s.sent_at, fulfilled_by = s.reply_id,
      staff_id = coalesce(s.author_staff_id, d.staff_id)
    from standing s
    where d.workspace_id = ${ctx.workspaceId} and d.id = s.id and d.fulfilled_by is distinct from s.reply_id
    returning d.id, d.outcome, s.send_after`.execute(ctx.tx);
  if (rows.length > 0) announce(ctx, promiseClockChanged, { conversationId }, { subjectId: conversationId });
  return rows
    .filter((row) => row.outcome === 'open')
    .map((row) => ({ duePromiseId: row.id, when: row.sendAfter ?? ctx.now }));
}

/** A closed matter stops the clocks of promises to settle it. */
export async function fulfilClosing(ctx: Ctx, conversationId: string): Promise<Look[]> {
  const { rows } = await sql<{ id: string }>`
    update due_promises d set fulfilled_at = c.closed_at
    from promises p, conversations c
    where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = ${conversationId} and d.outcome = 'open'
      and p.workspace_id = d.workspace_id and p.id = d.promise_id and p.kind = 'close'
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

/** Whose the running clocks are follows the conversation; a clock already stopped stays with whoever stopped it. */
export async function handOver(ctx: Ctx, conversationId: string): Promise<void> {
  await sql`
    update due_promises d set staff_id = c.assignee_id, team_id = c.team_id
    from conversations c
    where d.workspace_id = ${ctx.workspaceId} and d.conversation_id = ${conversationId}
      and d.outcome = 'open' and d.fulfilled_at is null
      and c.workspace_id = d.workspace_id and c.id = d.conversation_id`.execute(ctx.tx);
}

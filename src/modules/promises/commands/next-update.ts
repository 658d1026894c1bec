import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { promiseClockChanged, promiseEnded } from '../events.ts';
import { nextUpdateStands } from '../logic/which-clocks.ts';
import { findCounting } from '../queries/counting-promises.ts';
import type { Look } from './run-clocks.ts';
import { sayNextUpdate } from './say.ts';
import { listUnderway, writeClocks } from './start-clocks.ts';

/**
 * A next update that was planned begins to count with the message that states it. The one before it ended with that same
 * message, which is a word from us. Run after the fulfilment was read, under the lock of the conversation's clocks.
 */
export async function startPlannedUpdate(ctx: Ctx, conversationId: string): Promise<Look[]> {
  const plan = await ctx.tx
    .selectFrom('nextUpdatePlans as n')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'n.workspaceId').onRef('c.id', '=', 'n.conversationId'),
    )
    .select(['n.dueAt', 'n.staffId', 'n.plannedAt', 'c.status'])
    .where('n.workspaceId', '=', ctx.workspaceId)
    .where('n.conversationId', '=', conversationId)
    .executeTakeFirst();
  if (!plan) return [];
  const message = await findStating(ctx, conversationId, plan.plannedAt);
  if (!message) return [];
  await dropPlan(ctx, conversationId);
  const conversation = (await listUnderway(ctx, [conversationId])).get(conversationId);
  // A message that leaves after the moment it names, or with a question or a close, states nothing that could be kept.
  if (!conversation || !nextUpdateStands(plan.status) || message.sentAt >= plan.dueAt) return [];
  const standing = await findCounting(ctx, { conversationId, kind: 'next-update' });
  return writeClocks(ctx, [
    {
      conversation,
      promiseId: standing?.id ?? null,
      kind: 'next-update',
      elementId: standing?.elementId ?? null,
      startedAt: message.sentAt,
      dueAt: plan.dueAt,
      words: await sayNextUpdate(ctx),
      madeBy: plan.staffId,
      startedBy: message.id,
    },
  ]);
}

/** The first message of ours since the plan was made that has been neither taken back nor refused. */
async function findStating(ctx: Ctx, conversationId: string, since: Date) {
  return ctx.tx
    .selectFrom('messages')
    .select(['id', 'sentAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('direction', '=', 'out')
    .where('kind', '=', 'message')
    .where('createdAt', '>=', since)
    .where((eb) => eb.or([eb('delivery', 'is', null), eb('delivery', 'not in', ['cancelled', 'rejected'])]))
    .orderBy('createdAt')
    .orderBy('id')
    .executeTakeFirst();
}

export async function planNextUpdate(
  ctx: Ctx,
  { conversationId, dueAt }: { conversationId: string; dueAt: Date },
): Promise<void> {
  const plan = {
    dueAt,
    staffId: staffIdOf(ctx),
    plannedAt: ctx.now,
  };
  await ctx.tx
    .insertInto('nextUpdatePlans')
    .values({ workspaceId: ctx.workspaceId, conversationId, ...plan })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'conversationId']).doUpdateSet(plan))
    .execute();
  announce(ctx, promiseClockChanged, { conversationId }, { subjectId: conversationId });
}

export async function dropPlan(ctx: Ctx, conversationId: string): Promise<void> {
  const dropped = await ctx.tx
    .deleteFrom('nextUpdatePlans')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .executeTakeFirst();
  if (dropped.numDeletedRows > 0n)
    announce(ctx, promiseClockChanged, { conversationId }, { subjectId: conversationId });
}

/**
 * The message that stated a next update was taken back or refused: the customer never read it, so it was no promise. Its
 * plan returns, as the words return to the draft.
 */
export async function unstateUpdate(ctx: Ctx, messageId: string): Promise<void> {
  const unstated = await ctx.tx
    .updateTable('duePromises')
    .set({ outcome: 'void', decidedAt: ctx.now, endedBecause: 'unstated' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('startedBy', '=', messageId)
    .where('outcome', '=', 'open')
    .returning(['id', 'conversationId', 'dueAt', 'madeBy'])
    .executeTakeFirst();
  if (!unstated) return;
  announceEnd(ctx, { duePromiseId: unstated.id, ...unstated }, 'unstated');
  await ctx.tx
    .insertInto('nextUpdatePlans')
    .values({
      workspaceId: ctx.workspaceId,
      conversationId: unstated.conversationId,
      dueAt: unstated.dueAt,
      staffId: unstated.madeBy,
      plannedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The matter is settled, or the customer owes us an answer: nobody waits for a word from us. */
export async function endNextUpdate(ctx: Ctx, conversationId: string, status: string): Promise<void> {
  if (nextUpdateStands(status)) return;
  await dropPlan(ctx, conversationId);
  const ended = await ctx.tx
    .updateTable('duePromises')
    .set({ outcome: 'void', decidedAt: ctx.now, endedBecause: status })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('kind', '=', 'next-update')
    .where('outcome', '=', 'open')
    .where('fulfilledAt', 'is', null)
    // What had fallen due before that was missed, whatever is said afterwards.
    .where('dueAt', '>', ctx.now)
    .returning(['id'])
    .execute();
  for (const { id } of ended) announceEnd(ctx, { duePromiseId: id, conversationId }, status);
}

/** A close taken back: what we stated stands again while it can still be kept. */
export async function reviveNextUpdate(ctx: Ctx, conversationId: string): Promise<Look[]> {
  const { rows } = await sql<{ id: string; dueAt: Date }>`
    update due_promises d set outcome = 'open', decided_at = null, ended_because = ''
    where d.workspace_id = ${ctx.workspaceId} and d.id = (
        select l.id from due_promises l
        where l.workspace_id = d.workspace_id and l.conversation_id = ${conversationId} and l.kind = 'next-update'
        order by l.started_at desc, l.id desc limit 1)
      and d.outcome = 'void' and d.ended_because = 'closed' and d.due_at > ${ctx.now}
    returning d.id, d.due_at`.execute(ctx.tx);
  if (rows.length > 0) announce(ctx, promiseClockChanged, { conversationId }, { subjectId: conversationId });
  return rows.map(({ id, dueAt }) => ({ duePromiseId: id, when: dueAt }));
}

function announceEnd(
  ctx: Ctx,
  { duePromiseId, conversationId }: { duePromiseId: string; conversationId: string },
  because: string,
): void {
  announce(ctx, promiseEnded, { duePromiseId, conversationId, because }, { subjectId: conversationId });
}

/** Two at a time never stand; said aloud, the new one is itself the word from us that keeps the one before. */
export async function keepByWord(ctx: Ctx, conversationId: string): Promise<Look[]> {
  const { rows } = await sql<{ id: string }>`
    update due_promises set fulfilled_at = ${ctx.now}
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversationId}
      and kind = 'next-update' and outcome = 'open' and fulfilled_at is null
    returning id`.execute(ctx.tx);
  return rows.map(({ id }) => ({ duePromiseId: id, when: ctx.now }));
}

/** Somebody changed their mind before any message stated it. */
export async function dropNextUpdatePlan(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<Record<string, never>> {
  await dropPlan(ctx, params.id);
  return {};
}

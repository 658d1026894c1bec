import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { prepared } from '#platform/db/prepared.ts';
import { insertRows } from '#platform/db/rows.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { PromiseKind } from '../contract.ts';
import { promiseStarted } from '../events.ts';
import { firstReplyDueAt } from '../logic/customer-clock.ts';
import { clocksToStart } from '../logic/which-clocks.ts';
import { listCounting } from '../queries/counting-promises.ts';
import type { Look } from './run-clocks.ts';

/** Words that start clocks, and the event that brought them. */
export interface Start {
  eventId: string;
  conversationId: string;
  kinds: readonly PromiseKind[];
  startedAt: Date;
}

/** Starts the clocks of the promises that count for each customer; a second run finds them started. */
export async function startClocks(ctx: Ctx, starts: readonly Start[]): Promise<Look[]> {
  if (starts.length === 0) return [];
  const conversationIds = [...new Set(starts.map(({ conversationId }) => conversationId))];
  const kinds = [...new Set(starts.flatMap((start) => start.kinds))];
  const counting = await listCounting(ctx, { conversationIds, kinds });
  const underway = await listUnderway(ctx, conversationIds);
  const clocks = starts.flatMap((start) => {
    const conversation = underway.get(start.conversationId);
    const promises =
      counting.get(start.conversationId)?.filter(({ kind }) => start.kinds.includes(kind)) ?? [];
    if (!conversation) return [];
    return clocksToStart(promises).flatMap(({ id: promiseId, kind, elementId, targetMinutes }) => {
      if (targetMinutes === null) return [];
      const { startedAt, eventId } = start;
      const dueAt = firstReplyDueAt(startedAt, targetMinutes);
      return [{ conversation, eventId, promiseId, kind, elementId, startedAt, dueAt }];
    });
  });
  return writeClocks(ctx, clocks);
}

export interface Underway {
  id: string;
  customerId: string;
  teamId: string | null;
  assigneeId: string | null;
  touchpointId: string | null;
}

/** Conversations in which something can be promised: spam is not one. */
export async function listUnderway(
  ctx: Ctx,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Underway>> {
  const rows = await ctx.tx
    .selectFrom('conversations')
    .select(['id', 'customerId', 'teamId', 'assigneeId', 'touchpointId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...conversationIds])
    .where('status', '<>', 'spam')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Clock {
  conversation: Underway;
  eventId?: string;
  promiseId: string | null;
  kind: PromiseKind;
  elementId: string | null;
  startedAt: Date;
  dueAt: Date;
  words?: string;
  madeBy?: string | null;
  slotStartsAt?: Date | null;
  startedBy?: string | null;
}

/** Writes clocks and announces those that begin; one that runs already, or beside a next update that stands, does not. */
export async function writeClocks(ctx: Ctx, clocks: readonly Clock[]): Promise<Look[]> {
  if (clocks.length === 0) return [];
  const due = clocks.map(({ conversation, eventId: _, ...clock }) => ({
    workspaceId: ctx.workspaceId,
    id: newId(),
    conversationId: conversation.id,
    customerId: conversation.customerId,
    teamId: conversation.teamId,
    staffId: conversation.assigneeId ?? clock.madeBy ?? null,
    words: '',
    madeBy: null,
    slotStartsAt: null,
    startedBy: null,
    ...clock,
  }));
  const { rows } = await prepared(sql<{ id: string }>`
    ${insertRows('duePromises', due)} on conflict do nothing returning id`).execute(ctx.tx);
  const started = new Set(rows.map(({ id }) => id));
  const begun = due.flatMap((row, index) => (started.has(row.id) ? [{ row, clock: clocks[index] }] : []));
  for (const { row, clock } of begun) {
    const { id: duePromiseId, promiseId, conversationId, customerId, teamId, staffId, elementId } = row;
    const touchpointId = clock?.conversation.touchpointId ?? null;
    const about = { duePromiseId, promiseId, conversationId, customerId, teamId, staffId, elementId };
    announce(
      ctx,
      promiseStarted,
      { ...about, touchpointId, at: row.startedAt.toISOString(), dueAt: row.dueAt.toISOString() },
      { subjectId: conversationId, ...(clock?.eventId ? { causedBy: clock.eventId } : {}) },
    );
  }
  return begun.map(({ row }) => ({ duePromiseId: row.id, when: row.dueAt }));
}

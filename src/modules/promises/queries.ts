import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { tier } from '#modules/customers/contract.ts';
import {
  promiseKind,
  promiseStatus,
  type DuePromise,
  type listDuePromises as dueEndpoint,
  type ServicePromise,
} from './contract.ts';
import { atRiskShare } from './logic/customer-clock.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import { mustExplainTurnaround, possibleWithin, promiseAdvice } from './logic/what-to-promise.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId' | 'now'>;

/**
 * Promises with their last fifty customer-clock times, latest last. Whoever was never answered has waited until now at
 * least: leaving them out would make a house that ignores people look quick.
 */
function promiseRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('promises as p')
    .selectAll('p')
    .select(
      sql<unknown>`(
        select coalesce(json_agg(t.minutes order by t.started_at), '[]') from (
          select d.started_at,
            extract(epoch from coalesce(d.fulfilled_at, ${ctx.now}::timestamptz) - d.started_at)::float8 / 60 as minutes
          from due_promises d
          where d.workspace_id = p.workspace_id and d.promise_id = p.id and d.outcome in ('kept', 'missed', 'recovered')
          order by d.started_at desc limit 50) t)`.as('times'),
    )
    .where('p.workspaceId', '=', ctx.workspaceId);
}

type PromiseRow = Awaited<ReturnType<ReturnType<typeof promiseRows>['executeTakeFirstOrThrow']>>;

function toPromise(row: PromiseRow): ServicePromise {
  const times = z.array(z.number()).parse(row.times);
  const { wanted, possible } = promiseAdvice({ limits: [], timesInMinutes: times });
  const target = possibleWithin(times, [row.targetMinutes]);
  const knows = 'p50' in possible ? possible : undefined;
  return {
    id: row.id,
    kind: promiseKind.parse(row.kind),
    elementId: row.elementId,
    name: row.name,
    sentence: row.sentence,
    targetMinutes: row.targetMinutes,
    status: promiseStatus.parse(row.status),
    trialUntil: row.trialUntil?.toISOString() ?? null,
    mustExplainTurnaround: mustExplainTurnaround(row.targetMinutes),
    history: {
      n: possible.n,
      needed: 20,
      p50Minutes: knows?.p50 ?? null,
      p90Minutes: knows?.p90 ?? null,
      possibleWithinMinutes: possible.supported ? possible.withinMinutes : null,
      usuallyWithinMinutes:
        !possible.supported && possible.because === 'too-few-times' ? possible.usuallyWithinMinutes : null,
      wantedWithinMinutes: wanted?.withinMinutes ?? null,
      kept: proportion({
        successes: times.filter((time) => time <= row.targetMinutes).length,
        n: times.length,
      }),
      supportsTarget: target.supported,
    },
    createdAt: row.createdAt.toISOString(),
  };
}

export async function listPromises(ctx: Reader): Promise<Page<ServicePromise>> {
  const rows = await promiseRows(ctx).orderBy('p.createdAt').orderBy('p.id').execute();
  return { data: rows.map(toPromise), hasMore: false, nextCursor: null };
}

export async function getPromise(ctx: Reader, promiseId: string): Promise<ServicePromise> {
  const row = await promiseRows(ctx).where('p.id', '=', promiseId).executeTakeFirst();
  if (!row) throw notFound();
  return toPromise(row);
}

export async function customerClockTimes(ctx: Reader, promiseId: string): Promise<number[]> {
  const row = await promiseRows(ctx).where('p.id', '=', promiseId).executeTakeFirst();
  return z.array(z.number()).parse(row?.times ?? []);
}

/** At risk: in the last quarter of its time, the next due first. Missed: still without an answer, the latest first. */
export async function listDuePromises(
  ctx: Reader & Pick<Ctx, 'actor'>,
  query: QueryOf<typeof dueEndpoint>,
): Promise<Page<DuePromise>> {
  const after = decodeCursor(query.cursor, timeCursor);
  const isMissed = query.state === 'missed';
  let rows = ctx.tx
    .selectFrom('duePromises as d')
    .innerJoin('promises as p', (join) =>
      join.onRef('p.workspaceId', '=', 'd.workspaceId').onRef('p.id', '=', 'd.promiseId'),
    )
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.conversationId'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'd.workspaceId').onRef('k.id', '=', 'd.customerId'),
    )
    .selectAll('d')
    .select(['p.name', 'p.kind', 'p.targetMinutes', 'c.number', 'c.subject', 'c.status'])
    .select(['k.name as customerName', 'k.tier as customerTier'])
    .select(
      sql<string | null>`(select i.value from customer_identities i
        where i.workspace_id = d.workspace_id and i.customer_id = d.customer_id
        order by (i.kind = 'email') desc, i.created_at, i.id limit 1)`.as('customerAddress'),
    )
    .where('d.workspaceId', '=', ctx.workspaceId)
    .where('d.fulfilledAt', 'is', null)
    .limit(query.limit + 1);
  rows = isMissed
    ? rows.where('d.outcome', '=', 'missed').orderBy('d.decidedAt', 'desc').orderBy('d.id', 'desc')
    : rows
        .where('d.outcome', '=', 'open')
        .where(
          sql<SqlBool>`d.due_at <= ${ctx.now}::timestamptz + p.target_minutes * ${atRiskShare}::float8 * interval '1 minute'`,
        )
        .orderBy('d.dueAt')
        .orderBy('d.id');
  if (after)
    rows = isMissed
      ? rows.where((eb) => eb(eb.refTuple('d.decidedAt', 'd.id'), '<', eb.tuple(after[0], after[1])))
      : rows.where((eb) => eb(eb.refTuple('d.dueAt', 'd.id'), '>', eb.tuple(after[0], after[1])));
  const me = ctx.actor.kind === 'staff' ? ctx.actor.id : null;
  if (query.mine === 'true')
    rows = rows.where((eb) => eb.or([eb('d.staffId', '=', me), eb('d.staffId', 'is', null)]));
  const found = await rows.execute();
  return pageOf(
    found,
    query.limit,
    (row) => ({
      id: row.id,
      promise: {
        id: row.promiseId,
        name: row.name,
        kind: promiseKind.parse(row.kind),
        targetMinutes: row.targetMinutes,
      },
      conversation: { id: row.conversationId, number: row.number, subject: row.subject, status: row.status },
      customer: {
        id: row.customerId,
        name: row.customerName,
        address: row.customerAddress,
        tier: tier.parse(row.customerTier),
      },
      staffId: row.staffId,
      teamId: row.teamId,
      startedAt: row.startedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      fulfilledAt: row.fulfilledAt?.toISOString() ?? null,
      state: query.state,
    }),
    (row) => [isMissed ? row.decidedAt : row.dueAt, row.id],
  );
}

import { sql } from 'kysely';
import { z } from 'zod';
import { tier } from '#modules/customers/contract.ts';
import type { Reader } from '#platform/context.ts';
import type { Page } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import {
  audience,
  promiseKind,
  promiseStatus,
  type PromiseHistory,
  type ServicePromise,
} from '../contract.ts';
import { keptnessOf } from '../logic/keptness.ts';
import {
  mustExplainTurnaround,
  outcomesSupport,
  promiseAdvice,
  timesSupport,
  type StatedLimit,
} from '../logic/what-to-promise.ts';
import type { Thresholds } from '../logic/thresholds.ts';
import { statedLimits } from './stated-limits.ts';
import { thresholdsOf } from './thresholds.ts';

/** The last outcomes of a promise, as many as the workspace looks at, the latest last, each with the time the customer waited where it is timed. */
export const recentOutcomes = z.array(z.object({ minutes: z.number().nullable(), outcome: z.string() }));
export type RecentOutcomes = z.infer<typeof recentOutcomes>;

/**
 * Whoever was never answered has waited until now at least: leaving them out would make a house that ignores people look
 * quick. A promise that is checked has no times; a check that was corrected counts as its correction.
 */
const recent = (now: Date, most: number) => sql<unknown>`case when p.kind = 'check' then (
    select coalesce(json_agg(json_build_object('minutes', null, 'outcome', t.outcome) order by t.at), '[]') from (
      select c.at, c.outcome from checks c
      where c.workspace_id = p.workspace_id and c.element_id = p.element_id
        and (p.customer_id is null or c.customer_id = p.customer_id)
        and not exists (select 1 from checks r where r.workspace_id = c.workspace_id and r.replaces_id = c.id)
      order by c.at desc limit ${most}) t)
  else (
    select coalesce(json_agg(json_build_object('minutes', t.minutes, 'outcome', t.outcome) order by t.started_at), '[]') from (
      select d.started_at, d.outcome,
        extract(epoch from coalesce(d.fulfilled_at, ${now}::timestamptz) - d.started_at)::float8 / 60 as minutes
      from due_promises d
      where d.workspace_id = p.workspace_id and d.promise_id = p.id and d.outcome in ('kept', 'missed', 'recovered')
      order by d.started_at desc limit ${most}) t)
  end`;

function promiseRows(ctx: Reader, most: number) {
  return ctx.tx
    .selectFrom('promises as p')
    .leftJoin('staff as o', (join) =>
      join.onRef('o.workspaceId', '=', 'p.workspaceId').onRef('o.id', '=', 'p.ownerStaffId'),
    )
    .leftJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'p.workspaceId').onRef('k.id', '=', 'p.customerId'),
    )
    .selectAll('p')
    .select(['o.name as ownerName', 'k.name as customerName', 'k.tier as customerTier'])
    .select(recent(ctx.now, most).as('recent'))
    .select(
      sql<string | null>`(select i.value from customer_identities i
        where i.workspace_id = p.workspace_id and i.customer_id = p.customer_id
        order by (i.kind = 'email') desc, i.created_at, i.id limit 1)`.as('customerAddress'),
    )
    .where('p.workspaceId', '=', ctx.workspaceId);
}

type PromiseRow = Awaited<ReturnType<ReturnType<typeof promiseRows>['executeTakeFirstOrThrow']>>;

export function countKept(outcomes: RecentOutcomes): { kept: number; n: number } {
  return { kept: outcomes.filter(({ outcome }) => outcome === 'kept').length, n: outcomes.length };
}

export function timesOf(outcomes: RecentOutcomes): number[] {
  return outcomes.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
}

/** What the past says of a target; null stands for what is not timed. */
export function historyOf(
  outcomes: RecentOutcomes,
  {
    targetMinutes,
    limits,
    by,
  }: { targetMinutes: number | null; limits: readonly StatedLimit[]; by: Thresholds },
): PromiseHistory {
  const times = timesOf(outcomes);
  const { wanted, possible, gapMinutes } = promiseAdvice({ limits, timesInMinutes: times, by });
  const knows = 'p50' in possible ? possible : undefined;
  const within = targetMinutes ?? 0;
  return {
    n: outcomes.length,
    needed: by.fewestTimes,
    p50Minutes: knows?.p50 ?? null,
    p90Minutes: knows?.p90 ?? null,
    possibleWithinMinutes: possible.supported ? possible.withinMinutes : null,
    usuallyWithinMinutes:
      !possible.supported && possible.because === 'too-few-times' ? possible.usuallyWithinMinutes : null,
    wantedWithinMinutes: wanted?.withinMinutes ?? null,
    wanted: wanted?.meets ?? null,
    gapMinutes,
    kept:
      targetMinutes === null
        ? null
        : proportion({ successes: times.filter((time) => time <= within).length, n: times.length }),
    supportsTarget:
      (targetMinutes === null
        ? outcomesSupport(countKept(outcomes), by)
        : timesSupport(times, targetMinutes, by)) === 'supported',
  };
}

interface Measures {
  limits: readonly StatedLimit[];
  by: Thresholds;
}

function toPromise(row: PromiseRow, { limits, by }: Measures): ServicePromise {
  const outcomes = recentOutcomes.parse(row.recent);
  const isReply = row.kind === 'first-reply' || row.kind === 'next-reply';
  return {
    id: row.id,
    kind: promiseKind.parse(row.kind),
    elementId: row.elementId,
    name: row.name,
    sentence: row.sentence,
    targetMinutes: row.targetMinutes,
    status: promiseStatus.parse(row.status),
    trialUntil: row.trialUntil?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    audience: audience.parse(row.audience),
    tier: row.tier === null ? null : tier.parse(row.tier),
    customer:
      row.customerId === null
        ? null
        : {
            id: row.customerId,
            name: row.customerName ?? '',
            address: row.customerAddress,
            tier: tier.parse(row.customerTier),
          },
    limits: row.limits,
    redress: row.redress,
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    turnaround: {
      why: row.turnaroundWhy,
      meanwhile: row.turnaroundMeanwhile,
      shorter: row.turnaroundShorter,
    },
    mustExplainTurnaround: mustExplainTurnaround(row.targetMinutes),
    // What customers said is how long they wait for an answer; of a visit or a fix they were not asked.
    history: historyOf(outcomes, { targetMinutes: row.targetMinutes, limits: isReply ? limits : [], by }),
    keptness: keptnessOf(countKept(outcomes), { promised: by.promisedShare }),
    createdAt: row.createdAt.toISOString(),
  };
}

export async function listPromises(
  ctx: Reader,
  { customerId }: { customerId?: string | undefined } = {},
): Promise<Page<ServicePromise>> {
  const by = await thresholdsOf(ctx);
  let rows = promiseRows(ctx, by.mostTimes).orderBy('p.createdAt').orderBy('p.id');
  if (customerId) rows = rows.where('p.customerId', '=', customerId);
  const limits = await statedLimits(ctx);
  const found = await rows.execute();
  return { data: found.map((row) => toPromise(row, { limits, by })), hasMore: false, nextCursor: null };
}

export async function getPromise(ctx: Reader, promiseId: string): Promise<ServicePromise> {
  const by = await thresholdsOf(ctx);
  const row = await promiseRows(ctx, by.mostTimes).where('p.id', '=', promiseId).executeTakeFirst();
  if (!row) throw notFound();
  return toPromise(row, { limits: await statedLimits(ctx), by });
}

export async function recentOf(ctx: Reader, promiseId: string, most: number): Promise<RecentOutcomes> {
  const row = await promiseRows(ctx, most).where('p.id', '=', promiseId).executeTakeFirst();
  return recentOutcomes.parse(row?.recent ?? []);
}

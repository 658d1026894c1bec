import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import type { PromiseKind, weighPromise as endpoint } from '../contract.ts';
import { keptnessOf } from '../logic/keptness.ts';
import { staffingFor } from '../logic/staffing-line.ts';
import { isTimed } from '../logic/whole-promise.ts';
import { mustExplainTurnaround } from '../logic/what-to-promise.ts';
import { countKept, historyOf, recentOf, recentOutcomes } from './standing-promises.ts';
import { statedLimits } from './stated-limits.ts';
import { thresholdsOf } from './thresholds.ts';

/** What our own history says of a time while it is still being typed. */
export async function weighPromise(
  ctx: Reader,
  query: QueryOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const by = await thresholdsOf(ctx);
  const outcomes = query.promiseId
    ? await recentOf(ctx, query.promiseId, by.mostTimes)
    : recentOutcomes.parse(await outcomesOfKind(ctx, query, by.mostTimes));
  const targetMinutes = isTimed(query.kind) ? (query.targetMinutes ?? null) : null;
  const isReply = query.kind === 'first-reply' || query.kind === 'next-reply';
  const limits = isReply ? await statedLimits(ctx) : [];
  const history = historyOf(outcomes, { targetMinutes, limits, by });
  const arrivals = isReply ? await busiestHour(ctx, query.kind) : null;
  return {
    history,
    keptness: keptnessOf(countKept(outcomes), { promised: by.promisedShare }),
    mustExplainTurnaround: mustExplainTurnaround(targetMinutes),
    staffing: staffingFor({
      arrivals,
      handlingMinutes: query.handlingMinutes ?? null,
      withinMinutes: history.wantedWithinMinutes ?? targetMinutes,
      share: by.promisedShare,
      shrinkage: by.shrinkage,
    }),
  };
}

/** The last outcomes of a kind, whoever they were promised to; for one customer or tier, only theirs. */
async function outcomesOfKind(ctx: Reader, query: QueryOf<typeof endpoint>, most: number): Promise<unknown> {
  const ofCustomer = query.customerId ?? null;
  const ofTier = query.tier ?? null;
  if (query.kind === 'check') {
    if (!query.elementId) return [];
    const { rows } = await sql<{ minutes: null; outcome: string }>`
      select null as minutes, c.outcome from checks c
      where c.workspace_id = ${ctx.workspaceId} and c.element_id = ${query.elementId}
        and (${ofCustomer}::uuid is null or c.customer_id = ${ofCustomer}::uuid)
        and not exists (select 1 from checks r where r.workspace_id = c.workspace_id and r.replaces_id = c.id)
      order by c.at desc limit ${most}`.execute(ctx.tx);
    return rows.toReversed();
  }
  const { rows } = await sql<{ minutes: number; outcome: string }>`
    select d.outcome, extract(epoch from coalesce(d.fulfilled_at, ${ctx.now}::timestamptz) - d.started_at)::float8 / 60 as minutes
    from due_promises d join customers k on k.workspace_id = d.workspace_id and k.id = d.customer_id
    where d.workspace_id = ${ctx.workspaceId} and d.kind = ${query.kind} and d.outcome in ('kept', 'missed', 'recovered')
      and (${ofCustomer}::uuid is null or d.customer_id = ${ofCustomer}::uuid or k.company_id = ${ofCustomer}::uuid)
      and (${ofTier}::text is null or k.tier = ${ofTier}::text)
    order by d.started_at desc limit ${most}`.execute(ctx.tx);
  return rows.toReversed();
}

/**
 * How many waits began in the busiest hour of the day, on average over the days of the last four weeks on which any
 * began at that hour. People on the rota are counted for the busy hour, not for the average night.
 */
async function busiestHour(ctx: Reader, kind: PromiseKind): Promise<{ perHour: number; n: number } | null> {
  const { rows } = await sql<{ perHour: number; n: number }>`
    select count(*)::float8 / count(distinct (m.sent_at at time zone w.time_zone)::date) as per_hour,
      (sum(count(*)) over ())::int as n
    from messages m join workspaces w on w.id = m.workspace_id
    where m.workspace_id = ${ctx.workspaceId} and m.direction = 'in' and m.kind = 'message'
      and m.sent_at >= ${ctx.now}::timestamptz - interval '28 days'
      and (${kind} <> 'first-reply' or not exists (
        select 1 from messages e where e.workspace_id = m.workspace_id and e.conversation_id = m.conversation_id
          and e.kind = 'message' and e.sent_at < m.sent_at))
    group by extract(hour from m.sent_at at time zone w.time_zone)
    order by 1 desc limit 1`.execute(ctx.tx);
  return rows[0] ?? null;
}

import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import type { listPromiseMonths, PromiseMonth } from '../contract.ts';

/** How each promise was kept month by month, in the months of the workspace's zone; a month without any is left out. */
export async function listMonths(ctx: Reader): Promise<OutputOf<typeof listPromiseMonths>> {
  const { rows } = await sql<{ promiseId: string; from: string; kept: number; n: number }>`
    with zone as (select time_zone from workspaces where id = ${ctx.workspaceId}),
    begins as (
      select date_trunc('month', ${ctx.now}::timestamptz at time zone time_zone) - interval '11 months' as first,
        time_zone from zone
    ),
    felt as (
      select d.promise_id, d.due_at as at, d.outcome from due_promises d, begins
      where d.workspace_id = ${ctx.workspaceId} and d.promise_id is not null
        and d.outcome in ('kept', 'missed', 'recovered') and d.due_at >= begins.first at time zone begins.time_zone
      union all
      select p.id, c.at, c.outcome from promises p
      join checks c on c.workspace_id = p.workspace_id and c.element_id = p.element_id
        and (p.customer_id is null or c.customer_id = p.customer_id), begins
      where p.workspace_id = ${ctx.workspaceId} and p.kind = 'check'
        and c.at >= begins.first at time zone begins.time_zone
        and not exists (select 1 from checks r where r.workspace_id = c.workspace_id and r.replaces_id = c.id)
    )
    select promise_id, to_char(date_trunc('month', at at time zone time_zone), 'YYYY-MM-DD') as "from",
      count(*) filter (where outcome = 'kept')::int as kept, count(*)::int as n
    from felt, zone group by 1, 2 order by 1, 2`.execute(ctx.tx);
  const byPromise = new Map<string, PromiseMonth[]>();
  for (const { promiseId, from, kept, n } of rows) {
    const months = byPromise.get(promiseId) ?? [];
    months.push({ from, kept, n, share: proportion({ successes: kept, n }) });
    byPromise.set(promiseId, months);
  }
  return { promises: [...byPromise].map(([promiseId, months]) => ({ promiseId, months })) };
}

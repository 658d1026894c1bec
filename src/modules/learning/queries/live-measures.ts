import { sql } from 'kysely';
import { z } from 'zod';
import { getSpotlight, listUnequalOutcomes } from '#modules/recovery/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import type { BarrierName, LiveMeasure } from '../contract.ts';
import { firstOfMonth } from './quarter.ts';

const figures = z.object({
  minor: z.number(),
  minutes: z.number(),
  gifts: z.number(),
  kept: z.number(),
  decided: z.number(),
  pastReview: z.number(),
  taken: z.number(),
});

/** What is measured anyway beside each barrier: of this month what was given, of ninety days what was kept. */
export async function liveMeasures(ctx: Ctx): Promise<Record<BarrierName, LiveMeasure>> {
  const { timeZone, currency, settings } = await getWorkspace(ctx);
  const seen = await readFigures(ctx, timeZone);
  const spotlight = await getSpotlight(ctx);
  const unequal = await listUnequalOutcomes(ctx, { limit: 1 });
  const brightest = spotlight.tiers.toSorted((one, other) => other.n - one.n)[0];
  return {
    spotlight: {
      kind: 'spotlight',
      magnification: brightest?.magnification ?? settings.spotlightPrior,
      n: brightest?.n ?? 0,
      verdict: brightest?.verdict ?? 'assumed',
    },
    cost: { kind: 'cost', minor: seen.minor, minutes: seen.minutes, gifts: seen.gifts, currency },
    humans: { kind: 'humans', pairs: unequal.total, days: settings.inconsistencyDays },
    speed: { kind: 'speed', share: proportion({ successes: seen.kept, n: seen.decided }) },
    values: { kind: 'values', pastReview: seen.pastReview, taken: seen.taken },
  };
}

async function readFigures(ctx: Ctx, timeZone: string): Promise<z.infer<typeof figures>> {
  const month = firstOfMonth(ctx, timeZone);
  const since = sql`(${month}::date::timestamp at time zone ${timeZone})`;
  const { rows } = await sql`
    select
      (select coalesce(sum(e.cost_minor), 0) from extras e
        where e.workspace_id = ${ctx.workspaceId} and e.given_at >= ${since})::float8
      + (select coalesce(sum(a.amount_minor), 0) from authority_entries a
        where a.workspace_id = ${ctx.workspaceId} and a.at >= ${since} and a.about_kind <> 'loan')::float8 as minor,
      (select coalesce(sum(e.minutes), 0) from extras e
        where e.workspace_id = ${ctx.workspaceId} and e.given_at >= ${since})::float8 as minutes,
      (select count(*) from extras e where e.workspace_id = ${ctx.workspaceId} and e.given_at >= ${since})::int as gifts,
      d.kept, d.decided, v.past_review, v.taken
    from (
      select count(*) filter (where p.outcome = 'kept')::int as kept, count(*)::int as decided from due_promises p
      where p.workspace_id = ${ctx.workspaceId} and p.outcome in ('kept', 'missed', 'recovered')
        and p.due_at >= ${ctx.now}::timestamptz - interval '90 days' and p.due_at <= ${ctx.now}::timestamptz) d,
    (
      select count(*) filter (where x.status = 'taken'
          and x.review_on < (${ctx.now}::timestamptz at time zone ${timeZone})::date)::int as past_review,
        count(*) filter (where x.status <> 'open')::int as taken from decisions x
      where x.workspace_id = ${ctx.workspaceId}) v`.execute(ctx.tx);
  return figures.parse(rows[0]);
}

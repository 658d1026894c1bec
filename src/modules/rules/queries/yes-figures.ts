import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import type { Measure } from '#platform/statistics/interval.ts';
import type { Difference } from '#platform/statistics/newcombe.ts';
import type { getYesFiguresEndpoint } from '../contract.ts';
import { fairnessOf, shareFrom, type Bends, type Tier } from '../logic/yes-figures.ts';

const usualDays = 90;

interface Span {
  from: string;
  to: string;
  since: Date;
  until: Date;
}

/** Days as they are lived where the business is, both included. */
async function spanOf(ctx: Reader, query: QueryOf<typeof getYesFiguresEndpoint>): Promise<Span> {
  const { rows } = await sql<Span>`
    select to_char(d.first, 'YYYY-MM-DD') as from, to_char(d.last, 'YYYY-MM-DD') as to,
      d.first::timestamp at time zone w.time_zone as since, (d.last + 1)::timestamp at time zone w.time_zone as until
    from workspaces w
    cross join lateral (select coalesce(${query.to ?? null}::date, (${ctx.now}::timestamptz at time zone w.time_zone)::date) as last) l
    cross join lateral (select l.last, coalesce(${query.from ?? null}::date, l.last - ${usualDays - 1}::integer) as first) d
    where w.id = ${ctx.workspaceId}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

/** Five statements, whatever the number of rules. */
export async function yesFiguresOf(
  ctx: Reader,
  query: QueryOf<typeof getYesFiguresEndpoint>,
): Promise<OutputOf<typeof getYesFiguresEndpoint>> {
  const { settings } = await getWorkspace(ctx);
  const fewest = settings.ruleFewestUses;
  const span = await spanOf(ctx, query);
  const { yes, yesAnd, later, no } = await countAsks(ctx, span);
  const n = yes + yesAnd + later + no;
  const rules = await countByRule(ctx, span);
  const byTier = await countByTier(ctx, span);
  return {
    from: span.from,
    to: span.to,
    fewest,
    asks: { yes, yesAnd, later, no, n, yesShare: shown(shareFrom(yes + yesAnd, n, fewest)) },
    rules: rules.map(({ bent, held, ...rule }) => ({
      ...rule,
      bent,
      held,
      n: bent + held,
      yesShare: shown(shareFrom(bent, bent + held, fewest)),
    })),
    tiers: fairnessOf(byTier, fewest).map(({ share, moreThanStandard, ...tier }) => ({
      ...tier,
      share: shown(share),
      moreThanStandard: moreThanStandard && compared(moreThanStandard),
    })),
  };
}

function shown(measure: Measure | null) {
  return measure && { value: measure.value, ...measure.interval, n: measure.n };
}

function compared({ value, interval, n, verdict }: Difference) {
  return { difference: value, ...interval, n, verdict };
}

interface Asks {
  yes: number;
  yesAnd: number;
  later: number;
  no: number;
}

async function countAsks(ctx: Reader, { since, until }: Span): Promise<Asks> {
  const { rows } = await sql<Asks>`
    select count(*) filter (where answer = 'yes') as yes,
      count(*) filter (where answer in ('yes-and-quote', 'yes-instead-of')) as "yesAnd",
      count(*) filter (where answer = 'later') as later, count(*) filter (where answer = 'no') as no
    from requests where workspace_id = ${ctx.workspaceId} and asked_at >= ${since} and asked_at < ${until}`.execute(
    ctx.tx,
  );
  return rows[0] ?? { yes: 0, yesAnd: 0, later: 0, no: 0 };
}

async function countByRule(ctx: Reader, { since, until }: Span) {
  const { rows } = await sql<{ id: string; staffWording: string; bent: number; held: number }>`
    select r.id, r.staff_wording as "staffWording", count(*) filter (where u.how = 'bent') as bent,
      count(*) filter (where u.how = 'held') as held
    from rule_uses u join rules r on r.workspace_id = u.workspace_id and r.id = u.rule_id
    where u.workspace_id = ${ctx.workspaceId} and u.at >= ${since} and u.at < ${until}
    group by r.workspace_id, r.id order by r.staff_wording, r.id limit 200`.execute(ctx.tx);
  return rows;
}

/** Hard rules are bent for nobody and would only water the shares down. */
async function countByTier(ctx: Reader, { since, until }: Span): Promise<Partial<Record<Tier, Bends>>> {
  const { rows } = await sql<Bends & { tier: Tier }>`
    select c.tier, count(*) as n, count(*) filter (where u.how = 'bent') as bent
    from rule_uses u
    join customers c on c.workspace_id = u.workspace_id and c.id = u.customer_id
    join rules r on r.workspace_id = u.workspace_id and r.id = u.rule_id and r.flex <> 'hard'
    where u.workspace_id = ${ctx.workspaceId} and u.at >= ${since} and u.at < ${until}
    group by c.tier`.execute(ctx.tx);
  return Object.fromEntries(rows.map(({ tier, bent, n }) => [tier, { bent, n }]));
}

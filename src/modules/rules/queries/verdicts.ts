import { sql } from 'kysely';
import { z } from 'zod';
import { getHouse, type House } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { clipped, type Measure } from '#platform/statistics/interval.ts';
import { meanWithInterval } from '#platform/statistics/mean.ts';
import { ruleKind, type VerdictOfRule } from '../contract.ts';
import { bentShare, perMonth, ruleCost, ruleVerdict, windowFor, type RuleFacts } from '../logic/verdict.ts';

/** One row of counts over each of the three windows. */
const counts = z.object({
  applied: z.int(),
  bent: z.int(),
  aggravations: z.int(),
  customerMinutes: z.int(),
  staffMinutes: z.int(),
});

interface FactsRow {
  ruleId: string;
  kind: string;
  isTold: boolean;
  nominators: number;
  scores: number[];
  windows: unknown;
}

const windowed = z.object({ 30: counts, 90: counts, 365: counts });

/** Screen, API and CSV read the verdicts from here, all of them in one statement; only some rules when they are named. */
export async function listVerdicts(
  ctx: Reader,
  ruleIds?: readonly string[],
): Promise<Map<string, VerdictOfRule>> {
  if (ruleIds?.length === 0) return new Map();
  const house = await getHouse(ctx);
  const rows = await factsRows(ctx, ruleIds);
  return new Map(rows.map((row) => [row.ruleId, toVerdict(row, house)]));
}

export async function getVerdictOf(ctx: Reader, ruleId: string): Promise<VerdictOfRule> {
  const found = (await listVerdicts(ctx, [ruleId])).get(ruleId);
  if (!found) throw notFound();
  return found;
}

async function factsRows(ctx: Reader, ruleIds: readonly string[] | undefined): Promise<FactsRow[]> {
  const wanted = ruleIds ? sql`r.id in (${sql.join(ruleIds)})` : sql`r.status not in ('killed', 'rewritten')`;
  const { rows } = await sql<FactsRow>`
    select r.id as rule_id, r.kind, r.is_told, coalesce(f.nominators, 0) as nominators,
      coalesce(f.scores, '[]') as scores, w.windows
    from rules r
    left join lateral (
      select count(distinct coalesce(f.staff_id, f.customer_id, '00000000-0000-0000-0000-000000000000'::uuid))
          filter (where f.at > coalesce((select max(v.decided_at) from rule_reviews v
            where v.workspace_id = r.workspace_id and v.rule_id = r.id), '-infinity'))::int as nominators,
        json_agg((select avg(one) from unnest(array[f.burdensome, f.unnecessary, f.ineffective]) one))
          filter (where coalesce(f.burdensome, f.unnecessary, f.ineffective) is not null) as scores
      from rule_flags f where f.workspace_id = r.workspace_id and f.rule_id = r.id
        and f.at > ${ctx.now}::timestamptz - interval '365 days'
    ) f on true
    cross join lateral (
      select json_object_agg(days, json_build_object('applied', n.applied, 'bent', n.bent,
        'aggravations', n.aggravations, 'customerMinutes', n.customer_minutes, 'staffMinutes', n.staff_minutes)) as windows
      from unnest(array[30, 90, 365]) days
      cross join lateral (
        select count(*)::int as applied, (count(*) filter (where u.how = 'bent'))::int as bent,
          (count(*) filter (where u.was_aggravating))::int + (
            select count(*)::int from rule_flags c where c.workspace_id = r.workspace_id and c.rule_id = r.id
              and c.by_kind = 'customer' and c.at > ${ctx.now}::timestamptz - days * interval '1 day') as aggravations,
          coalesce(sum(coalesce(u.customer_minutes, r.burden_minutes)), 0)::bigint as customer_minutes,
          coalesce(sum(coalesce(u.staff_minutes, r.staff_minutes)), 0)::bigint as staff_minutes
        from rule_uses u where u.workspace_id = r.workspace_id and u.rule_id = r.id
          and u.at > ${ctx.now}::timestamptz - days * interval '1 day'
      ) n
    ) w
    where r.workspace_id = ${ctx.workspaceId} and ${wanted}`.execute(ctx.tx);
  return rows;
}

function toVerdict(row: FactsRow, { settings, currency }: House): VerdictOfRule {
  const kind = ruleKind.parse(row.kind);
  const over = windowed.parse(row.windows);
  const days = windowFor(
    { 30: over[30].applied, 90: over[90].applied, 365: over[365].applied },
    settings.ruleFewestUses,
  );
  const facts: RuleFacts = { kind, isTold: row.isTold, nominators: row.nominators, ...over[days] };
  return {
    ruleId: row.ruleId,
    days,
    applied: facts.applied,
    bent: facts.bent,
    bentShare: flat(bentShare(facts)),
    aggravations: facts.aggravations,
    nominators: facts.nominators,
    monthlyCostMinor: perMonth(ruleCost(facts, settings), days),
    currency,
    customerMinutes: perMonth(facts.customerMinutes, days),
    staffMinutes: perMonth(facts.staffMinutes, days),
    redTape: redTapeOf(row.scores.map(Number)),
    verdict: ruleVerdict(facts, settings),
    fewestUses: settings.ruleFewestUses,
  };
}

const scale = { low: 1, high: 5 };

/** One opinion alone shows no spread: its range is the whole scale. */
function redTapeOf(values: readonly number[]): VerdictOfRule['redTape'] {
  const mean = meanWithInterval(values);
  return flat(mean && { ...mean, interval: clipped(mean.interval, scale) });
}

function flat(measure: Measure | null): VerdictOfRule['redTape'] {
  return measure && { value: measure.value, ...measure.interval, n: measure.n };
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { CardQuery, getTrend as trendEndpoint } from '../contract.ts';
import { assembleCard, type TallyRow } from '../logic/assemble-card.ts';
import { monthsUpTo } from '../logic/days.ts';
import { countedFor, getCardScope, type CardScope } from './subject.ts';

const monthsShown = 12;

/** Twelve cards in three statements; each month is marked from its own evidence. */
export async function getTrend(
  ctx: Ctx,
  query: Omit<CardQuery, 'from'>,
): Promise<OutputOf<typeof trendEndpoint>> {
  const scope = await getCardScope(ctx, query);
  const months = monthsUpTo(scope.period.to, monthsShown);
  const first = months[0]?.from ?? scope.period.from;
  const last = months.at(-1)?.to ?? scope.period.to;
  const rows = await sumTalliesByMonth(ctx, scope, { from: first, to: last });
  const worst = await findWorstOpenByMonth(ctx, scope, { from: first, to: last });
  return {
    months: months.map((month) => {
      const card = assembleCard({
        ...scope,
        period: { ...month, timeZone: scope.timeZone },
        rows: rows.filter((row) => row.month === month.from),
        worstOpen: new Map([['', worst.get(month.from) ?? 0]]),
        elements: new Map(),
      });
      const { grade, provisional, experience, core } = card;
      return {
        ...month,
        grade,
        provisional,
        netDelight: experience.netDelight,
        checks: core.counts?.n ?? null,
      };
    }),
    thresholds: { B: 20, A: 50 },
  };
}

async function sumTalliesByMonth(
  ctx: Ctx,
  { subject }: CardScope,
  { from, to }: { from: string; to: string },
) {
  const { rows } = await sql<TallyRow & { month: string }>`
    select date_trunc('month', day::timestamp)::date as month, pillar, outcome, workspace_id as element_id, '' as stage,
      sum(n) as n
    from evidence_tallies
    where workspace_id = ${ctx.workspaceId} and subject_type = ${subject.type} and subject_id = ${subject.id}
      and day >= ${from} and day <= ${to}
    group by 1, pillar, outcome, workspace_id`.execute(ctx.tx);
  return rows;
}

async function findWorstOpenByMonth(ctx: Ctx, scope: CardScope, { from, to }: { from: string; to: string }) {
  const { rows } = await sql<{ month: string; worst: number }>`
    select date_trunc('month', e.day::timestamp)::date as month, max(e.severity)::int as worst from evidence e
    where ${countedFor(scope, ctx.workspaceId)}
      and e.pillar = 'core' and e.outcome = 'missed' and e.severity >= 4
      and e.day >= ${from} and e.day <= ${to}
    group by 1`.execute(ctx.tx);
  return new Map(rows.map((row) => [row.month, row.worst]));
}

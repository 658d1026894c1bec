import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Card, CardQuery } from '../contract.ts';
import { assembleCard, type TallyRow } from '../logic/assemble-card.ts';
import type { Period } from '../logic/days.ts';
import { countedFor, getCardScope, type CardScope } from './subject.ts';

/** The card in four statements, however much it rests on: scope, daily counts, grave failures, names of elements. */
export async function getReportCard(ctx: Ctx, query: CardQuery): Promise<Card> {
  const scope = await getCardScope(ctx, query);
  const [rows, worstOpen, elements] = [
    await sumTallies(ctx, scope),
    await findWorstOpen(ctx, scope, scope.period),
    await listElementNames(ctx),
  ];
  return assembleCard({
    ...scope,
    period: { ...scope.period, timeZone: scope.timeZone },
    rows,
    worstOpen,
    elements,
  });
}

async function sumTallies(ctx: Ctx, { subject, period }: CardScope): Promise<TallyRow[]> {
  return ctx.tx
    .selectFrom('evidenceTallies')
    .select((eb) => ['pillar', 'outcome', 'elementId', 'stage', eb.fn.sum<number>('n').as('n')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('day', '>=', period.from)
    .where('day', '<=', period.to)
    .groupBy(['pillar', 'outcome', 'elementId', 'stage'])
    .execute();
}

/**
 * The worst severity, by stage, among failures of the period that nobody has put right. Only those of 4 and 5 can move
 * a mark, and an index holds just them. Failures of earlier periods stay on their own cards: otherwise one that was
 * never ticked off would mark every month to come.
 */
async function findWorstOpen(ctx: Ctx, scope: CardScope, period: Period): Promise<Map<string, number>> {
  const { rows } = await sql<{ stage: string; worst: number }>`
    select coalesce(e.stage, '') as stage, max(e.severity)::int as worst from evidence e
    where ${countedFor(scope, ctx.workspaceId)}
      and e.pillar = 'core' and e.outcome = 'missed' and e.severity >= 4
      and e.day >= ${period.from} and e.day <= ${period.to}
    group by 1`.execute(ctx.tx);
  return new Map(rows.map((row) => [row.stage, row.worst]));
}

async function listElementNames(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

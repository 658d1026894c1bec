import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { getReportCard, getTrend } from '#modules/report-cards/index.ts';
import type { Figures } from '../contract.ts';

export interface LookBack {
  customerId: string;
  from: string;
  to: string;
  zone: string;
}

/** As many as one page can say without becoming a list. */
const most = 20;

/** What the page shows of the period: the card with its trend, promises, extras given and requests made. */
export async function getFigures(ctx: Ctx, look: LookBack): Promise<Figures> {
  const subject = { subjectType: 'customer', subjectId: look.customerId } as const;
  const card = await getReportCard(ctx, { ...subject, from: look.from, to: look.to });
  const trend = await getTrend(ctx, { ...subject, to: look.to });
  return {
    period: { from: look.from, to: look.to },
    card: {
      grade: card.grade,
      provisional: card.provisional,
      verdict: card.verdict,
      checks: card.core.counts?.n ?? 0,
      answers: card.experience.counts?.n ?? 0,
      asked: card.asked?.commonest ?? null,
    },
    trend: trend.months.map(({ from, grade, provisional }) => ({ from, grade, provisional })),
    promises: await countPromises(ctx, look),
    extras: await listExtras(ctx, look),
    requests: await listRequests(ctx, look),
  };
}

async function countPromises(ctx: Ctx, look: LookBack): Promise<Figures['promises']> {
  const rows = await ctx.tx
    .selectFrom('duePromises')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', look.customerId)
    .where(within(look, sql.ref('due_at')))
    .where('outcome', 'in', ['kept', 'recovered', 'missed'])
    .groupBy('outcome')
    .execute();
  const count = (outcome: string) => rows.find((row) => row.outcome === outcome)?.n ?? 0;
  return { kept: count('kept'), recovered: count('recovered'), missed: count('missed') };
}

async function listExtras(ctx: Ctx, look: LookBack): Promise<Figures['extras']> {
  const rows = await ctx.tx
    .selectFrom('extras')
    .select(['what', 'givenAt as at'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', look.customerId)
    .where(within(look, sql.ref('given_at')))
    .orderBy('givenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function listRequests(ctx: Ctx, look: LookBack): Promise<Figures['requests']> {
  const rows = await ctx.tx
    .selectFrom('requests')
    .innerJoin('requestKinds as kind', (join) =>
      join.onRef('kind.workspaceId', '=', 'requests.workspaceId').onRef('kind.id', '=', 'requests.kindId'),
    )
    .select(['requests.words', 'kind.name as kind', 'requests.answer', 'requests.askedAt as at'])
    .where('requests.workspaceId', '=', ctx.workspaceId)
    .where('requests.customerId', '=', look.customerId)
    .where(within(look, sql.ref('asked_at')))
    .orderBy('requests.askedAt', 'desc')
    .orderBy('requests.id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Both days whole, as the clock on the wall of the business counts them. */
function within({ from, to, zone }: LookBack, column: ReturnType<typeof sql.ref>) {
  return sql<boolean>`(${column} >= (${from}::date)::timestamp at time zone ${zone}
    and ${column} < (${to}::date + 1)::timestamp at time zone ${zone})`;
}

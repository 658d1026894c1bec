import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { QueryOf } from '#platform/contract.ts';
import { barrier as barrierName, type BarrierCheck, type getBarriers as endpoint } from '../contract.ts';
import { barrierResults, barrierToWorkOn, respondents, type BarrierAnswer } from '../logic/barriers.ts';
import { liveMeasures } from './live-measures.ts';
import { quarterNow } from './quarter.ts';

const mostQuarters = 12;

/** What a quarter's answers say of the five barriers, and what is measured now beside each. */
export async function getBarriers(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<BarrierCheck> {
  const { timeZone, settings } = await getWorkspace(ctx);
  const current = quarterNow(ctx, timeZone);
  const quarter = query.quarter ?? current;
  const fewest = { fewest: settings.pulseFewest };
  const answers = await answersOf(ctx, quarter);
  const results = barrierResults(answers, fewest);
  const live = await liveMeasures(ctx);
  return {
    quarter,
    isCurrent: quarter === current,
    quarters: await quartersBesides(ctx, current),
    needed: settings.pulseFewest,
    people: { staff: respondents(answers, 'staff'), leader: respondents(answers, 'leader') },
    hasAnswered: await hasAnswered(ctx, current),
    barriers: results.map((result) => ({ ...result, live: live[result.barrier] })),
    workOn: barrierToWorkOn(results),
  };
}

async function answersOf(ctx: Ctx, quarter: string): Promise<BarrierAnswer[]> {
  const rows = await ctx.tx
    .selectFrom('barrierAnswers')
    .select(['respondent', 'barrier', 'statement', 'value'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('quarter', '=', quarter)
    .execute();
  return rows.map(({ respondent, barrier, statement, value }) => ({
    respondent: respondent === 'leader' ? 'leader' : 'staff',
    barrier: barrierName.parse(barrier),
    statement,
    value,
  }));
}

async function quartersBesides(ctx: Ctx, current: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('barrierParticipants')
    .select('quarter')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('quarter', 'desc')
    .limit(mostQuarters)
    .execute();
  return [...new Set([current, ...rows.map(({ quarter }) => quarter)])].toSorted().toReversed();
}

async function hasAnswered(ctx: Ctx, quarter: string): Promise<boolean> {
  if (ctx.actor.kind !== 'staff') return false;
  const row = await ctx.tx
    .selectFrom('barrierParticipants')
    .select('quarter')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('quarter', '=', quarter)
    .where('staffId', '=', ctx.actor.id)
    .executeTakeFirst();
  return row !== undefined;
}

import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { caseVerdict, type getDenominator as endpoint } from '../contract.ts';
import { commonDenominator, type MarkedCase } from '../logic/denominator.ts';
import { mostFeatures } from './features.ts';

/** Older cases speak of a house that has changed since. */
const mostCases = 500;

/** C25 over the latest cases, in three statements however many there are. */
export async function getDenominator(ctx: Ctx): Promise<OutputOf<typeof endpoint>> {
  const { settings } = await getWorkspace(ctx);
  const { fewestGreat, fewestAwful } = settings;
  const features = await ctx.tx
    .selectFrom('learningFeatures')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('isRetired', '=', false)
    .orderBy('name')
    .limit(mostFeatures)
    .execute();
  const cases = await markedCases(ctx);
  return {
    great: cases.filter(({ verdict }) => verdict === 'great').length,
    awful: cases.filter(({ verdict }) => verdict === 'awful').length,
    fewestGreat,
    fewestAwful,
    data: commonDenominator(features, cases, { fewestGreat, fewestAwful }),
  };
}

async function markedCases(ctx: Ctx): Promise<MarkedCase[]> {
  const rows = await ctx.tx
    .selectFrom((eb) =>
      eb
        .selectFrom('learningCases')
        .select(['workspaceId', 'id', 'verdict'])
        .where('workspaceId', '=', ctx.workspaceId)
        .orderBy('markedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(mostCases)
        .as('l'),
    )
    .leftJoin('learningCaseFeatures as t', (join) =>
      join.onRef('t.workspaceId', '=', 'l.workspaceId').onRef('t.caseId', '=', 'l.id'),
    )
    .select(['l.id', 'l.verdict', 't.featureId', 't.isThere'])
    .execute();
  const cases = new Map<string, { verdict: MarkedCase['verdict']; ticks: Map<string, boolean> }>();
  for (const { id, verdict, featureId, isThere } of rows) {
    const one = cases.get(id) ?? { verdict: caseVerdict.parse(verdict), ticks: new Map() };
    if (featureId !== null && isThere !== null) one.ticks.set(featureId, isThere);
    cases.set(id, one);
  }
  return [...cases.values()];
}

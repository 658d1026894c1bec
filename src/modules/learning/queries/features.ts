import { sql } from 'kysely';
import type { LearningFeature } from '../contract.ts';
import type { Reader } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';

/** More than anybody can look for in one case; beyond it something is retired first. */
export const mostFeatures = 100;
const mostShown = 500;

export async function listFeatures(ctx: Reader): Promise<{ data: LearningFeature[] }> {
  const rows = await featureRows(ctx).orderBy('f.isRetired').orderBy('f.name').limit(mostShown).execute();
  return { data: rows };
}

export async function getFeature(ctx: Reader, featureId: string): Promise<LearningFeature> {
  const row = await featureRows(ctx).where('f.id', '=', featureId).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

function featureRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('learningFeatures as f')
    .select(['f.id', 'f.name', 'f.isRetired'])
    .select(
      sql<number>`(select count(*) from learning_case_features t
        where t.workspace_id = f.workspace_id and t.feature_id = f.id)::int`.as('cases'),
    )
    .where('f.workspaceId', '=', ctx.workspaceId);
}

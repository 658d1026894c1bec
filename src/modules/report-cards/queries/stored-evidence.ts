import type { Ctx } from '#platform/context.ts';
import type { StoredFact } from '../logic/evidence-change.ts';
import type { EvidenceFact } from '../logic/evidence-of.ts';

/** The evidence that now stands for these facts. */
export async function listStandingEvidence(
  ctx: Ctx,
  { refKind, refIds }: { refKind: EvidenceFact['refKind']; refIds: readonly string[] },
): Promise<StoredFact[]> {
  if (refIds.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('evidence')
    .select([
      'id',
      'day',
      'at',
      'refKind',
      'refId',
      'pillar',
      'outcome',
      'source',
      'stage',
      'severity',
      'touchpointId',
      'elementId',
      'customerId',
      'staffId',
      'teamId',
      'conversationId',
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('refKind', '=', refKind)
    .where('refId', 'in', refIds)
    .where('replacedAt', 'is', null)
    .execute();
  // The table's own checks keep these columns to the words of the type.
  return rows as StoredFact[];
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { dayIn } from '#platform/days.ts';
import { newId } from '#platform/ids.ts';
import { evidenceChange, type EvidenceChange } from '../logic/evidence-change.ts';
import type { EvidenceFact } from '../logic/evidence-of.ts';
import { tallyDeltas, type TallyDelta } from '../logic/tally-keys.ts';
import { getTimeZone } from '../queries/sources.ts';
import { listStandingEvidence } from '../queries/stored-evidence.ts';

interface Settlement {
  refKind: EvidenceFact['refKind'];
  /** Every fact of the matter, those that have been corrected included. */
  refIds: readonly string[];
  /** The evidence that should stand for them now. */
  facts: readonly EvidenceFact[];
}

/**
 * Brings the evidence of one matter, and the tallies with it, to what the facts now say. The caller has locked the
 * matter and read the facts after that, so it does not matter how often this runs, nor in which order the news of a
 * fact and of its correction arrive: the outcome is the same.
 */
export async function settleEvidence(ctx: Ctx, { refKind, refIds, facts }: Settlement): Promise<void> {
  const change = evidenceChange(await listStandingEvidence(ctx, { refKind, refIds }), facts);
  if (change.removed.length === 0 && change.added.length === 0) return;
  const timeZone = await getTimeZone(ctx);
  const added = change.added.map((fact) => ({ ...fact, day: dayIn(timeZone, fact.at) }));
  await replaceEvidence(ctx, change.removed, added);
  await addToTallies(ctx, tallyDeltas({ removed: change.removed, added }, ctx.workspaceId));
}

/** The old pieces end first: only one piece per fact and pillar stands, and an index sees to it. */
async function replaceEvidence(
  ctx: Ctx,
  removed: EvidenceChange['removed'],
  added: (EvidenceChange['added'][number] & { day: string })[],
): Promise<void> {
  if (removed.length > 0) {
    await ctx.tx
      .updateTable('evidence')
      .set({ replacedAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where(
        'id',
        'in',
        removed.map((piece) => piece.id),
      )
      .execute();
  }
  if (added.length === 0) return;
  await ctx.tx
    .insertInto('evidence')
    .values(added.map((fact) => ({ ...fact, workspaceId: ctx.workspaceId, id: newId() })))
    .execute();
}

async function addToTallies(ctx: Ctx, deltas: readonly TallyDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await ctx.tx
    .insertInto('evidenceTallies')
    .values(deltas.map((delta) => ({ ...delta, workspaceId: ctx.workspaceId })))
    .onConflict((conflict) =>
      conflict
        .columns([
          'workspaceId',
          'subjectType',
          'subjectId',
          'day',
          'pillar',
          'outcome',
          'elementId',
          'stage',
        ])
        .doUpdateSet({ n: sql<number>`evidence_tallies.n + excluded.n` }),
    )
    .execute();
}

import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { failureSource, type RecoveryStep } from '../shapes.ts';
import { courseOf } from '../logic/course.ts';
import { dueAt, lastTouchAt } from '../logic/due.ts';
import { lastStep, nextStep } from '../logic/steps.ts';
import { getSheetRow, takenAt } from '../queries/sheet.ts';

/** Holds one putting-right for the rest of the transaction: whoever comes second sees what the first has done. */
export async function lockRecovery(ctx: Ctx, recoveryId: string) {
  const row = await ctx.tx
    .selectFrom('recoveries as r')
    .innerJoin('failures as f', (join) =>
      join.onRef('f.workspaceId', '=', 'r.workspaceId').onRef('f.id', '=', 'r.failureId'),
    )
    .select([
      'r.id',
      'r.failureId',
      'r.ownerStaffId',
      'r.beneficiaryId',
      'r.payerId',
      'r.paidMinor',
      'r.loss',
      'r.endsAt',
      'r.status',
      'r.revision',
      'f.customerId',
      'f.conversationId',
      'f.happenedAt',
      'f.severity',
      'f.source',
      'f.sourceId',
    ])
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.id', '=', recoveryId)
    .forUpdate('r')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
export type LockedRecovery = Awaited<ReturnType<typeof lockRecovery>>;

/** What every announcement of a putting-right says. */
export function aboutRecovery({ id, failureId, customerId, conversationId }: LockedRecovery) {
  return { recoveryId: id, failureId, customerId, conversationId };
}

/** What the failure rests on, for whoever counts it as kept or missed. */
export function restsOn({ source, sourceId }: LockedRecovery) {
  return { source: failureSource.parse(source), sourceId };
}

/** Writes anew where it stands and what is due next. Called at the end of whatever changes it. */
export async function refreshStanding(ctx: Ctx, recoveryId: string): Promise<void> {
  const row = await getSheetRow(ctx, recoveryId);
  const house = await getHouse(ctx);
  const course = courseOf({ severity: row.fSeverity, ...row });
  const at = takenAt(row);
  const lastTouchDueAt = lastTouchOf(at, row.endsAt);
  const next = row.status === 'closed' ? undefined : nextStep(course);
  const facts = {
    noticedAt: at.get('noticed') ?? row.createdAt,
    acknowledgedAt: at.get('acknowledged'),
    lastTouchDueAt,
  };
  await ctx.tx
    .updateTable('recoveries')
    .set((eb) => ({
      lastStep: lastStep(course.taken),
      nextStep: next ?? null,
      nextDueAt: next ? dueAt(next, facts, house.settings, house) : null,
      lastTouchDueAt,
      updatedAt: ctx.now,
      revision: eb('revision', '+', 1),
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recoveryId)
    .execute();

  function lastTouchOf(moments: Map<RecoveryStep, Date>, endsAt: Date | null): Date | null {
    const fixedAt = moments.get('fixed');
    if (fixedAt) return lastTouchAt({ fixedAt, endsAt }, house.settings, house);
    return endsAt && lastTouchAt({ fixedAt: row.createdAt, endsAt }, house.settings, house);
  }
}

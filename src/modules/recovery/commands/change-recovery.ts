import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { brokenUniqueKey } from '#platform/db/database.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { changeRecoveryEndpoint, Recovery } from '../contract.ts';
import { recoveryChanged, recoveryHandedOver } from '../events.ts';
import { canOwn } from '../queries/places.ts';
import { getRecovery } from '../queries/recovery.ts';
import { conflict, subject } from './about.ts';
import { assertCustomers, writeOwner } from './open-recovery.ts';
import { aboutRecovery, lockRecovery, type LockedRecovery, refreshStanding } from './standing.ts';

type Change = InputOf<typeof changeRecoveryEndpoint>;

/** Says what is known now, or hands it over. Whoever looked at an older state is told, and changes nothing. */
export async function changeRecovery(ctx: Ctx, recoveryId: string, change: Change): Promise<Recovery> {
  const recovery = await lockRecovery(ctx, recoveryId);
  if (recovery.status === 'closed') throw conflict('recovery_closed');
  const { ownerStaffId, because, revision, ...place } = change;
  if (revision !== undefined && revision !== recovery.revision)
    throw conflict('changed_meanwhile', { revision: recovery.revision });
  await assertCustomers(ctx, place);
  await writePlace(ctx, recovery, place);
  if (ownerStaffId !== undefined && ownerStaffId !== recovery.ownerStaffId) {
    if (!(await canOwn(ctx, ownerStaffId))) throw invalid('staff_unknown', 'ownerStaffId');
    await handOver(ctx, recovery, { toStaffId: ownerStaffId, because: because ?? '' });
  }
  await refreshStanding(ctx, recoveryId);
  announce(ctx, recoveryChanged, aboutRecovery(recovery), subject(recovery.conversationId));
  return getRecovery(ctx, recoveryId);
}

async function writePlace(
  ctx: Ctx,
  recovery: LockedRecovery,
  place: Omit<Change, 'ownerStaffId' | 'because' | 'revision'>,
): Promise<void> {
  const given = Object.entries(place).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  await ctx.tx
    .updateTable('recoveries')
    .set(Object.fromEntries(given))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recovery.id)
    .execute();
  if (place.beneficiaryId !== undefined) await moveSurprises(ctx, recovery, place.beneficiaryId);
}

/** What is planned is planned for whoever was served; to somebody who had it before it is not given again. */
async function moveSurprises(ctx: Ctx, recovery: LockedRecovery, customerId: string): Promise<void> {
  try {
    await ctx.tx
      .updateTable('recoverySurprises')
      .set({ customerId })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('recoveryId', '=', recovery.id)
      .where('givenAt', 'is', null)
      .execute();
  } catch (error) {
    if (brokenUniqueKey(error) === undefined) throw error;
    throw conflict('surprise_known');
  }
}

/** Another owner from now on: exactly one at any time, and all of them remembered. */
export async function handOver(
  ctx: Ctx,
  recovery: LockedRecovery,
  { toStaffId, because }: { toStaffId: string; because: string },
): Promise<void> {
  await ctx.tx
    .updateTable('recoveries')
    .set({ ownerStaffId: toStaffId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recovery.id)
    .execute();
  await writeOwner(ctx, { recoveryId: recovery.id, staffId: toStaffId, because });
  announce(
    ctx,
    recoveryHandedOver,
    {
      ...aboutRecovery(recovery),
      fromStaffId: recovery.ownerStaffId,
      toStaffId,
      at: ctx.now.toISOString(),
    },
    subject(recovery.conversationId),
  );
}

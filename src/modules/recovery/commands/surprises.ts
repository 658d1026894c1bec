import { spendAuthority } from '#modules/authority/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { planSurpriseEndpoint, Surprise } from '../contract.ts';
import { recoveryChanged } from '../events.ts';
import { isMoney, sameKey } from '../logic/sameness.ts';
import { caseOf } from '../queries/authority-left.ts';
import { conflict, subject } from './about.ts';
import { aboutRecovery, lockRecovery, type LockedRecovery, refreshStanding } from './standing.ts';

type Plan = InputOf<typeof planSurpriseEndpoint>;

/** Plans something in silence: nothing of it is in any event or page a customer could read before it is given. */
export async function planSurprise(ctx: Ctx, recoveryId: string, plan: Plan): Promise<Surprise> {
  const recovery = await lockRecovery(ctx, recoveryId);
  if (recovery.status === 'closed') throw conflict('recovery_closed');
  const id = await addSurprise(ctx, recovery, plan);
  await refreshStanding(ctx, recoveryId);
  announce(ctx, recoveryChanged, aboutRecovery(recovery), subject(recovery.conversationId));
  return {
    id,
    kind: plan.kind,
    what: plan.what,
    costMinor: plan.costMinor,
    plannedAt: ctx.now.toISOString(),
    givenAt: null,
  };
}

async function addSurprise(ctx: Ctx, recovery: LockedRecovery, plan: Plan): Promise<string> {
  if (isMoney(plan.what)) throw invalid('surprise_is_money', 'what');
  const id = newId();
  const added = await ctx.tx
    .insertInto('recoverySurprises')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      recoveryId: recovery.id,
      customerId: recovery.beneficiaryId,
      what: plan.what,
      whatKey: sameKey(plan.what),
      costMinor: plan.costMinor,
      kind: plan.kind,
      plannedAt: ctx.now,
      plannedBy: staffIdOf(ctx),
    })
    .onConflict((one) => one.columns(['workspaceId', 'customerId', 'whatKey']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw conflict('surprise_known');
  return id;
}

/** Drops what was not given. */
export async function dropSurprise(
  ctx: Ctx,
  { id: recoveryId, surpriseId }: { id: string; surpriseId: string },
): Promise<Record<string, never>> {
  const recovery = await lockRecovery(ctx, recoveryId);
  const surprise = await findSurprise(ctx, { recoveryId, surpriseId });
  if (!surprise) throw notFound();
  if (surprise.givenAt !== null) throw conflict('surprise_given');
  await ctx.tx
    .deleteFrom('recoverySurprises')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', surpriseId)
    .execute();
  await refreshStanding(ctx, recoveryId);
  announce(ctx, recoveryChanged, aboutRecovery(recovery), subject(recovery.conversationId));
  return {};
}

interface Given {
  kind: 'surprise' | 'last-touch';
  surpriseId?: string | undefined;
  what?: string | undefined;
  costMinor?: number | undefined;
  at: Date;
}

/** Gives what was planned, or what nobody had planned. What it cost comes off the owner's authority. */
export async function giveSurprise(ctx: Ctx, recovery: LockedRecovery, given: Given): Promise<string> {
  const { id, what, costMinor } = await plannedOrNew(ctx, recovery, given);
  if (costMinor > 0)
    await spendAuthority(ctx, {
      staffId: recovery.ownerStaffId,
      customerId: recovery.payerId,
      caseId: caseOf(recovery),
      aboutKind: 'surprise',
      aboutId: id,
      amountMinor: costMinor,
    });
  await ctx.tx
    .updateTable('recoverySurprises')
    .set({ givenAt: given.at, costMinor })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
  return what;
}

async function plannedOrNew(ctx: Ctx, recovery: LockedRecovery, given: Given) {
  if (given.surpriseId !== undefined) {
    const planned = await findSurprise(ctx, { recoveryId: recovery.id, surpriseId: given.surpriseId });
    if (!planned || planned.kind !== given.kind || planned.givenAt !== null)
      throw invalid('surprise_missing', 'surpriseId');
    return {
      id: planned.id,
      what: planned.what,
      costMinor: given.costMinor ?? Number(planned.costMinor),
    };
  }
  if (!given.what) throw invalid('surprise_missing', 'what');
  const { kind, what, costMinor = 0 } = given;
  return { id: await addSurprise(ctx, recovery, { kind, what, costMinor }), what, costMinor };
}

function findSurprise(ctx: Ctx, { recoveryId, surpriseId }: { recoveryId: string; surpriseId: string }) {
  return ctx.tx
    .selectFrom('recoverySurprises')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', '=', recoveryId)
    .where('id', '=', surpriseId)
    .executeTakeFirst();
}

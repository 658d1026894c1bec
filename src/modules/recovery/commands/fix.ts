import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { fixDenied } from '../events.ts';
import { courseOf } from '../logic/course.ts';
import { mayTake } from '../logic/steps.ts';
import { getSheetRow, takenAt } from '../queries/sheet.ts';
import { conflict, subject } from './about.ts';
import { aboutRecovery, lockRecovery, type LockedRecovery, refreshStanding, restsOn } from './standing.ts';
import { writeStep } from './write-step.ts';

/** The customer says that it is fixed. Said twice, it is said once. */
export async function confirmFix(
  ctx: Ctx,
  recoveryId: string,
  { words }: { words?: string | undefined } = {},
): Promise<void> {
  const recovery = await lockRecovery(ctx, recoveryId);
  const row = await getSheetRow(ctx, recoveryId);
  if (takenAt(row).has('fix-confirmed')) return;
  if (recovery.status === 'closed') throw conflict('recovery_closed');
  const verdict = mayTake('fix-confirmed', courseOf({ severity: row.fSeverity, ...row }));
  if (!verdict.allowed && verdict.because === 'step_out_of_order')
    throw conflict('step_out_of_order', { step: 'fix-confirmed', missing: verdict.missing });
  await writeStep(ctx, recovery, { step: 'fix-confirmed', at: ctx.now, words });
  await refreshStanding(ctx, recoveryId);
}

/**
 * The customer says that it is not fixed. What was said to be done stays written, as undone; what was closed as put
 * right is open again; and it is its owner's turn.
 */
export async function denyFix(ctx: Ctx, recoveryId: string, { words }: { words: string }): Promise<void> {
  const recovery = await lockRecovery(ctx, recoveryId);
  const row = await getSheetRow(ctx, recoveryId);
  if (row.outcome === 'unrecovered') throw conflict('recovery_closed');
  // Pressed twice, or already back at the owner: there is nothing left to undo.
  if (!takenAt(row).has('fixed')) return;
  await ctx.tx
    .updateTable('recoverySteps')
    .set({ undoneAt: ctx.now, undoneWords: words })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', '=', recoveryId)
    .where('step', 'in', ['fixed', 'fix-confirmed', 'closed'])
    .where('undoneAt', 'is', null)
    .execute();
  if (recovery.status === 'closed') await reopen(ctx, recovery);
  await refreshStanding(ctx, recoveryId);
  announce(
    ctx,
    fixDenied,
    { ...aboutRecovery(recovery), ...restsOn(recovery), words, at: ctx.now.toISOString() },
    subject(recovery.conversationId),
  );
}

async function reopen(ctx: Ctx, recovery: LockedRecovery): Promise<void> {
  await ctx.tx
    .updateTable('recoveries')
    .set({ status: 'open', outcome: null, closedAt: null, closedBecause: '' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recovery.id)
    .execute();
  await ctx.tx
    .updateTable('failures')
    .set({ status: 'recovering', closedAt: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recovery.failureId)
    .execute();
}

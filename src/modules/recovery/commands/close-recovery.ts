import type { Ctx } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { recoveryClosed } from '../events.ts';
import { courseOf } from '../logic/course.ts';
import { mayBePassedOver, missingToClose } from '../logic/steps.ts';
import type { SheetRow } from '../queries/sheet.ts';
import { conflict, subject } from './about.ts';
import { aboutRecovery, type LockedRecovery, restsOn } from './standing.ts';
import { writeStep } from './write-step.ts';

interface Closing {
  at: Date;
  words?: string | undefined;
  /** Left as it is; why is said. */
  isUnrecovered?: boolean | undefined;
}

/**
 * Ends it. As put right only when nothing is missing; what is no part of the backbone may be passed over by saying why.
 * Remedies nobody chose are taken back, so that no old link offers what is over.
 */
export async function closeRecovery(
  ctx: Ctx,
  recovery: LockedRecovery,
  row: SheetRow,
  closing: Closing,
): Promise<void> {
  const outcome = closing.isUnrecovered ? 'unrecovered' : 'recovered';
  const words = closing.words?.trim() ?? '';
  if (outcome === 'unrecovered' && words === '') throw invalid('words_missing', 'words');
  if (outcome === 'recovered') assertNothingMissing(row, words);
  await writeStep(ctx, recovery, { step: 'closed', at: closing.at, words });
  await ctx.tx
    .updateTable('recoveries')
    .set({ status: 'closed', outcome, closedAt: closing.at, closedBecause: words })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recovery.id)
    .execute();
  await ctx.tx
    .updateTable('failures')
    .set({ status: outcome, closedAt: closing.at })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', recovery.failureId)
    .execute();
  await withdrawOptions(ctx, recovery.id);
  announce(
    ctx,
    recoveryClosed,
    { ...aboutRecovery(recovery), ...restsOn(recovery), outcome, at: closing.at.toISOString() },
    subject(recovery.conversationId),
  );
}

function assertNothingMissing(row: SheetRow, words: string): void {
  const missing = missingToClose(courseOf({ severity: row.fSeverity, ...row }));
  const isPassedOver = words !== '' && mayBePassedOver(missing);
  if (missing.length > 0 && !isPassedOver)
    throw conflict('step_out_of_order', {
      step: 'closed',
      missing,
      mayBePassedOver: mayBePassedOver(missing),
    });
}

/** Takes back what was offered and not chosen. */
export async function withdrawOptions(ctx: Ctx, recoveryId: string): Promise<void> {
  await ctx.tx
    .updateTable('recoveryOptions')
    .set({ withdrawnAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', '=', recoveryId)
    .where('chosenAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute();
}

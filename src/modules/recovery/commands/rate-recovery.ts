import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { recoveryRated } from '../events.ts';
import { recoveryScore } from '../logic/score.ts';
import { getSheetRow, takenAt } from '../queries/sheet.ts';
import { conflict, subject } from './about.ts';
import { aboutRecovery, lockRecovery, type LockedRecovery, refreshStanding } from './standing.ts';
import { writeStep } from './write-step.ts';

export interface Rating {
  distributive: number;
  procedural: number;
  interactional: number;
  /** 1 much worse than before it happened, 5 much better. */
  compared: number;
  words?: string | undefined;
  wouldRecommend?: boolean | null | undefined;
}

/** The customer marks it, once it is fixed or over, and may think better of it: the step is taken once. */
export async function rateRecovery(ctx: Ctx, recoveryId: string, given: Rating): Promise<void> {
  const recovery = await lockRecovery(ctx, recoveryId);
  const taken = takenAt(await getSheetRow(ctx, recoveryId));
  if (recovery.status === 'open' && !taken.has('fix-confirmed'))
    throw conflict('step_out_of_order', { step: 'rated', missing: ['fix-confirmed'] });
  await keepRating(ctx, recovery, given, ctx.now);
  if (!taken.has('rated')) await writeStep(ctx, recovery, { step: 'rated', at: ctx.now });
  await refreshStanding(ctx, recoveryId);
}

/** Keeps how the customer marks the putting-right. A changed mind takes the place of the first one. */
export async function keepRating(ctx: Ctx, recovery: LockedRecovery, given: Rating, at: Date): Promise<void> {
  const marks = {
    distributive: given.distributive,
    procedural: given.procedural,
    interactional: given.interactional,
    compared: given.compared,
    words: given.words ?? '',
    ...(given.wouldRecommend === undefined ? {} : { wouldRecommend: given.wouldRecommend }),
  };
  await ctx.tx
    .insertInto('recoveryRatings')
    .values({
      workspaceId: ctx.workspaceId,
      recoveryId: recovery.id,
      customerId: recovery.beneficiaryId,
      ...marks,
      at,
    })
    .onConflict((one) =>
      one.columns(['workspaceId', 'recoveryId']).doUpdateSet({ ...marks, changedAt: ctx.now }),
    )
    .execute();
  const { settings } = await getHouse(ctx);
  announce(
    ctx,
    recoveryRated,
    { ...aboutRecovery(recovery), score: recoveryScore(given, settings), at: at.toISOString() },
    subject(recovery.conversationId),
  );
}

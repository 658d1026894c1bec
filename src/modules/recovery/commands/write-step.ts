import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { RecoveryStep } from '../shapes.ts';
import { stepTaken } from '../events.ts';
import { actorOf, subject } from './about.ts';
import { aboutRecovery, type LockedRecovery } from './standing.ts';

/** Writes that a step was taken, and says so. Whether it may be taken is decided before. */
export async function writeStep(
  ctx: Ctx,
  recovery: LockedRecovery,
  given: {
    step: RecoveryStep;
    at: Date;
    words?: string | undefined;
    messageId?: string | undefined;
    /** Who took it, where it is not whoever asks. */
    by?: { byKind: string; byId: string | null } | undefined;
  },
): Promise<void> {
  await ctx.tx
    .insertInto('recoverySteps')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      recoveryId: recovery.id,
      step: given.step,
      at: given.at,
      ...(given.by ?? actorOf(ctx)),
      words: given.words ?? '',
      messageId: given.messageId ?? null,
    })
    .execute();
  announce(
    ctx,
    stepTaken,
    { ...aboutRecovery(recovery), step: given.step, at: given.at.toISOString() },
    subject(recovery.conversationId),
  );
}

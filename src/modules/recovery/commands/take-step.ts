import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import type { Recovery, RecoveryStep, takeStepEndpoint } from '../contract.ts';
import { courseOf } from '../logic/course.ts';
import { mayTake, stepBefore } from '../logic/steps.ts';
import { findMessageOf } from '../queries/places.ts';
import { getRecovery } from '../queries/recovery.ts';
import { getSheetRow, takenAt, type SheetRow } from '../queries/sheet.ts';
import { conflict, momentOf } from './about.ts';
import { closeRecovery } from './close-recovery.ts';
import { denyFix } from './fix.ts';
import { keepRating } from './rate-recovery.ts';
import { lockRecovery, type LockedRecovery, refreshStanding } from './standing.ts';
import { giveSurprise } from './surprises.ts';
import { writeStep } from './write-step.ts';

type Given = InputOf<typeof takeStepEndpoint>;

/** Takes a step, in the fixed order. What a step needs beside itself is asked for; what comes first is said. */
export async function takeStep(ctx: Ctx, recoveryId: string, given: Given): Promise<Recovery> {
  if (given.step === 'fix-confirmed' && given.isConfirmed === false) {
    await denyFix(ctx, recoveryId, { words: given.words ?? '' });
    return getRecovery(ctx, recoveryId);
  }
  const recovery = await lockRecovery(ctx, recoveryId);
  const row = await getSheetRow(ctx, recoveryId);
  // The mark may come when all is over; nothing else may.
  if (recovery.status === 'closed' && given.step !== 'rated') throw conflict('recovery_closed');
  const at = momentOf(ctx, given.at, 'at');
  assertInOrder(recovery, row, given);
  assertAfter(recovery, row, given.step, at);
  await assertMessage(ctx, recovery, given.messageId);
  await carryOut(ctx, { recovery, row, given, at });
  await refreshStanding(ctx, recoveryId);
  return getRecovery(ctx, recoveryId);
}

/** Offers and choices have ways of their own, which take the step with them. */
const takenElsewhere: readonly RecoveryStep[] = ['options-offered', 'option-chosen'];

function assertInOrder(recovery: LockedRecovery, row: SheetRow, { step }: Given): void {
  if (step === 'closed') return;
  const course = courseOf({ severity: row.fSeverity, ...row });
  const verdict = mayTake(step, course);
  if (!verdict.allowed && verdict.because === 'step_taken') throw conflict('step_taken', { step });
  // Whoever left it as it is may still hear what the customer says of it.
  if (!verdict.allowed && !(recovery.status === 'closed' && step === 'rated'))
    throw conflict('step_out_of_order', { step, missing: verdict.missing });
  if (takenElsewhere.includes(step)) throw conflict('options_missing', { step });
}

/** A moment before the failure, or before what the step follows, is a slip of the pen. */
function assertAfter(recovery: LockedRecovery, row: SheetRow, step: RecoveryStep, at: Date): void {
  if (at < recovery.happenedAt) throw invalid('moment_before_the_failure', 'at');
  const before = stepBefore(step);
  const earlier = before && takenAt(row).get(before);
  if (earlier && at < earlier) throw invalid('moment_before_last_step', 'at');
}

async function assertMessage(
  ctx: Ctx,
  { conversationId }: LockedRecovery,
  messageId: string | undefined,
): Promise<void> {
  if (messageId === undefined) return;
  const isKnown = conversationId !== null && (await findMessageOf(ctx, { conversationId, messageId }));
  if (!isKnown) throw invalid('message_unknown', 'messageId');
}

interface Step {
  recovery: LockedRecovery;
  row: SheetRow;
  given: Given;
  at: Date;
}

async function carryOut(ctx: Ctx, { recovery, row, given, at }: Step): Promise<void> {
  const { step, words, messageId } = given;
  switch (step) {
    case 'closed':
      return closeRecovery(ctx, recovery, row, { ...given, at });
    case 'apologised':
      // The apology names the cause: there are words, or the message that has them.
      if (!words && messageId === undefined) throw invalid('words_missing', 'words');
      return writeStep(ctx, recovery, { step, at, words, messageId });
    case 'fixed':
      await writeStep(ctx, recovery, { step, at, words, messageId });
      if (given.isConfirmed) await writeStep(ctx, recovery, { step: 'fix-confirmed', at, words });
      return;
    case 'surprise-given':
    case 'last-touch': {
      const what = await whatIsGiven(ctx, recovery, { ...given, step, at });
      return writeStep(ctx, recovery, { step, at, words: words ?? what, messageId });
    }
    case 'rated':
      if (!given.rating) throw invalid('rating_missing', 'rating');
      await keepRating(ctx, recovery, given.rating, at);
      return writeStep(ctx, recovery, { step, at, words, messageId });
    default:
      return writeStep(ctx, recovery, { step, at, words, messageId });
  }
}

/** A surprise is always something; a last touch may be a few words alone. */
function whatIsGiven(
  ctx: Ctx,
  recovery: LockedRecovery,
  given: Omit<Given, 'step' | 'at'> & { step: 'surprise-given' | 'last-touch'; at: Date },
): Promise<string> | string {
  const { surpriseId, what, costMinor, words, at } = given;
  const isWordsAlone = given.step === 'last-touch' && surpriseId === undefined && !what && !costMinor;
  if (isWordsAlone && words) return words;
  if (isWordsAlone) throw invalid('words_missing', 'words');
  const kind = given.step === 'last-touch' ? 'last-touch' : 'surprise';
  return giveSurprise(ctx, recovery, { kind, surpriseId, what, costMinor, at });
}

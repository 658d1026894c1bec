import type { RecoveryStep } from '../shapes.ts';

/** The fixed order. `noticed` and `owned` are taken by recording and opening, `fix-confirmed` is the customer's word. */
export const stepsInOrder = [
  'noticed',
  'owned',
  'acknowledged',
  'apologised',
  'fixed',
  'fix-confirmed',
  'options-offered',
  'option-chosen',
  'surprise-given',
  'last-touch',
  'rated',
  'closed',
] as const satisfies readonly RecoveryStep[];

/** What nothing can go without: each of these follows the one before it. */
const backbone: readonly RecoveryStep[] = stepsInOrder.slice(0, 6);

/** The last step of the backbone that must have been taken before. */
const follows: Record<RecoveryStep, RecoveryStep | null> = {
  noticed: null,
  owned: 'noticed',
  acknowledged: 'owned',
  apologised: 'acknowledged',
  fixed: 'apologised',
  'fix-confirmed': 'fixed',
  // A remedy may be offered while the customer is asked whether it is fixed; a surprise may not.
  'options-offered': 'fixed',
  'option-chosen': 'fixed',
  'surprise-given': 'fix-confirmed',
  'last-touch': 'fix-confirmed',
  rated: 'fix-confirmed',
  closed: 'fix-confirmed',
};

/** The step after which, at the earliest, this one was; the two that come by themselves bind nobody to their moment. */
export function stepBefore(step: RecoveryStep): RecoveryStep | null {
  const before = follows[step];
  return before === 'noticed' || before === 'owned' ? null : before;
}

/** From this severity on a failure has exactly one owner, and its customer is offered a choice and a last touch. */
export const graveFrom = 3;

export interface Course {
  severity: number;
  /** Steps taken and not undone. */
  taken: readonly RecoveryStep[];
  /** Remedies have been offered that still stand. */
  hasOffer: boolean;
  /** Planned, and neither given nor dropped. */
  planned: readonly ('surprise' | 'last-touch')[];
  /** It is known when their stay or job ends. */
  hasEnd: boolean;
}

export type StepVerdict =
  | { allowed: true }
  | { allowed: false; because: 'step_taken' }
  | { allowed: false; because: 'step_out_of_order'; missing: RecoveryStep[] };

/** May this step be taken now? One out of order says what comes first. */
export function mayTake(step: RecoveryStep, course: Course): StepVerdict {
  if (course.taken.includes(step)) return { allowed: false, because: 'step_taken' };
  const missing = missingBefore(step, course);
  return missing.length === 0 ? { allowed: true } : { allowed: false, because: 'step_out_of_order', missing };
}

/** What must come first and has not been: of the backbone, and an offer before a choice. */
function missingBefore(step: RecoveryStep, course: Course): RecoveryStep[] {
  if (step === 'closed') return missingToClose(course);
  const last = follows[step];
  const needed = last === null ? [] : backbone.slice(0, backbone.indexOf(last) + 1);
  const missing = needed.filter((one) => !course.taken.includes(one));
  if (step === 'option-chosen' && !course.taken.includes('options-offered')) missing.push('options-offered');
  return missing;
}

/** The steps this putting-right goes through: a slight one needs no choice of remedies and no last touch. */
function expectedSteps({ severity, taken, hasOffer, planned, hasEnd }: Course): RecoveryStep[] {
  const isGrave = severity >= graveFrom;
  const isExpected: Partial<Record<RecoveryStep, boolean>> = {
    'options-offered': isGrave || hasOffer,
    'option-chosen': isGrave || hasOffer,
    'surprise-given': planned.includes('surprise'),
    'last-touch': isGrave || hasEnd || planned.includes('last-touch'),
    // Their mark comes in its own time; nothing waits for it.
    rated: false,
  };
  return stepsInOrder.filter((step) => isExpected[step] ?? true).filter((step) => !taken.includes(step));
}

/** What still stands before it can be closed as put right, in order. */
export function missingToClose(course: Course): RecoveryStep[] {
  return expectedSteps(course).filter((step) => step !== 'closed');
}

/** Of what is missing, all but the backbone may be passed over by saying why. */
export function mayBePassedOver(missing: readonly RecoveryStep[]): boolean {
  return missing.every((step) => !backbone.includes(step));
}

/** What comes next; undefined once it is closed. */
export function nextStep(course: Course): RecoveryStep | undefined {
  return course.taken.includes('closed') ? undefined : expectedSteps(course)[0];
}

/** The latest in the order of those taken. */
export function lastStep(taken: readonly RecoveryStep[]): RecoveryStep {
  return stepsInOrder.findLast((step) => taken.includes(step)) ?? 'noticed';
}

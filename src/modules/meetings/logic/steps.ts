import { dayIn, sameTimeOn, workedDayFrom, type WorkingDays } from '#platform/days.ts';

/**
 * The course of a meeting: which step is done, which is next, by when, and what is missing for it. An account review
 * ends in a score and always in another talk (S8): a review without that talk is unfinished whatever its score, and a
 * top score books the talk by itself, since the score is what used to excuse it.
 *
 * A review that was held without a pre-read was held; the step then stands as left out instead of being invented.
 */
export type Kind = 'account-review' | 'post-review-talk' | 'huddle' | 'one-to-one';
export type Status =
  | 'planned'
  | 'pre-read-sent'
  | 'held'
  | 'written-up'
  | 'talk-booked'
  | 'agreed'
  | 'closed'
  | 'cancelled';
export type CourseStep = 'pre-read' | 'hold' | 'write-up' | 'book-talk' | 'agree' | 'close';
export type Step = CourseStep | 'cancel';

/** Why a step cannot be taken now; each names what to do first. */
export type Missing =
  | 'cancelled-already'
  | 'closed-already'
  | 'done-already'
  | 'not-a-review'
  | 'no-customer'
  | 'held-already'
  | 'not-held'
  | 'not-written-up'
  | 'no-talk-booked'
  | 'talk-not-held'
  | 'not-agreed'
  | 'open-points'
  | 'top-score-needs-talk';

export interface Course {
  kind: Kind;
  hasCustomer: boolean;
  scheduledAt: Date;
  score: number | null;
  preReadSentAt: Date | null;
  heldAt: Date | null;
  writtenUpAt: Date | null;
  talkBookedAt: Date | null;
  agreedAt: Date | null;
  closedAt: Date | null;
  isCancelled: boolean;
  /** When the talk that follows was held; null while it was not, and while there is none. */
  talkHeldAt: Date | null;
  /** Points without a conversation, not ticked off either. */
  openPoints: number;
  /** For a talk: the review before it had a top score. Such a talk is moved, never called off. */
  followsTopScore: boolean;
}

export interface StepSettings {
  reviewTopScore: number;
  reviewPreReadDays: number;
  reviewWriteUpDays: number;
  reviewTalkDays: number;
}

const stepsOf: Record<Kind, readonly CourseStep[]> = {
  'account-review': ['pre-read', 'hold', 'write-up', 'book-talk', 'agree', 'close'],
  'post-review-talk': ['hold', 'write-up', 'close'],
  huddle: ['hold', 'close'],
  'one-to-one': ['hold', 'close'],
};

const doneAtOf: Record<CourseStep, (course: Course) => Date | null> = {
  'pre-read': (course) => course.preReadSentAt,
  hold: (course) => course.heldAt,
  'write-up': (course) => course.writtenUpAt,
  'book-talk': (course) => course.talkBookedAt,
  agree: (course) => course.agreedAt,
  close: (course) => course.closedAt,
};

const statusAfter: Record<CourseStep, Status> = {
  'pre-read': 'pre-read-sent',
  hold: 'held',
  'write-up': 'written-up',
  'book-talk': 'talk-booked',
  agree: 'agreed',
  close: 'closed',
};

/** Everything that stands in the way of a step, empty when it may be taken. */
export function missingFor(course: Course, step: Step): Missing[] {
  if (course.isCancelled) return ['cancelled-already'];
  if (course.closedAt) return ['closed-already'];
  if (step === 'cancel')
    return when(course.heldAt !== null, 'held-already').concat(
      when(course.followsTopScore, 'top-score-needs-talk'),
    );
  if (!stepsOf[course.kind].includes(step)) return ['not-a-review'];
  if (doneAtOf[step](course)) return ['done-already'];
  return requirements[step](course);
}

const requirements: Record<CourseStep, (course: Course) => Missing[]> = {
  'pre-read': (course) =>
    when(!course.hasCustomer, 'no-customer').concat(when(course.heldAt !== null, 'held-already')),
  hold: () => [],
  'write-up': (course) => when(!course.heldAt, 'not-held'),
  'book-talk': (course) => when(!course.heldAt, 'not-held'),
  agree: (course) => [
    ...when(!course.heldAt, 'not-held'),
    ...when(!course.writtenUpAt, 'not-written-up'),
    ...when(!course.talkBookedAt, 'no-talk-booked'),
  ],
  close: missingToClose,
};

function missingToClose(course: Course): Missing[] {
  const isReview = course.kind === 'account-review';
  return [
    ...when(!course.heldAt, 'not-held'),
    ...when(stepsOf[course.kind].includes('write-up') && !course.writtenUpAt, 'not-written-up'),
    ...when(isReview && !course.talkBookedAt, 'no-talk-booked'),
    ...when(isReview && course.talkBookedAt !== null && !course.talkHeldAt, 'talk-not-held'),
    ...when(isReview && !course.agreedAt, 'not-agreed'),
    ...when(course.openPoints > 0, 'open-points'),
  ];
}

function when(isSo: boolean, missing: Missing): Missing[] {
  return isSo ? [missing] : [];
}

/**
 * How far a meeting has come: the last step up to which nothing is left out but the pre-read. A talk that a top score
 * booked at once therefore leaves a review `held` until it is written up.
 */
export function statusOf(course: Course): Status {
  if (course.isCancelled) return 'cancelled';
  let status: Status = 'planned';
  for (const step of stepsOf[course.kind]) {
    if (doneAtOf[step](course)) status = statusAfter[step];
    else if (step !== 'pre-read') break;
  }
  return status;
}

export function isTopScore(score: number | null, settings: Pick<StepSettings, 'reviewTopScore'>): boolean {
  return score !== null && score >= settings.reviewTopScore;
}

/** A held review with a top score gets its talk at once, and one only. */
export function mustBookTalk(course: Course, settings: StepSettings): boolean {
  return (
    course.kind === 'account-review' &&
    !course.isCancelled &&
    course.closedAt === null &&
    course.heldAt !== null &&
    course.talkBookedAt === null &&
    isTopScore(course.score, settings)
  );
}

/**
 * When to propose the talk: at the review's own time of day, five working days on, or the last allowed day when the
 * workspace allows fewer.
 */
export function proposedTalkAt(heldAt: Date, settings: StepSettings, days: WorkingDays): Date {
  const from = dayIn(days.zone, heldAt);
  return sameTimeOn(days.zone, heldAt, workedDayFrom(days, from, Math.min(5, settings.reviewTalkDays)));
}

export interface StepState {
  step: CourseStep;
  doneAt: Date | null;
  /** The last day on which it is in time; null where nothing is laid down. */
  dueOn: string | null;
  state: 'done' | 'left-out' | 'overdue' | 'next' | 'later';
  missing: Missing[];
}

/** Every step of a meeting in order, with its day and how it stands on `now`. */
export function stepStates(
  course: Course,
  { settings, days, now }: { settings: StepSettings; days: WorkingDays; now: Date },
): StepState[] {
  const today = dayIn(days.zone, now);
  const steps = stepsOf[course.kind];
  const next = steps.find((step) => !doneAtOf[step](course) && !isLeftOut(course, step));
  return steps.map((step) => {
    const doneAt = doneAtOf[step](course);
    const dueOn = dueDayOf(course, step, { settings, days });
    const isLate = dueOn !== null && dueOn < today;
    const state = doneAt ? 'done' : isLeftOut(course, step) ? 'left-out' : isLate ? 'overdue' : undefined;
    return {
      step,
      doneAt,
      dueOn,
      state: state ?? (step === next ? 'next' : 'later'),
      missing: doneAt ? [] : missingFor(course, step),
    };
  });
}

/** It will not be taken any more: nothing of a meeting that was called off, and no pre-read after the meeting. */
function isLeftOut(course: Course, step: CourseStep): boolean {
  return course.isCancelled || (step === 'pre-read' && course.heldAt !== null);
}

function dueDayOf(
  course: Course,
  step: CourseStep,
  { settings, days }: { settings: StepSettings; days: WorkingDays },
): string | null {
  const meets = dayIn(days.zone, course.scheduledAt);
  const held = course.heldAt && dayIn(days.zone, course.heldAt);
  if (step === 'pre-read') return workedDayFrom(days, meets, -settings.reviewPreReadDays);
  if (step === 'hold') return meets;
  if (held === null) return null;
  if (step === 'write-up') return workedDayFrom(days, held, settings.reviewWriteUpDays);
  if (step === 'book-talk') return workedDayFrom(days, held, settings.reviewTalkDays);
  return null;
}

/** Held, and not yet followed by what makes it count: shown until it is closed. */
export function isUnfinished(course: Course): boolean {
  return course.heldAt !== null && course.closedAt === null && !course.isCancelled;
}

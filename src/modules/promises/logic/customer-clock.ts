/**
 * The customer clock: elapsed time as the customer lives it. It knows no opening hours, no holidays and no time zone,
 * because the customer's wait has none, and it stops only while an explicit question of ours waits for their answer.
 * Everything a customer is told is measured on it. Instants and differences only, so it is the same in every zone.
 */

import { usualThresholds } from './thresholds.ts';

const millisecondsPerMinute = 60_000;

/**
 * When the first reply to a message is due. A first reply cannot be waiting for an answer of theirs, so nothing
 * stops it.
 */
export function firstReplyDueAt(startedAt: Date, targetMinutes: number): Date {
  return new Date(startedAt.getTime() + targetMinutes * millisecondsPerMinute);
}

export interface TimeLeft {
  state: 'comfortable' | 'at-risk' | 'missed';
  /** Negative once the promise is missed: then it is how long ago it fell due. */
  millisecondsLeft: number;
}

/**
 * How an unfulfilled promise stands. The last quarter of its time is at risk: a fixed number of minutes would cry wolf
 * over every fifteen-minute promise and warn of a two-day one when nobody can help any more.
 */
export function timeLeft(
  dueAt: Date,
  now: Date,
  targetMinutes: number,
  atRiskShare = usualThresholds.atRiskShare,
): TimeLeft {
  const millisecondsLeft = dueAt.getTime() - now.getTime();
  if (millisecondsLeft <= 0) return { state: 'missed', millisecondsLeft };
  const isAtRisk = millisecondsLeft <= targetMinutes * millisecondsPerMinute * atRiskShare;
  return { state: isAtRisk ? 'at-risk' : 'comfortable', millisecondsLeft };
}

export type PromiseOutcome = 'open' | 'kept' | 'missed';

/**
 * How a promise ended, or that it has not. Fulfilled at the very instant it fell due is kept, whenever that is looked
 * at. Unfulfilled at that instant is missed already, so a job that wakes exactly then has nothing to wait for.
 */
export function promiseOutcome({
  dueAt,
  fulfilledAt,
  now,
}: {
  dueAt: Date;
  fulfilledAt: Date | null;
  now: Date;
}): PromiseOutcome {
  if (fulfilledAt !== null) return fulfilledAt <= dueAt ? 'kept' : 'missed';
  return now < dueAt ? 'open' : 'missed';
}

/** A question put to the customer, and when they answered it; null while they have not. */
export interface QuestionToCustomer {
  askedAt: Date;
  answeredAt: Date | null;
}

/**
 * Minutes the customer has waited for us, fractions included: rounding down would turn a near miss into a promise
 * kept. Two questions open at once stop the clock once, and an answer that never came stops it to the end.
 */
export function customerClockMinutes({
  startedAt,
  endedAt,
  questions,
}: {
  startedAt: Date;
  endedAt: Date;
  questions: readonly QuestionToCustomer[];
}): number {
  const end = endedAt.getTime();
  let waited = 0;
  let ours = startedAt.getTime();
  for (const { askedAt, answeredAt } of questions.toSorted(
    (a, b) => a.askedAt.getTime() - b.askedAt.getTime(),
  )) {
    const asked = Math.min(askedAt.getTime(), end);
    waited += Math.max(0, asked - ours);
    ours = Math.max(ours, answeredAt?.getTime() ?? end);
  }
  waited += Math.max(0, end - ours);
  return waited / millisecondsPerMinute;
}

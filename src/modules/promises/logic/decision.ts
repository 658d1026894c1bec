import { promiseOutcome } from './customer-clock.ts';

export interface Running {
  dueAt: Date;
  fulfilledAt: Date | null;
  /** The reply that stopped the clock can still be taken back until then; null when it cannot. */
  retractableUntil: Date | null;
}

export type Decision = { decided: false; lookAgainAt: Date } | { decided: true; outcome: 'kept' | 'missed' };

/**
 * May this promise be decided now, and how? A reply that can still be taken back, or that is only scheduled, decides
 * nothing before it leaves: evidence is written once, so it must not have to be unwritten.
 */
export function decision(running: Running, now: Date): Decision {
  const { dueAt, fulfilledAt, retractableUntil } = running;
  const isLate = fulfilledAt !== null && fulfilledAt > dueAt;
  if (retractableUntil !== null && retractableUntil > now && !(isLate && now >= dueAt))
    return { decided: false, lookAgainAt: isLate ? dueAt : retractableUntil };
  const outcome = promiseOutcome({ dueAt, fulfilledAt, now });
  return outcome === 'open' ? { decided: false, lookAgainAt: dueAt } : { decided: true, outcome };
}

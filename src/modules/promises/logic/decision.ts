import { promiseOutcome } from './customer-clock.ts';

export interface Running {
  dueAt: Date;
  fulfilledAt: Date | null;
  /** The reply that stopped the clock can still be taken back until then; null when it cannot. */
  retractableUntil: Date | null;
  /** A visit in a slot: before it begins, nobody waits for us yet. */
  slotStartsAt?: Date | null;
}

export type Decision = { decided: false; lookAgainAt: Date } | { decided: true; outcome: 'kept' | 'missed' };

/**
 * May this promise be decided now, and how? A reply that can still be taken back, or that is only scheduled, decides
 * nothing before it leaves: evidence is written once, so it must not have to be unwritten. A visit before its slot is
 * as little what was promised as one after it: the customer was not there to be visited.
 */
export function decision(running: Running, now: Date): Decision {
  const { dueAt, fulfilledAt, retractableUntil, slotStartsAt = null } = running;
  const isLate = fulfilledAt !== null && fulfilledAt > dueAt;
  if (retractableUntil !== null && retractableUntil > now && !(isLate && now >= dueAt))
    return { decided: false, lookAgainAt: isLate ? dueAt : retractableUntil };
  if (fulfilledAt !== null && slotStartsAt !== null && fulfilledAt < slotStartsAt)
    return { decided: true, outcome: 'missed' };
  const outcome = promiseOutcome({ dueAt, fulfilledAt, now });
  return outcome === 'open' ? { decided: false, lookAgainAt: dueAt } : { decided: true, outcome };
}

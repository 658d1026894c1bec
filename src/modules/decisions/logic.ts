import type { DecisionOption } from './contract.ts';

type Verdict = { allowed: true } | { allowed: false; because: string };

/** The day a decision is looked at again: so many days after today, both as calendar days. */
export function reviewDay(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function mayHaveOptions(options: readonly Pick<DecisionOption, 'id'>[]): Verdict {
  const isTwice = new Set(options.map(({ id }) => id)).size < options.length;
  return isTwice ? { allowed: false, because: 'option_twice' } : { allowed: true };
}

export interface DecisionState {
  status: string;
  options: readonly Pick<DecisionOption, 'id'>[];
}

/** Taken once: whoever comes second is told, and nothing is overwritten. The customer is named when it was theirs. */
export function mayTake(
  state: DecisionState,
  choice: { optionId: string; decidedBy: 'us' | 'customer'; name: string },
): Verdict {
  if (state.status !== 'open') return { allowed: false, because: 'decision_closed' };
  if (!state.options.some(({ id }) => id === choice.optionId))
    return { allowed: false, because: 'option_unknown' };
  if (choice.decidedBy === 'customer' && choice.name === '')
    return { allowed: false, because: 'name_missing' };
  return { allowed: true };
}

/** What was chosen from stays as it was; only the look back may still be moved. */
export function mayChange(status: string, fields: readonly string[]): Verdict {
  const always = ['reviewOn', 'customerWouldSay'];
  if (status === 'reviewed' && fields.length > 0) return { allowed: false, because: 'decision_closed' };
  if (status !== 'open' && fields.some((field) => !always.includes(field)))
    return { allowed: false, because: 'decision_closed' };
  return { allowed: true };
}

export function mayReview(status: string): Verdict {
  return status === 'taken' ? { allowed: true } : { allowed: false, because: 'decision_not_taken' };
}

/** A review is planned for a day that is still to come. */
export function mayBeReviewedOn(day: string, today: string): Verdict {
  return day >= today ? { allowed: true } : { allowed: false, because: 'review_in_past' };
}

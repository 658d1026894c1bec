import type { Interval } from './interval.ts';
import { wilson } from './wilson.ts';

export interface Count {
  readonly successes: number;
  readonly n: number;
}

export type DifferenceVerdict = 'yes' | 'no-the-opposite' | 'not-shown-yet';

export interface Difference {
  readonly value: number;
  readonly interval: Interval;
  readonly n: number;
  readonly verdict: DifferenceVerdict;
}

/**
 * The difference `first − second` of two independent proportions with Newcombe's interval (his method 10), built from
 * the two Wilson intervals, so it inherits their good behaviour with few observations and with shares near 0 or 1.
 * A side without observations makes no difference at all.
 */
export function differenceOfProportions(first: Count, second: Count): Difference | null {
  if (first.n === 0 || second.n === 0) return null;
  const p1 = first.successes / first.n;
  const p2 = second.successes / second.n;
  const one = wilson(first);
  const two = wilson(second);
  const value = p1 - p2;
  const interval = {
    low: value - Math.hypot(p1 - one.low, two.high - p2),
    high: value + Math.hypot(one.high - p1, p2 - two.low),
  };
  return { value, interval, n: first.n + second.n, verdict: differenceVerdict(interval) };
}

/** An interval that touches zero shows nothing yet; it does not show that there is no difference. */
export function differenceVerdict(interval: Interval): DifferenceVerdict {
  if (interval.low > 0) return 'yes';
  if (interval.high < 0) return 'no-the-opposite';
  return 'not-shown-yet';
}

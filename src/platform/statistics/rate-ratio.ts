import { z95, type Interval } from './interval.ts';
import type { DifferenceVerdict } from './newcombe.ts';

/** Events counted over an exposure: 6 problems in 40 months. */
export interface Rate {
  readonly events: number;
  readonly exposure: number;
}

export interface RateRatio {
  readonly value: number;
  readonly interval: Interval;
  readonly verdict: DifferenceVerdict;
}

/**
 * How many times as often as in `second` something happened in `first`, with Wald's interval on the logarithm of the
 * ratio of two Poisson rates: ln r ± 1.96 · √(1/a + 1/b). 6 in 40 against 21 in 60 is .43 [.17, 1.06]. A side on which
 * nothing happened has no logarithm; half an event is then added to both sides (Haldane and Anscombe).
 */
export function rateRatio(first: Rate, second: Rate): RateRatio | null {
  if (first.exposure <= 0 || second.exposure <= 0) return null;
  const isBare = first.events === 0 || second.events === 0;
  const a = first.events + (isBare ? 0.5 : 0);
  const b = second.events + (isBare ? 0.5 : 0);
  const value = a / first.exposure / (b / second.exposure);
  const reach = z95 * Math.sqrt(1 / a + 1 / b);
  const interval = { low: value * Math.exp(-reach), high: value * Math.exp(reach) };
  return { value, interval, verdict: ratioVerdict(interval) };
}

/** `yes`: it happened less often in the first. An interval that holds one shows nothing yet. */
function ratioVerdict(interval: Interval): DifferenceVerdict {
  if (interval.high < 1) return 'yes';
  if (interval.low > 1) return 'no-the-opposite';
  return 'not-shown-yet';
}

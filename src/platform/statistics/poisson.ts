import { whereRisingReaches } from './bisection.ts';
import type { Interval } from './interval.ts';

/**
 * Garwood's exact interval for a count of independent events: the expected counts that would make a result this far
 * out, on either side, no rarer than half of `1 − confidence`. Exact, therefore a little wider than promised. Divide
 * both ends by the time observed to get a rate.
 */
export function garwood({ count, confidence }: { count: number; confidence: number }): Interval {
  const tail = (1 - confidence) / 2;
  // Both bounds lie well within twenty standard deviations of the count, for every confidence a page would show.
  const far = count + 20 * Math.sqrt(count + 1) + 40;
  const low = whereRisingReaches((mean) => 1 - atMost(count - 1, mean), { target: tail, from: 0, to: count });
  const high = whereRisingReaches((mean) => 1 - atMost(count, mean), {
    target: 1 - tail,
    from: count,
    to: far,
  });
  return { low: count === 0 ? 0 : low, high };
}

/** The chance of `count` or fewer events when `mean` are expected. Logarithms keep e^−mean from vanishing. */
function atMost(count: number, mean: number): number {
  if (count < 0) return 0;
  if (mean === 0) return 1;
  let logTerm = -mean;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k++) {
    logTerm += Math.log(mean / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

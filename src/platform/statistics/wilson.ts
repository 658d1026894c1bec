import type { Interval, Measure } from './interval.ts';
import { z95 } from './interval.ts';

/**
 * Wilson's score interval for a proportion. Unlike the textbook p ± z·√(p(1−p)/n) it stays inside 0 to 1 and keeps
 * a width when every answer is the same, which is the ordinary case of a small business: 5 of 5 is [.566, 1], not [1, 1].
 *
 * `successes` may carry halves. A half varies less than a whole success, so the interval is then a little too wide,
 * never too narrow. With no observations at all nothing is known, and that is the whole range.
 */
export function wilson({ successes, n }: { successes: number; n: number }): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const p = successes / n;
  const z2 = z95 * z95;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  // At the ends the two terms are equal on paper; rounding would otherwise print a bound of 1e-17.
  return { low: p === 0 ? 0 : centre - half, high: p === 1 ? 1 : centre + half };
}

/** A proportion as it may be shown. Without observations there is no proportion. */
export function proportion({ successes, n }: { successes: number; n: number }): Measure | null {
  if (n === 0) return null;
  return { value: successes / n, interval: wilson({ successes, n }), n };
}

/** How many observations bring the worst case (one half) within ± `margin`, so that people know what to wait for. */
export function observationsNeededForProportion(margin: number): number {
  return Math.ceil((z95 * z95 * 0.25) / (margin * margin));
}

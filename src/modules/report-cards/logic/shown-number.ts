import type { Interval, Measure } from '#platform/statistics/interval.ts';

/**
 * How many observations a number needs before it is shown: to stand on a report card without the word provisional, to
 * speak of one person, and to set two subjects beside each other.
 */
export const minimums = { toMark: 5, toShowPerson: 10, toCompare: 25 } as const;

export type ShownNumber =
  | { shown: true; value: number; interval: Interval; n: number }
  | { shown: false; n: number; needed: number };

/**
 * Below the minimum the number is replaced by "n of m so far". It is taken out here rather than hidden on the page, so
 * that neither the CSV nor the API says what the screen may not.
 */
export function shownNumber(measure: Measure | null, needed: number): ShownNumber {
  if (measure === null) return { shown: false, n: 0, needed };
  if (measure.n < needed) return { shown: false, n: measure.n, needed };
  return { shown: true, value: measure.value, interval: measure.interval, n: measure.n };
}

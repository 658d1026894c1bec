import { clipped } from '#platform/statistics/interval.ts';
import { meanWithInterval } from '#platform/statistics/mean.ts';

export type PersonalMark =
  | { shown: true; value: number; interval: { low: number; high: number }; n: number }
  | { shown: false; n: number; needed: number };

/**
 * The mean of the marks of 1 to 5 a person was given. A few answers say more about who happened to answer, so below
 * `needed` only their number is told, to the person too.
 */
export function personalMark(marks: Readonly<Record<string, number>>, needed: number): PersonalMark {
  const values = [1, 2, 3, 4, 5].flatMap((mark) => Array.from({ length: marks[mark] ?? 0 }, () => mark));
  const mean = meanWithInterval(values);
  if (mean === null || mean.n < needed) return { shown: false, n: values.length, needed };
  return { shown: true, value: mean.value, interval: clipped(mean.interval, { low: 1, high: 5 }), n: mean.n };
}

import { clipped, type Measure } from '#platform/statistics/interval.ts';
import { meanWithInterval } from '#platform/statistics/mean.ts';

/** One customer's three marks, each 1 to 10: overall, exceeding our needs, meeting our standards. */
export interface ThreeMarks {
  satisfied: number;
  exceeding: number;
  standards: number;
}

/** C19: the American index of three marks, 0 to 100; the weights are equal. */
export function acsiOf({ satisfied, exceeding, standards }: ThreeMarks): number {
  return ((satisfied - 1 + (exceeding - 1) + (standards - 1)) / 3 / 9) * 100;
}

/** The mean over those who gave all three, with its interval; nobody gives no figure. */
export function acsiScore(marks: readonly ThreeMarks[]): Measure | null {
  const found = meanWithInterval(marks.map(acsiOf));
  return found && { ...found, interval: clipped(found.interval, { low: 0, high: 100 }) };
}

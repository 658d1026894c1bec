import { clipped } from '#platform/statistics/interval.ts';
import { meanWithInterval } from '#platform/statistics/mean.ts';

/** Q19 is read as a mean from four people on; below that anybody could be told apart. */
export const fewestForPulse = 4;

export interface PulseMean {
  value: number;
  low: number;
  high: number;
}

export function pulseMean(values: readonly number[]): PulseMean | null {
  const mean = meanWithInterval(values);
  if (mean === null || mean.n < fewestForPulse) return null;
  const { low, high } = clipped(mean.interval, { low: 1, high: 5 });
  return { value: mean.value, low, high };
}

/**
 * What every proportion, mean and rate is shown with: the range the truth plausibly lies in. All intervals of this
 * folder are 95 % ones unless a function takes its own confidence; z is the 1.96 that people can check by hand.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure that may be shown: its value, the range around it and the number of observations it rests on. */
export interface Measure {
  readonly value: number;
  readonly interval: Interval;
  readonly n: number;
}

export const z95 = 1.96;

export function clipped(interval: Interval, limits: Interval): Interval {
  return { low: Math.max(limits.low, interval.low), high: Math.min(limits.high, interval.high) };
}

/**
 * Widens an interval until it holds the value it is printed beside; a range that excludes its own figure reads as
 * a bug.
 */
export function holding(interval: Interval, value: number): Interval {
  return { low: Math.min(interval.low, value), high: Math.max(interval.high, value) };
}

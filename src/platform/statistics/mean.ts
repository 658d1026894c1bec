import { whereRisingReaches } from './bisection.ts';
import type { Interval, Measure } from './interval.ts';
import { z95 } from './interval.ts';

/**
 * The mean with its 95 % Student interval. One value alone shows no spread, so its interval is infinite; callers with
 * a scale clip it to the scale. No values have no mean.
 */
export function meanWithInterval(values: readonly number[]): Measure | null {
  const n = values.length;
  if (n === 0) return null;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  return { value, interval: studentInterval(values, value), n };
}

function studentInterval(values: readonly number[], mean: number): Interval {
  const n = values.length;
  if (n < 2) return { low: -Infinity, high: Infinity };
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const half = studentQuantile95(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { low: mean - half, high: mean + half };
}

/** How many standard errors hold 95 % of Student's t with `degrees` of freedom; from 1000 on it is z within .003. */
export function studentQuantile95(degrees: number): number {
  if (degrees > 1000) return z95;
  return whereRisingReaches((t) => centralShare(t, degrees), { target: 0.95, from: 0, to: 13 });
}

/**
 * The share of Student's t between −t and t. For whole degrees of freedom it is a finite sum of cosines (Abramowitz
 * and Stegun, 26.7.3 and 26.7.4), exact and without special functions.
 */
function centralShare(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

import type { Measure } from '#platform/statistics/interval.ts';
import { clipped } from '#platform/statistics/interval.ts';
import { meanWithInterval } from '#platform/statistics/mean.ts';
import { differenceOfProportions, type Count, type Difference } from '#platform/statistics/newcombe.ts';
import { proportion } from '#platform/statistics/wilson.ts';

export interface Groups {
  readonly recovered: Count;
  readonly neverFailed: Count;
  readonly unrecovered: Count;
}

/** `too-few` stands for less than `fewest` recovered customers, or nobody on the other side: no figure is shown then. */
export type Verdict = 'yes' | 'no-the-opposite' | 'not-shown-yet' | 'too-few';

export interface Comparison {
  readonly difference: Difference | null;
  readonly verdict: Verdict;
}

export interface Effect {
  readonly shares: Record<keyof Groups, Measure | null>;
  /** Recovered less never failed. */
  readonly againstNeverFailed: Comparison;
  /** Recovered less failed and not recovered. */
  readonly againstUnrecovered: Comparison;
}

/**
 * C2: does putting right beat no failure at all, and does it beat leaving it? Counts are customers who came back (or
 * would recommend) of those in each group; differences carry Newcombe's interval.
 */
export function recoveryEffect(groups: Groups, { fewest }: { fewest: number }): Effect {
  const { recovered, neverFailed, unrecovered } = groups;
  return {
    shares: {
      recovered: proportion(recovered),
      neverFailed: proportion(neverFailed),
      unrecovered: proportion(unrecovered),
    },
    againstNeverFailed: compare(recovered, neverFailed, fewest),
    againstUnrecovered: compare(recovered, unrecovered, fewest),
  };
}

function compare(recovered: Count, other: Count, fewest: number): Comparison {
  const difference = recovered.n < fewest ? null : differenceOfProportions(recovered, other);
  return { difference, verdict: difference?.verdict ?? 'too-few' };
}

export interface Pairs {
  readonly mean: Measure | null;
  readonly verdict: Verdict;
}

/** The same customers' marks before and after, on one scale of five: what the putting-right added, with Student's interval. */
export function changeOfMarks(
  pairs: readonly { readonly before: number; readonly after: number }[],
  { fewest }: { fewest: number },
): Pairs {
  const found = meanWithInterval(pairs.map(({ before, after }) => after - before));
  if (found === null || found.n < fewest) return { mean: null, verdict: 'too-few' };
  const mean = { ...found, interval: clipped(found.interval, { low: -4, high: 4 }) };
  const { low, high } = mean.interval;
  return { mean, verdict: low > 0 ? 'yes' : high < 0 ? 'no-the-opposite' : 'not-shown-yet' };
}

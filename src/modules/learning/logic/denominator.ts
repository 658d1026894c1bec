import { fisherExact } from '#platform/statistics/fisher.ts';
import { differenceOfProportions } from '#platform/statistics/newcombe.ts';
import type { Interval } from '#platform/statistics/interval.ts';

export interface Feature {
  readonly id: string;
  readonly name: string;
}

/** One case: how it went, and of each feature somebody looked for whether it was there. */
export interface MarkedCase {
  readonly verdict: 'great' | 'awful';
  readonly ticks: ReadonlyMap<string, boolean>;
}

export interface Separation {
  readonly feature: Feature;
  readonly great: { readonly there: number; readonly n: number };
  readonly awful: { readonly there: number; readonly n: number };
  /** Share among great cases less share among awful ones; null while there are too few of either. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** Fisher's exact test, two-sided. */
  readonly p: number | null;
  readonly verdict: 'separates' | 'not-shown-yet' | 'too-few';
}

const rare = 0.05;

/**
 * C25: which feature separates the cases that went greatly from those that went awfully. Features are listed by how far
 * the two shares lie apart, those with too few cases last and without a figure. Seen together is not proved cause: the
 * screen says so beside every line.
 */
export function commonDenominator(
  features: readonly Feature[],
  cases: readonly MarkedCase[],
  { fewestGreat, fewestAwful }: { fewestGreat: number; fewestAwful: number },
): Separation[] {
  const found = features.map((feature): Separation => {
    const great = countOf(feature, cases, 'great');
    const awful = countOf(feature, cases, 'awful');
    const isEnough = great.n >= Math.max(1, fewestGreat) && awful.n >= Math.max(1, fewestAwful);
    if (!isEnough)
      return { feature, great, awful, difference: null, interval: null, p: null, verdict: 'too-few' };
    const first = { successes: great.there, n: great.n };
    const second = { successes: awful.there, n: awful.n };
    const difference = differenceOfProportions(first, second);
    const p = fisherExact(first, second);
    return {
      feature,
      great,
      awful,
      difference: difference?.value ?? null,
      interval: difference?.interval ?? null,
      p,
      verdict: p < rare ? 'separates' : 'not-shown-yet',
    };
  });
  return found.toSorted(
    (one, other) => apart(other) - apart(one) || (one.p ?? 1) - (other.p ?? 1) || byName(one, other),
  );
}

function countOf(feature: Feature, cases: readonly MarkedCase[], verdict: MarkedCase['verdict']) {
  const looked = cases
    .filter((one) => one.verdict === verdict)
    .map((one) => one.ticks.get(feature.id))
    .filter((isThere) => isThere !== undefined);
  return { there: looked.filter(Boolean).length, n: looked.length };
}

function apart({ difference }: Separation): number {
  return difference === null ? -1 : Math.abs(difference);
}

function byName(one: Separation, other: Separation): number {
  return one.feature.name.localeCompare(other.feature.name, 'en');
}

import { differenceOfProportions, type DifferenceVerdict } from '#platform/statistics/newcombe.ts';

export const fewestEachSide = 5;
/** Of five: agrees. */
export const agreesFrom = 4;

export interface Side {
  agreeing: number;
  n: number;
}

export type PerceptionGap =
  | { shown: false; staff: Side; customers: Side; needed: number }
  | {
      shown: true;
      staff: Side;
      customers: Side;
      /** Share of staff who agree, less the share of customers. */
      value: number;
      interval: { low: number; high: number };
      verdict: DifferenceVerdict;
    };

/** C8a: do we think better of ourselves than they do? Under five on either side only the counts are said. */
export function perceptionGap(staff: Side, customers: Side): PerceptionGap {
  const found = differenceOfProportions(
    { successes: staff.agreeing, n: staff.n },
    { successes: customers.agreeing, n: customers.n },
  );
  if (!found || staff.n < fewestEachSide || customers.n < fewestEachSide)
    return { shown: false, staff, customers, needed: fewestEachSide };
  return {
    shown: true,
    staff,
    customers,
    value: found.value,
    interval: { low: found.interval.low, high: found.interval.high },
    verdict: found.verdict,
  };
}

export interface GapLevels {
  /** What customers expect, what we believe they expect, and what they say they get; 0 to 5. */
  expects: number | null;
  believe: number | null;
  perceived: number | null;
  /** What we set ourselves, what we deliver, and what our advertising promises. */
  standard: number | null;
  delivered: number | null;
  advertised: number | null;
}

export const gapNames = ['knowledge', 'standard', 'delivery', 'advertising', 'service'] as const;
export type GapName = (typeof gapNames)[number];

export type GapLocator =
  | { known: false; missing: (keyof GapLevels)[] }
  | { known: true; gaps: Record<GapName, number>; leak: Exclude<GapName, 'service'> | null };

/**
 * C8b: where it leaks. Four gaps inside the house add up to the one the customer feels; the largest of the four is the
 * leak. Without a gap in any of them nothing leaks.
 */
export function gapLocator(levels: GapLevels): GapLocator {
  const { expects, believe, standard, delivered, advertised, perceived } = levels;
  if (
    expects === null ||
    believe === null ||
    standard === null ||
    delivered === null ||
    advertised === null ||
    perceived === null
  ) {
    const names = ['expects', 'believe', 'standard', 'delivered', 'advertised', 'perceived'] as const;
    return { known: false, missing: names.filter((name) => levels[name] === null) };
  }
  const gaps = {
    knowledge: tidy(expects - believe),
    standard: tidy(believe - standard),
    delivery: tidy(standard - delivered),
    advertising: tidy(advertised - delivered),
    service: tidy(expects - perceived),
  };
  const inside = ['knowledge', 'standard', 'delivery', 'advertising'] as const;
  const worst = inside.toSorted((a, b) => gaps[b] - gaps[a])[0];
  return { known: true, gaps, leak: worst && gaps[worst] > 0 ? worst : null };
}

/** Levels have two decimals; binary arithmetic must not make a gap of .30000000000000004 of them. */
function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}

import type { Measure } from '#platform/statistics/interval.ts';
import { differenceOfProportions, type Difference } from '#platform/statistics/newcombe.ts';
import { proportion } from '#platform/statistics/wilson.ts';

export const tiers = ['standard', 'premium', 'flagship'] as const;
export type Tier = (typeof tiers)[number];

export interface Bends {
  bent: number;
  /** Times a rule was applied to a customer of this tier, held to or bent. */
  n: number;
}

/** A share from the fewest observations on; below them only the numbers are said. */
export function shareFrom(successes: number, n: number, fewest: number): Measure | null {
  return n < fewest ? null : proportion({ successes, n });
}

export interface TierFigure extends Bends {
  tier: Tier;
  share: Measure | null;
  moreThanStandard: Difference | null;
}

/** Are rules bent for all alike (S15)? Every tier is shown, and the higher ones beside the standard one. */
export function fairnessOf(byTier: Partial<Record<Tier, Bends>>, fewest: number): TierFigure[] {
  const of = (tier: Tier): Bends => byTier[tier] ?? { bent: 0, n: 0 };
  const standard = of('standard');
  return tiers.map((tier) => {
    const { bent, n } = of(tier);
    const isComparable = tier !== 'standard' && n >= fewest && standard.n >= fewest;
    return {
      tier,
      bent,
      n,
      share: shareFrom(bent, n, fewest),
      moreThanStandard: isComparable
        ? differenceOfProportions({ successes: bent, n }, { successes: standard.bent, n: standard.n })
        : null,
    };
  });
}

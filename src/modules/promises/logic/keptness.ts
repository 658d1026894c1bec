import { proportion } from '#platform/statistics/wilson.ts';
import type { Keptness } from '../shapes.ts';
import { usualThresholds } from './thresholds.ts';

/** Fewer outcomes than this say too little to call a promise slipping. */
export const fewestOutcomes = 10;

/**
 * Is a promise kept as often as it says? Slipping only when the whole interval lies below the promised share: a single
 * bad week out of twenty could still be chance, and is shown as that.
 */
export function keptnessOf(
  { kept, n }: { kept: number; n: number },
  { promised = usualThresholds.promisedShare, fewest = fewestOutcomes } = {},
): Keptness {
  const share = proportion({ successes: kept, n });
  return { kept, n, share, promised, verdict: verdictOf() };

  function verdictOf(): Keptness['verdict'] {
    if (share === null || n < fewest) return 'too-few';
    if (share.interval.high < promised) return 'slipping';
    return share.value >= promised ? 'as-promised' : 'not-shown-yet';
  }
}

import type { Measure } from '#platform/statistics/interval.ts';
import { proportion } from '#platform/statistics/wilson.ts';

export type Stage = 'before' | 'during' | 'after';

export interface JourneyBalance {
  n: number;
  shares: Record<Stage, Measure | null>;
  thin: Stage[];
}

const leastShares = [
  ['before', 0.1],
  ['after', 0.2],
] as const;

/**
 * How the evidence is spread over the journey (C20). Service is easily judged at the point of sale alone; a stage that
 * supplies too little of the evidence is named as thin. Without evidence nothing is thin, there is simply none yet.
 */
export function journeyBalance(counts: Record<Stage, number>): JourneyBalance {
  const n = counts.before + counts.during + counts.after;
  const share = (stage: Stage) => proportion({ successes: counts[stage], n });
  const thin = leastShares.filter(([stage, least]) => n > 0 && counts[stage] / n < least);
  return {
    n,
    shares: { before: share('before'), during: share('during'), after: share('after') },
    thin: thin.map(([stage]) => stage),
  };
}

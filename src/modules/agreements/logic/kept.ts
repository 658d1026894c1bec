import { proportion } from '#platform/statistics/wilson.ts';
import type { Measure } from '#platform/statistics/interval.ts';

export interface PromiseFacts {
  kept: number;
  n: number;
  isTrial: boolean;
  trialUntil: string | null;
}

export type Kept =
  | { shown: 'share'; share: Measure }
  | { shown: 'so-far'; kept: number; n: number; needed: number }
  | { shown: 'trial'; until: string | null; n: number }
  | { shown: 'nothing' };

/** How a promise is kept, as the public may read it: a share only from enough times, and a trial named as one. */
export function keptSoFar({ kept, n, isTrial, trialUntil }: PromiseFacts, needed: number): Kept {
  if (isTrial) return { shown: 'trial', until: trialUntil, n };
  if (n === 0) return { shown: 'nothing' };
  const share = proportion({ successes: kept, n });
  return share && n >= needed ? { shown: 'share', share } : { shown: 'so-far', kept, n, needed };
}

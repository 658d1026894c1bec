import type { Interval } from './interval.ts';
import { z95 } from './interval.ts';

/** Answers sorted three ways; whatever is neither positive nor negative is in the middle. */
export interface Trinomial {
  readonly positive: number;
  readonly negative: number;
  readonly n: number;
}

export interface AdjustedDifference {
  readonly centre: number;
  readonly half: number;
  readonly interval: Interval;
}

/**
 * The share of positive minus the share of negative answers of one group, as a proportion from −1 to 1, with the
 * adjusted Wald interval: three imaginary answers are added (¾ positive, ¾ negative, 1½ in the middle) before the
 * plain formula for the variance of a difference within one multinomial is applied. Without the three, a handful of
 * equal answers would claim a range of no width at all.
 *
 * The centre lies nearer to zero than the plain difference; that is the adjustment, not a second estimate to show.
 */
export function netShareInterval({ positive, negative, n }: Trinomial): AdjustedDifference {
  const size = n + 3;
  const centre = (positive - negative) / size;
  const variance = (positive + negative + 1.5) / size - centre * centre;
  const half = z95 * Math.sqrt(variance / size);
  return { centre, half, interval: { low: Math.max(-1, centre - half), high: Math.min(1, centre + half) } };
}

/** How many answers bring the net share within ± `margin` when the true shares are as given. */
export function observationsNeededForNetShare({
  positiveShare,
  negativeShare,
  margin,
}: {
  positiveShare: number;
  negativeShare: number;
  margin: number;
}): number {
  const variance = positiveShare + negativeShare - (positiveShare - negativeShare) ** 2;
  return Math.ceil((z95 * z95 * variance) / (margin * margin));
}

import { rateRatio, type Rate, type RateRatio } from '#platform/statistics/rate-ratio.ts';

export type Clarity =
  | { shown: true; with: Rate; without: Rate; ratio: RateRatio }
  | { shown: false; with: Rate; without: Rate; needed: number };

/**
 * C28, the clarity dividend: problems per month of work for customers who had an accepted page before the month began,
 * against those who had none. Fewer months than `needed` on either side are counted and not compared.
 */
export function clarity(
  { with: clear, without: unclear }: { with: Rate; without: Rate },
  { needed }: { needed: number },
): Clarity {
  const ratio = rateRatio(clear, unclear);
  if (!ratio || Math.min(clear.exposure, unclear.exposure) < needed || clear.events + unclear.events === 0)
    return { shown: false, with: clear, without: unclear, needed };
  return { shown: true, with: clear, without: unclear, ratio };
}

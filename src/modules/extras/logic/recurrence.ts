import { binomialAtLeast } from '#platform/statistics/binomial.ts';
import { garwood } from '#platform/statistics/poisson.ts';

/** The same kind of request, counted in two equal stretches of weeks, the later one ending now. */
export interface RecurrenceFacts {
  earlier: number;
  lately: number;
  weeks: number;
}

export interface Recurrence {
  /** `steady`: no change can be shown. `too-few`: only counted so far; ask the customer (Q15). */
  verdict: 'rising' | 'falling' | 'steady' | 'too-few';
  perWeek: number;
  /** Exact 90 % interval of the rate. */
  low: number;
  high: number;
  n: number;
  earlier: number;
  lately: number;
  /** How likely so lopsided a split would be if nothing had changed. */
  chance: number;
}

/** Will the requests keep coming (C6)? */
export function recurrence({ earlier, lately, weeks }: RecurrenceFacts, fewest: number): Recurrence {
  const n = earlier + lately;
  const counts = garwood({ count: lately, confidence: 0.9 });
  const rising = binomialAtLeast({ successes: lately, n, p: 0.5 });
  const falling = binomialAtLeast({ successes: earlier, n, p: 0.5 });
  const words = { perWeek: lately / weeks, low: counts.low / weeks, high: counts.high / weeks };
  const found = { ...words, n, earlier, lately, chance: Math.min(rising, falling) };
  if (n < fewest) return { ...found, verdict: 'too-few' };
  if (rising < 0.05) return { ...found, verdict: 'rising' };
  return { ...found, verdict: falling < 0.05 ? 'falling' : 'steady' };
}

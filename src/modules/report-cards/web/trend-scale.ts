import type { OutputOf } from '#web/wire.ts';
import type { getTrend } from '../contract.ts';

export type Trend = OutputOf<typeof getTrend>;

export interface TrendPoint {
  index: number;
  value: number;
  low: number;
  high: number;
  n: number;
}

/** Months in a row that show a figure; a month with too little evidence leaves a gap instead of a guess. */
export function runsOf({ months }: Pick<Trend, 'months'>): TrendPoint[][] {
  const runs: TrendPoint[][] = [];
  let current: TrendPoint[] = [];
  months.forEach(({ netDelight }, index) => {
    if (!netDelight.shown) {
      current = [];
      return;
    }
    if (current.length === 0) runs.push(current);
    current.push({ index, value: netDelight.value, ...netDelight.interval, n: netDelight.n });
  });
  return runs;
}

/** The part of −100 to +100 worth drawing: everything seen and both thresholds, with room, in steps of ten. */
export function rangeOf({ months, thresholds }: Trend): { bottom: number; top: number } {
  const seen = months.flatMap(({ netDelight }) =>
    netDelight.shown ? [netDelight.interval.low, netDelight.interval.high] : [],
  );
  const all = [...seen, thresholds.A, thresholds.B];
  return {
    bottom: Math.max(-100, Math.floor((Math.min(...all) - 6) / 10) * 10),
    top: Math.min(100, Math.ceil((Math.max(...all) + 6) / 10) * 10),
  };
}

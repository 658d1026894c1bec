import { describe, expect, test } from 'vitest';
import { rangeOf, runsOf, type Trend } from './trend-scale.ts';

const thresholds = { B: 20, A: 50 };

function month(value: number | undefined): Trend['months'][number] {
  return {
    from: '2026-01-01',
    to: '2026-01-31',
    grade: null,
    provisional: true,
    checks: null,
    netDelight:
      value === undefined
        ? { shown: false, n: 2, needed: 5 }
        : { shown: true, value, interval: { low: value - 10, high: value + 10 }, n: 20 },
  };
}

describe('the trend', () => {
  test('leaves a gap where a month shows no figure', () => {
    const runs = runsOf({ months: [month(10), month(20), month(undefined), month(30)] });
    expect(runs.map((run) => run.map((point) => point.index))).toEqual([[0, 1], [3]]);
  });

  test('draws both thresholds and every interval, within the scale', () => {
    expect(rangeOf({ months: [month(-20), month(95)], thresholds })).toEqual({ bottom: -40, top: 100 });
  });

  test('has a scale without any figure', () => {
    expect(rangeOf({ months: [month(undefined)], thresholds })).toEqual({ bottom: 10, top: 60 });
  });
});

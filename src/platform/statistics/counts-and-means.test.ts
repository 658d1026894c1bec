import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanWithInterval, studentQuantile95 } from './mean.ts';
import { nearestRankPercentile } from './percentile.ts';
import { garwood } from './poisson.ts';

describe('Garwood', () => {
  test('eleven requests in six weeks are 1.8 a week, from 1.0 to 3.0', () => {
    const { low, high } = garwood({ count: 11, confidence: 0.9 });
    expect(low / 6).toBeCloseTo(1.03, 2);
    expect(high / 6).toBeCloseTo(3.03, 2);
  });

  // Half the chi-square quantiles of 2k and 2k + 2 degrees of freedom, from printed tables.
  test.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [100, 81.36, 121.63],
  ])('%d events expect between %d and %d at 95 %%', (count, low, high) => {
    const interval = garwood({ count, confidence: 0.95 });
    expect(interval.low).toBeCloseTo(low, 2);
    expect(interval.high).toBeCloseTo(high, 2);
  });

  test('a large count stays finite and near the normal interval', () => {
    const { low, high } = garwood({ count: 10_000, confidence: 0.95 });
    expect(low).toBeGreaterThan(9_800);
    expect(high).toBeLessThan(10_200);
  });
});

describe('the mean', () => {
  test('eight pairs before and after a recovery', () => {
    const before = [4, 4, 5, 3, 4, 4, 5, 4];
    const changes = [5, 4, 5, 4, 5, 4, 5, 5].map((after, index) => after - (before[index] ?? 0));
    const mean = meanWithInterval(changes);
    expect(mean).toMatchObject({ value: 0.5, n: 8 });
    expect(mean?.interval.low).toBeCloseTo(0.053, 3);
    expect(mean?.interval.high).toBeCloseTo(0.947, 3);
  });

  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [7, 2.365],
    [30, 2.042],
    [999, 1.962],
  ])('Student with %d degrees of freedom', (degrees, quantile) => {
    expect(studentQuantile95(degrees)).toBeCloseTo(quantile, 3);
  });

  test('one value has no spread to judge by, and none has no mean', () => {
    expect(meanWithInterval([4])).toEqual({ value: 4, interval: { low: -Infinity, high: Infinity }, n: 1 });
    expect(meanWithInterval([])).toBeNull();
  });
});

describe('the nearest-rank percentile', () => {
  const hours = [0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2, 2.4, 3.2, 5, 20];

  test.each([
    [50, 1.1],
    [90, 3.2],
    [100, 20],
    [1, 0.3],
  ])('P%d of twenty reply times', (percent, value) => {
    expect(nearestRankPercentile(hours.toReversed(), percent)).toBe(value);
  });

  test('a whole rank is not pushed up by binary fractions', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(nearestRankPercentile(hundred, 7)).toBe(7);
  });

  test('nothing has no percentile', () => {
    expect(nearestRankPercentile([], 90)).toBeNull();
  });

  test('at least the given share of the observations do not exceed it, and it is the smallest such one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const found = nearestRankPercentile(values, percent) ?? -1;
          const within = (limit: number) => values.filter((value) => value <= limit).length * 100;
          expect(within(found)).toBeGreaterThanOrEqual(percent * values.length);
          expect(within(found - 1)).toBeLessThan(percent * values.length);
        },
      ),
      { seed: 20_251_122, numRuns: 300 },
    );
  });
});

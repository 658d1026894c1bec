import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { netShareInterval, observationsNeededForNetShare } from './adjusted-wald.ts';
import { fisherExact } from './fisher.ts';
import { holding } from './interval.ts';
import { differenceOfProportions } from './newcombe.ts';
import { observationsNeededForProportion, proportion, wilson } from './wilson.ts';

const repeatable = { seed: 20_251_122, numRuns: 300 };
const aCount = fc
  .tuple(fc.nat({ max: 400 }), fc.nat({ max: 400 }))
  .map(([successes, rest]) => ({ successes, n: successes + rest }));

describe('Wilson', () => {
  test.each([
    [0, 5, 0, 0.434],
    [5, 5, 0.566, 1],
    [9, 10, 0.596, 0.982],
    [18, 20, 0.699, 0.972],
    [15, 24, 0.427, 0.788],
    [14, 240, 0.035, 0.096],
    [3, 10, 0.108, 0.603],
  ])('%d of %d lies between %d and %d', (successes, n, low, high) => {
    const interval = wilson({ successes, n });
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  test('without observations anything is possible and there is no proportion', () => {
    expect(wilson({ successes: 0, n: 0 })).toEqual({ low: 0, high: 1 });
    expect(proportion({ successes: 0, n: 0 })).toBeNull();
  });

  test('the interval holds the proportion and stays within 0 and 1', () => {
    fc.assert(
      fc.property(aCount, (count) => {
        fc.pre(count.n > 0);
        const { low, high } = wilson(count);
        const p = count.successes / count.n;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(p);
        expect(high).toBeGreaterThanOrEqual(p);
      }),
      repeatable,
    );
  });

  test('ten points need 97 observations and five points 385', () => {
    expect(observationsNeededForProportion(0.1)).toBe(97);
    expect(observationsNeededForProportion(0.05)).toBe(385);
  });
});

describe('Newcombe', () => {
  test.each([
    ['recovered against never failed', [18, 20], [160, 200], 0.1, -0.107, 0.194, 'not-shown-yet'],
    ['recovered against unrecovered', [18, 20], [6, 12], 0.4, 0.082, 0.657, 'yes'],
    ['ten times the evidence', [190, 200], [1600, 2000], 0.15, 0.107, 0.179, 'yes'],
    ['what staff and customers believe', [16, 20], [12, 60], 0.6, 0.354, 0.745, 'yes'],
    ['the same, asked the other way round', [12, 60], [16, 20], -0.6, -0.745, -0.354, 'no-the-opposite'],
  ] as const)('%s', (_name, [a, n1], [b, n2], value, low, high, verdict) => {
    const difference = differenceOfProportions({ successes: a, n: n1 }, { successes: b, n: n2 });
    expect(difference?.value).toBeCloseTo(value, 3);
    expect(difference?.interval.low).toBeCloseTo(low, 3);
    expect(difference?.interval.high).toBeCloseTo(high, 3);
    expect(difference).toMatchObject({ n: n1 + n2, verdict });
  });

  test('a side without observations makes no difference', () => {
    expect(differenceOfProportions({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull();
  });

  test('swapping the sides mirrors the interval', () => {
    fc.assert(
      fc.property(aCount, aCount, (one, two) => {
        fc.pre(one.n > 0 && two.n > 0);
        const there = differenceOfProportions(one, two);
        const back = differenceOfProportions(two, one);
        expect(there?.interval.low).toBeCloseTo(-(back?.interval.high ?? Number.NaN), 12);
        expect(there?.interval.high).toBeCloseTo(-(back?.interval.low ?? Number.NaN), 12);
      }),
      repeatable,
    );
  });
});

describe('the adjusted Wald interval of a net share', () => {
  test.each([
    [9, 2, 15, 0.389, 0.34],
    [50, 20, 100, 0.291, 0.151],
    [200, 80, 400, 0.298, 0.076],
  ])('%d for, %d against, of %d', (positive, negative, n, centre, half) => {
    const adjusted = netShareInterval({ positive, negative, n });
    expect(adjusted.centre).toBeCloseTo(centre, 3);
    expect(adjusted.half).toBeCloseTo(half, 3);
  });

  test('equal answers keep a range, and the range keeps within −1 and 1', () => {
    const five = netShareInterval({ positive: 5, negative: 0, n: 5 }).interval;
    expect(five.low).toBeLessThan(0.2);
    expect(five.high).toBe(1);
  });

  test('twenty points need 59 answers and ten points 235 at five for and two against in ten', () => {
    const shares = { positiveShare: 0.5, negativeShare: 0.2 };
    expect(observationsNeededForNetShare({ ...shares, margin: 0.2 })).toBe(59);
    expect(observationsNeededForNetShare({ ...shares, margin: 0.1 })).toBe(235);
  });
});

describe('Fisher', () => {
  test.each([
    ['need-led: 8 of 8 good, 0 of 2 bad', [8, 8], [0, 2], 0.0222],
    ['an excellent product: 8 of 8 and 2 of 2', [8, 8], [2, 2], 1],
    ['6 of 8 and 1 of 2', [6, 8], [1, 2], 1],
    ['the lady tasting tea', [3, 4], [1, 4], 0.4857],
    ['no cases at all', [0, 0], [0, 0], 1],
  ] as const)('%s', (_name, [a, n1], [b, n2], p) => {
    expect(fisherExact({ successes: a, n: n1 }, { successes: b, n: n2 })).toBeCloseTo(p, 4);
  });
});

test('an interval can be widened to hold the value beside it', () => {
  expect(holding({ low: -0.5, high: 0.98 }, 1)).toEqual({ low: -0.5, high: 1 });
  expect(holding({ low: -0.5, high: 0.98 }, 0)).toEqual({ low: -0.5, high: 0.98 });
});

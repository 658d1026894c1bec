import { describe, expect, test } from 'vitest';
import { binomialAtLeast } from './binomial.ts';

describe('a binomial tail', () => {
  test('says how rare so many of a fair coin are', () => {
    expect(binomialAtLeast({ successes: 11, n: 14, p: 0.5 })).toBeCloseTo(0.0287, 4);
    expect(binomialAtLeast({ successes: 7, n: 10, p: 0.5 })).toBeCloseTo(0.1719, 4);
    expect(binomialAtLeast({ successes: 0, n: 10, p: 0.5 })).toBe(1);
    expect(binomialAtLeast({ successes: 3, n: 3, p: 0.5 })).toBeCloseTo(0.125, 12);
    expect(binomialAtLeast({ successes: 2, n: 2, p: 0.1 })).toBeCloseTo(0.01, 12);
  });

  test('bears large counts', () => {
    expect(binomialAtLeast({ successes: 5_000, n: 10_000, p: 0.5 })).toBeCloseTo(0.504, 3);
  });
});

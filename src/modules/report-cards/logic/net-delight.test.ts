import { describe, expect, test } from 'vitest';
import { netDelight } from './net-delight.ts';

describe('net delight', () => {
  test.each([
    [15, 4, 1, 56, 35.3, 86.4],
    [9, 2, 1, 47.1, 18.2, 88.5],
    [1, 0, 0, 16.7, -48.5, 98.5],
    [0, 9, 0, 0, -20, 20],
    [0, 0, 0, 0, -100, 100],
    [0, 0, 20, -80, -100, -69.7],
  ])(
    '%d delighted, %d content, %d unhappy is %d within %d to %d',
    (delighted, content, unhappy, value, low, high) => {
      const net = netDelight({ delighted, content, unhappy }, 5);
      expect(net.value).toBeCloseTo(value, 1);
      expect(net.interval.low).toBeCloseTo(low, 1);
      expect(net.interval.high).toBeCloseTo(high, 1);
      expect(net.n).toBe(delighted + content + unhappy);
    },
  );

  test('the same answers weigh more on an account, where fewer imaginary ones stand against them', () => {
    expect(netDelight({ delighted: 3, content: 0, unhappy: 0 }, 2).value).toBe(60);
    expect(netDelight({ delighted: 3, content: 0, unhappy: 0 }, 5).value).toBe(37.5);
  });

  // Every possible set of answers is weighed by its chance, so these are the coverages themselves and not samples.
  test.each([
    [5, 0.75, 0.05, 0.89],
    [10, 0.95, 0, 0.9],
    [20, 0.75, 0.05, 0.94],
    [20, 0.9, 0.02, 0.94],
    [20, 0.2, 0.2, 0.95],
    [20, 0.1, 0.6, 0.95],
    [50, 0.6, 0.1, 0.94],
    [50, 0.02, 0.02, 0.94],
  ])(
    'with %d answers and true shares %d and %d the interval holds the truth at least %d of the time',
    (...given) => {
      const [n, delightedShare, unhappyShare, least] = given;
      expect(coverage({ n, delightedShare, unhappyShare })).toBeGreaterThanOrEqual(least);
    },
  );
});

interface Truth {
  n: number;
  delightedShare: number;
  unhappyShare: number;
}

function coverage({ n, delightedShare, unhappyShare }: Truth): number {
  const truth = 100 * (delightedShare - unhappyShare);
  let held = 0;
  for (let delighted = 0; delighted <= n; delighted++) {
    for (let unhappy = 0; delighted + unhappy <= n; unhappy++) {
      const content = n - delighted - unhappy;
      const { interval } = netDelight({ delighted, content, unhappy }, 5);
      if (truth < interval.low || truth > interval.high) continue;
      held +=
        ways(n, delighted) *
        ways(n - delighted, unhappy) *
        delightedShare ** delighted *
        unhappyShare ** unhappy *
        (1 - delightedShare - unhappyShare) ** content;
    }
  }
  return held;
}

function ways(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

import { describe, expect, test } from 'vitest';
import {
  defaultRates,
  expectedAfter,
  expectedNow,
  ratchet,
  reviewsUntilOrdinary,
  type RatchetFact,
} from './ratchet.ts';

const review = (value: number): RatchetFact => ({ kind: 'review', value, at: '2026-01-01T00:00:00Z' });
const stated = (value: number): RatchetFact => ({ kind: 'stated', value, at: '2026-01-01T00:00:00Z' });
const rounded = (value: number) => Number(value.toFixed(3));

describe('the worked example: 4.8 at every review, from an expectation of 3', () => {
  test('delights by 1.8, 1.08, .648 and then only .389', () => {
    const steps = ratchet([review(4.8), review(4.8), review(4.8), review(4.8)])?.steps ?? [];
    expect(steps.map(({ margin }) => rounded(margin))).toEqual([1.8, 1.08, 0.648, 0.389]);
  });

  test('is ordinary after three reviews: the top score is gone by the fourth', () => {
    expect(reviewsUntilOrdinary(1.8)).toBe(3);
    const after = ratchet([review(4.8), review(4.8), review(4.8)]);
    expect(after?.verdict).toBe('ordinary');
    expect(after?.runsOutIn).toBeNull();
  });

  test('slipping to 4.0 disappoints by .152, though 4.0 once thrilled', () => {
    const steps = ratchet([review(4.8), review(4.8), review(4.8), review(4.0)])?.steps ?? [];
    expect(rounded(steps.at(-1)?.expected ?? 0)).toBe(4.411);
    const third = ratchet([review(4.8), review(4.8), review(4.0)])?.steps.at(-1);
    expect(rounded(third?.expected ?? 0)).toBe(4.152);
    expect(rounded(third?.margin ?? 0)).toBe(-0.152);
  });
});

test('what is expected sinks half as fast as it rises', () => {
  expect(rounded(expectedAfter(3, 4))).toBe(3.4);
  expect(rounded(expectedAfter(4, 3))).toBe(3.8);
});

test('without a review there is nothing to say', () => {
  expect(ratchet([stated(4)])).toBeUndefined();
});

test.each([
  [1, 'illustration'],
  [2, 'illustration'],
  [3, 'counted'],
  [5, 'counted'],
])('%i reviews are %s', (n, basis) => {
  expect(ratchet(Array.from({ length: n }, () => review(4)))?.basis).toBe(basis);
});

test('how soon delight runs out is said with faster and slower rates', () => {
  expect(ratchet([stated(3), review(4.8)])?.runsOutIn).toEqual({ reviews: 2, soonest: 2, latest: 3 });
});

test('a word of the customer counts for more than the arithmetic', () => {
  expect(expectedNow([review(4.8), review(4.8), stated(3.2)])).toBe(3.2);
});

describe('rates', () => {
  /** A customer whose expectations really follow by .6: three words fall exactly on it. */
  const quick: RatchetFact[] = [];
  let expected = 3;
  for (const value of [4.5, 4.6, 4.9, 4.2, 4.8, 5]) {
    expected = expectedAfter(expected, value, { up: 0.6, down: 0.3 });
    quick.push(review(value));
    if (quick.filter(({ kind }) => kind === 'review').length % 2 === 0) quick.push(stated(expected));
  }

  test('are fitted to the customer from six reviews on', () => {
    const found = ratchet(quick);
    expect(found?.basis).toBe('fitted');
    expect(found?.rates.up).toBeCloseTo(0.6, 2);
    expect(found?.rates.down).toBeCloseTo(0.3, 2);
  });

  test('are not fitted with five', () => {
    expect(ratchet(quick.slice(0, -2))?.rates).toEqual(defaultRates);
  });

  test('are not fitted while the customer has hardly said what they expect', () => {
    expect(ratchet(Array.from({ length: 8 }, () => review(4)))?.rates).toEqual(defaultRates);
  });
});

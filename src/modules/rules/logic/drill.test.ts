import { expect, test } from 'vitest';
import { proportion } from '#platform/statistics/wilson.ts';
import { drillVerdict, judgeTry, mixed } from './drill.ts';

const right = { ruleId: 'a', pickedRuleId: 'a', wordsOfRuleId: 'a', seconds: 120 };

test.each([
  [right, { foundRule: true, isExplained: true, inTime: true, passed: true }],
  [
    { ...right, seconds: 121 },
    { foundRule: true, isExplained: true, inTime: false, passed: false },
  ],
  [
    { ...right, pickedRuleId: 'b' },
    { foundRule: false, isExplained: true, inTime: true, passed: false },
  ],
  [
    { ...right, wordsOfRuleId: null },
    { foundRule: true, isExplained: false, inTime: true, passed: false },
  ],
])('a try passes found, explained and within two minutes', (one, judged) => {
  expect(judgeTry(one, { most: 120 })).toEqual(judged);
});

test.each([
  [0, 0, 'not-tried'],
  [0, 4, 'below-so-far'],
  [1, 5, 'text-at-fault'],
  [3, 5, 'below-so-far'],
  [15, 24, 'text-at-fault'],
  [18, 20, 'clear'],
  [4, 5, 'clear'],
])('%d of %d passed: %s', (successes, n, verdict) => {
  expect(drillVerdict(proportion({ successes, n }), { goal: 0.8, fewest: 5 })).toBe(verdict);
});

test('the right one does not stand first for being right', () => {
  expect(mixed(['pear', 'apple', 'fig'], (word) => word)).toEqual(['apple', 'fig', 'pear']);
});

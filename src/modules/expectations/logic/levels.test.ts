import { describe, expect, test } from 'vitest';
import { judgeLevels, raised, stateOf, zoneOf } from './levels.ts';

const none = { adequate: null, desired: null, expectedNow: null };

test.each([
  ['nothing_expected', none, ''],
  ['fine', none, 'A quiet room'],
  ['fine', { ...none, expectedNow: 4 }, ''],
  ['levels_out_of_order', { ...none, adequate: 4, desired: 3 }, ''],
  ['fine', { ...none, adequate: 3, desired: 3 }, ''],
])('levels are %s', (verdict, levels, words) => {
  expect(judgeLevels(levels, words)).toBe(verdict);
});

describe('more', () => {
  test.each([
    ['half a step above', 3, undefined, 3.5],
    ['never beyond the end', 4.8, undefined, 5],
    ['what was said', 3, 4.2, 4.2],
    ['nothing when it is not more', 4, 4, undefined],
    ['nothing at the end of the scale', 5, undefined, undefined],
    ['half a step above the ordinary where nothing was recorded', null, undefined, 3.5],
    ['whatever is said where nothing was recorded', null, 2, 2],
  ])('is %s', (_, current, to, after) => {
    expect(raised(current, to)).toBe(after);
  });
});

test.each([
  ['below', 3, 4, 2.9],
  ['within', 3, 4, 3],
  ['within', 3, 4, 4],
  ['above', 3, 4, 4.1],
  ['unknown', 3, 4, null],
  ['unknown', null, null, 4],
  ['above', null, 4, 4.5],
])('a mark lies %s the zone of tolerance', (zone, adequate, desired, perceived) => {
  expect(zoneOf({ adequate, desired }, perceived)).toBe(zone);
});

test('only what they said is stated', () => {
  expect([stateOf('said'), stateOf('agreed'), stateOf('advertising')]).toEqual([
    'stated',
    'agreed',
    'inferred',
  ]);
});

import { describe, expect, test } from 'vitest';
import { linkState, maskedAddress, pathOfPurpose } from './visits.ts';

const now = new Date('2026-03-02T09:00:00Z');
const link = { usedAt: null, expiresAt: new Date('2026-03-03T09:00:00Z'), addressIsTheirs: true };

describe('a link', () => {
  test.each([
    ['open', link],
    ['spent', { ...link, usedAt: now }],
    ['spent', { ...link, expiresAt: now }],
    ['gone', { ...link, addressIsTheirs: false }],
    ['gone', undefined],
  ])('is %s', (state, given) => {
    expect(linkState(given, now)).toBe(state);
  });

  test('leads where its purpose says, and to my page where it names nothing', () => {
    expect(pathOfPurpose('agreement', '1')).toBe('/my/agreements/1');
    expect(pathOfPurpose('trade-off-sheet', '2')).toBe('/my/trade-off/2');
    expect(pathOfPurpose('my-page', null)).toBe('/my');
  });
});

test.each([
  ['gus.guest@lamp.test', 'g•••t@lamp.test'],
  ['al@lamp.test', 'a•••@lamp.test'],
  ['é@lamp.test', 'é•••@lamp.test'],
])('of %s only %s is shown', (address, shown) => {
  expect(maskedAddress(address)).toBe(shown);
});

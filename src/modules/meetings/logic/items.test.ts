import { describe, expect, test } from 'vitest';
import { mayChangeItem, reordered } from './items.ts';

const open = { isOver: false, isAgreed: false };
const agreed = { isOver: false, isAgreed: true };
const over = { isOver: true, isAgreed: true };
const action = { kind: 'action', isPrivate: false };

describe('an item of the page', () => {
  test.each([
    ['is written while the page is open', open, action, 'words', true],
    ['stands once the client has agreed', agreed, action, 'words', 'meeting_agreed'],
    ['is ticked off after that', agreed, action, 'done', true],
    ['is ticked off after closing', over, action, 'done', true],
    ['stands after closing', over, action, 'words', 'meeting_over'],
    [
      'may be settled while it is an open point',
      agreed,
      { kind: 'open-point', isPrivate: false },
      'words',
      true,
    ],
    ['of our own may always be written', over, { kind: 'action', isPrivate: true }, 'words', true],
  ] as const)('%s', (_, page, item, wish, expected) => {
    const verdict = mayChangeItem(page, item, wish);
    expect(verdict.allowed ? true : verdict.because).toBe(expected);
  });
});

describe('reordering', () => {
  const items = [
    { id: 'a', position: 0 },
    { id: 'b', position: 1 },
    { id: 'c', position: 2 },
  ];
  test('puts those named first and the others behind', () => {
    expect([...(reordered(items, ['c', 'a']) ?? [])]).toEqual([
      ['c', 0],
      ['a', 1],
      ['b', 2],
    ]);
  });
  test('refuses what it does not know, and doubles', () => {
    expect(reordered(items, ['x'])).toBeUndefined();
    expect(reordered(items, ['a', 'a'])).toBeUndefined();
  });
});

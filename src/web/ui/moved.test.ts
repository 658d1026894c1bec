import { expect, test } from 'vitest';
import { moved } from './moved.ts';

const list = ['a', 'b', 'c', 'd'];

test.each([
  ['b', 0, 'bacd'],
  ['b', 3, 'acdb'],
  ['a', 1, 'bacd'],
  ['d', 99, 'abcd'],
  ['a', -1, 'abcd'],
  ['x', 2, 'abcd'],
])('%s moved to %i', (entry, to, order) => {
  expect(moved(list, entry, to).join('')).toBe(order);
});

test('a move that changes nothing answers the same list', () => {
  expect(moved(list, 'a', 0)).toBe(list);
});

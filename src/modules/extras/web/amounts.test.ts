import { expect, test } from 'vitest';
import { minorOfAmount } from './amounts.ts';

test('an amount is kept in the smallest unit of its currency', () => {
  expect(minorOfAmount('3.50', 'GBP')).toBe(350);
  expect(minorOfAmount('3,5', 'EUR')).toBe(350);
  expect(minorOfAmount('1 200', 'JPY')).toBe(1200);
  expect(minorOfAmount('', 'GBP')).toBe(0);
  expect(minorOfAmount('a lot', 'GBP')).toBe(0);
});

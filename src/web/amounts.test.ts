import { describe, expect, test } from 'vitest';
import { majorOf, minorOf } from './amounts.ts';

describe('an amount of money', () => {
  test.each([
    ['4800', 480_000],
    ['4,800', 480_000],
    ['4 800.50', 480_050],
    ['4.800,50', 480_050],
    ['0.1', 10],
    ['', null],
    ['  ', null],
    ['much', undefined],
    ['-5', undefined],
  ])('typed as "%s" is %s pence', (text, minor) => {
    expect(minorOf(text, 'GBP')).toBe(minor);
  });

  test('knows currencies without a smaller unit', () => {
    expect(minorOf('4800', 'JPY')).toBe(4800);
    expect(majorOf(4800, 'JPY')).toBe('4800');
  });

  test('is shown as it would be typed', () => {
    expect(majorOf(480_000, 'GBP')).toBe('4800');
    expect(majorOf(480_050, 'GBP')).toBe('4800.50');
    expect(majorOf(null, 'GBP')).toBe('');
  });
});

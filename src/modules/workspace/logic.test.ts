import { expect, test } from 'vitest';
import { periodsOverlap } from './logic.ts';

test.each([
  [
    'two halves of a day',
    [
      [1, '09:00', '12:00'],
      [1, '12:00', '17:00'],
    ],
    false,
  ],
  [
    'one inside another',
    [
      [1, '09:00', '17:00'],
      [1, '12:00', '13:00'],
    ],
    true,
  ],
  [
    'a night into the next morning',
    [
      [1, '22:00', '06:00'],
      [2, '05:00', '09:00'],
    ],
    true,
  ],
  [
    'a night that ends as the morning begins',
    [
      [1, '22:00', '06:00'],
      [2, '06:00', '09:00'],
    ],
    false,
  ],
  [
    'Sunday night into Monday',
    [
      [7, '22:00', '06:00'],
      [1, '05:00', '09:00'],
    ],
    true,
  ],
  [
    'the whole day and the next',
    [
      [1, '00:00', '24:00'],
      [2, '00:00', '24:00'],
    ],
    false,
  ],
  [
    'the same twice',
    [
      [3, '09:00', '17:00'],
      [3, '09:00', '17:00'],
    ],
    true,
  ],
] as const)('%s', (_, rows, overlap) => {
  expect(periodsOverlap(rows.map(([weekday, from, to]) => ({ weekday, from, to })))).toBe(overlap);
});

import { expect, test } from 'vitest';
import { dayIn, endOfDay, sameTimeOn, workedDayFrom, workedDaysBetween } from './days.ts';

const at = (moment: string) => new Date(moment);
/** Monday to Friday, with Good Friday and Easter Monday of 2026 off. */
const london = {
  zone: 'Europe/London',
  isWorked: (day: string) =>
    !['2026-04-03', '2026-04-06'].includes(day) && Temporal.PlainDate.from(day).dayOfWeek <= 5,
};

test('a moment falls on the day it is where the business is', () => {
  expect(dayIn('Europe/Berlin', at('2026-03-28T23:30:00Z'))).toBe('2026-03-29');
  expect(dayIn('America/New_York', at('2026-03-29T02:00:00Z'))).toBe('2026-03-28');
});

test('a day on which the clocks change ends at its own midnight', () => {
  expect(endOfDay('Europe/London', '2026-03-29')).toEqual(at('2026-03-29T23:00:00Z'));
});

test('a time that the clock skips on another day becomes the next one it shows', () => {
  expect(sameTimeOn('Europe/London', at('2026-03-27T01:30:00Z'), '2026-03-29')).toEqual(
    at('2026-03-29T01:30:00Z'),
  );
});

test('worked days are found forwards and backwards, holidays left out', () => {
  expect(workedDayFrom(london, '2026-04-02', 1)).toBe('2026-04-07');
  expect(workedDayFrom(london, '2026-04-07', -1)).toBe('2026-04-02');
  expect(workedDayFrom(london, '2026-04-04', 0)).toBe('2026-04-04');
});

test('a business that works one day a week is not cut short', () => {
  const market = {
    zone: 'UTC',
    isWorked: (day: string) => Temporal.PlainDate.from(day).dayOfWeek === 6,
  };
  expect(workedDayFrom(market, '2026-01-03', 60)).toBe('2027-02-27');
});

test('worked days between two moments leave out the day of the first', () => {
  expect(workedDaysBetween(london, at('2026-04-01T09:00:00Z'), at('2026-04-08T09:00:00Z'))).toBe(3);
  expect(workedDaysBetween(london, at('2026-04-08T09:00:00Z'), at('2026-04-01T09:00:00Z'))).toBe(0);
});

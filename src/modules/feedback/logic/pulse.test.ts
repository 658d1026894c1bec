import { expect, test } from 'vitest';
import { pulseMean } from './pulse.ts';
import { lastDayOfWave, mondayOf } from './weeks.ts';

test('three people are not shown, four are', () => {
  expect(pulseMean([1, 2, 3])).toBeNull();
  expect(pulseMean([2, 3, 4, 3])).toMatchObject({ value: 3 });
  expect(pulseMean([5, 5, 5, 5])).toEqual({ value: 5, low: 5, high: 5 });
});

test.each([
  ['2026-03-02T00:30:00Z', 'Europe/London', '2026-03-02'],
  ['2026-03-02T00:30:00Z', 'America/New_York', '2026-02-23'],
  ['2026-03-08T23:59:00Z', 'Europe/London', '2026-03-02'],
  ['2028-02-29T12:00:00Z', 'Europe/London', '2028-02-28'],
])('the week of %s in %s begins on %s', (now, zone, monday) => {
  expect(mondayOf(new Date(now), zone)).toBe(monday);
});

test('a wave lasts seven days by the calendar', () => {
  expect(lastDayOfWave('2026-03-28')).toBe('2026-04-03');
});

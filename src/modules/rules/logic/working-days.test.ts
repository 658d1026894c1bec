import { expect, test } from 'vitest';
import { decideByOf, workedDaysLeft } from './working-days.ts';

const london = {
  zone: 'Europe/London',
  // Good Friday and Easter Monday of 2026.
  isWorked: (day: string) =>
    !['2026-04-03', '2026-04-06'].includes(day) && Temporal.PlainDate.from(day).dayOfWeek <= 5,
};

test('ten working days are two weeks, holidays not counted, to the end of the day where the business is', () => {
  expect(decideByOf(london, new Date('2026-03-02T09:00:00Z'), 10).toISOString()).toBe(
    '2026-03-17T00:00:00.000Z',
  );
  // Over Easter and into summer time.
  expect(decideByOf(london, new Date('2026-03-27T09:00:00Z'), 10).toISOString()).toBe(
    '2026-04-14T23:00:00.000Z',
  );
});

test('what was opened late in the evening counts from the day it is where the business is', () => {
  const auckland = { zone: 'Pacific/Auckland', isWorked: london.isWorked };
  expect(decideByOf(auckland, new Date('2026-03-02T22:00:00Z'), 1).toISOString()).toBe(
    '2026-03-04T11:00:00.000Z',
  );
});

test('a house that never works still gets an answer', () => {
  const never = { zone: 'UTC', isWorked: () => false };
  expect(decideByOf(never, new Date('2026-03-02T09:00:00Z'), 10).toISOString()).toBe(
    '2036-03-03T00:00:00.000Z',
  );
});

test('the days left are the worked ones', () => {
  const until = decideByOf(london, new Date('2026-03-02T09:00:00Z'), 10);
  expect(workedDaysLeft(london, new Date('2026-03-02T09:00:00Z'), until)).toBe(10);
  expect(workedDaysLeft(london, new Date('2026-03-14T09:00:00Z'), until)).toBe(1);
  expect(workedDaysLeft(london, new Date('2026-03-16T20:00:00Z'), until)).toBe(0);
  expect(workedDaysLeft(london, new Date('2026-03-20T09:00:00Z'), until)).toBe(0);
});

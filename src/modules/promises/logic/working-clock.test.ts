import { describe, expect, test } from 'vitest';
import type { OpenPeriod, WorkingCalendar } from './working-calendar.ts';
import { workingDueAt, workingMinutesBetween } from './working-clock.ts';

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const on = (days: number[], from: string, to: string): OpenPeriod[] =>
  days.map((weekday) => ({ weekday, from, to }));

const office: WorkingCalendar = {
  zone: 'Europe/London',
  periods: [...on(weekdays, '09:00', '12:30'), ...on(weekdays, '13:30', '17:00')],
  holidays: ['2026-12-25', '2026-12-28'],
};
const roundTheClock: WorkingCalendar = { ...office, periods: on(everyDay, '00:00', '24:00'), holidays: [] };
const nightShift: WorkingCalendar = { ...office, periods: on(everyDay, '22:00', '06:00'), holidays: [] };

function due(calendar: WorkingCalendar, startedAt: string, minutes: number): string {
  const found = workingDueAt({ calendar, startedAt: new Date(startedAt), minutes });
  return found.possible ? found.dueAt.toISOString() : found.because;
}

function between(calendar: WorkingCalendar, from: string, to: string): number | string {
  const found = workingMinutesBetween({ calendar, from: new Date(from), to: new Date(to) });
  return found.possible ? found.minutes : found.because;
}

describe('the working clock', () => {
  test.each([
    ['within one period', '2026-03-04T09:10:00Z', 60, '2026-03-04T10:10:00.000Z'],
    ['up to the minute of closing', '2026-03-04T09:00:00Z', 420, '2026-03-04T17:00:00.000Z'],
    ['over lunch', '2026-03-04T12:00:00Z', 60, '2026-03-04T14:00:00.000Z'],
    ['begun during lunch', '2026-03-04T13:00:00Z', 30, '2026-03-04T14:00:00.000Z'],
    ['begun before opening', '2026-03-04T03:00:00Z', 30, '2026-03-04T09:30:00.000Z'],
    ['over the night', '2026-03-04T16:30:00Z', 60, '2026-03-05T09:30:00.000Z'],
    ['over the weekend', '2026-03-06T16:30:00Z', 60, '2026-03-09T09:30:00.000Z'],
    ['begun on a Saturday', '2026-03-07T11:00:00Z', 30, '2026-03-09T09:30:00.000Z'],
    [
      'over two holidays and the weekend between them',
      '2026-12-24T16:30:00Z',
      60,
      '2026-12-29T09:30:00.000Z',
    ],
    ['in summer time, an hour earlier in UTC', '2026-07-01T03:00:00Z', 30, '2026-07-01T08:30:00.000Z'],
    ['over the weekend on which the clocks change', '2026-03-27T16:30:00Z', 60, '2026-03-30T08:30:00.000Z'],
    ['begun between two minutes', '2026-03-04T09:10:20.500Z', 60, '2026-03-04T10:10:20.500Z'],
    ['of no time at all, even when closed', '2026-03-07T11:00:00Z', 0, '2026-03-07T11:00:00.000Z'],
  ])('%s', (_name, startedAt, minutes, dueAt) => {
    expect(due(office, startedAt, minutes)).toBe(dueAt);
  });

  test('explains a due time by the opening hours it counted', () => {
    const found = workingDueAt({
      calendar: office,
      startedAt: new Date('2026-03-06T16:30:00Z'),
      minutes: 60,
    });
    expect(found).toMatchObject({
      counted: [
        { from: new Date('2026-03-06T16:30:00Z'), to: new Date('2026-03-06T17:00:00Z') },
        { from: new Date('2026-03-09T09:00:00Z'), to: new Date('2026-03-09T09:30:00Z') },
      ],
    });
  });

  test('counts a week of office hours as 35', () => {
    expect(between(office, '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(35 * 60);
  });

  test('counts nothing backwards', () => {
    expect(between(office, '2026-03-05T12:00:00Z', '2026-03-04T12:00:00Z')).toBe(0);
  });

  test('counts overlapping periods once', () => {
    const overlapping = { ...office, periods: [...on([3], '09:00', '12:00'), ...on([3], '10:00', '13:00')] };
    expect(between(overlapping, '2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z')).toBe(240);
    const withinAnother = {
      ...office,
      periods: [...on([3], '10:00', '11:00'), ...on([3], '09:00', '13:00')],
    };
    expect(between(withinAnother, '2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z')).toBe(240);
  });
});

describe('nights and changes of the clock', () => {
  test('a night begun before a holiday is worked to its end, and the holiday begins none', () => {
    const calendar = { ...nightShift, holidays: ['2026-12-25'] };
    expect(between(calendar, '2026-12-24T12:00:00Z', '2026-12-26T12:00:00Z')).toBe(8 * 60);
  });

  test('a night shift has seven hours in spring and nine in autumn', () => {
    expect(between(nightShift, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(7 * 60);
    expect(between(nightShift, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(9 * 60);
  });

  test('round the clock is the customer clock, whatever the season', () => {
    expect(between(roundTheClock, '2026-03-28T12:34:00Z', '2026-11-02T01:02:00Z')).toBe(
      (Date.parse('2026-11-02T01:02:00Z') - Date.parse('2026-03-28T12:34:00Z')) / 60_000,
    );
  });

  test('an hour the wall clock skips is not worked, and one it shows twice is worked twice', () => {
    const small: WorkingCalendar = { ...office, periods: on([7], '01:30', '03:00') };
    expect(between(small, '2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z')).toBe(60);
    const inTheHour: WorkingCalendar = { ...office, periods: on([7], '01:00', '01:30') };
    expect(between(inTheHour, '2026-03-29T00:00:00Z', '2026-03-29T12:00:00Z')).toBe(0);
    expect(between(inTheHour, '2026-10-25T00:00:00Z', '2026-10-25T12:00:00Z')).toBe(60);
  });

  test('Lord Howe moves by half an hour', () => {
    const calendar: WorkingCalendar = { ...nightShift, zone: 'Australia/Lord_Howe' };
    expect(between(calendar, '2026-04-04T02:00:00Z', '2026-04-05T02:00:00Z')).toBe(8.5 * 60);
    expect(between(calendar, '2026-10-03T02:00:00Z', '2026-10-04T02:00:00Z')).toBe(7.5 * 60);
  });

  test('Apia had no 30 December 2011, so its hours were not worked', () => {
    const calendar: WorkingCalendar = {
      ...office,
      zone: 'Pacific/Apia',
      periods: on(everyDay, '09:00', '17:00'),
    };
    // Thursday the 29th at 16:30 is followed by Saturday the 31st.
    expect(due(calendar, '2011-12-30T02:30:00Z', 60)).toBe('2011-12-30T19:30:00.000Z');
  });

  test('São Paulo skipped midnight itself', () => {
    const calendar: WorkingCalendar = {
      ...roundTheClock,
      zone: 'America/Sao_Paulo',
      periods: on([7], '00:00', '02:00'),
    };
    expect(between(calendar, '2017-10-15T00:00:00Z', '2017-10-15T12:00:00Z')).toBe(60);
  });

  test('29 February and 2038 are days like others', () => {
    expect(due(office, '2028-02-29T16:30:00Z', 60)).toBe('2028-03-01T09:30:00.000Z');
    expect(due(office, '2038-01-19T03:14:08Z', 30)).toBe('2038-01-19T09:30:00.000Z');
  });
});

describe('a calendar that cannot be counted in', () => {
  const faulty = (changes: Partial<WorkingCalendar>) => ({ ...office, ...changes });

  test.each([
    ['no-open-periods', faulty({ periods: [] })],
    ['unknown-zone', faulty({ zone: 'Europe/Atlantis' })],
    ['unknown-zone', faulty({ zone: '' })],
    ['not-a-weekday', faulty({ periods: on([0], '09:00', '17:00') })],
    ['not-a-weekday', faulty({ periods: on([1.5], '09:00', '17:00') })],
    ['not-a-time', faulty({ periods: on([1], '9:00', '17:00') })],
    ['not-a-time', faulty({ periods: on([1], '09:00', '24:30') })],
    ['not-a-time', faulty({ periods: on([1], '24:00', '08:00') })],
    ['period-without-length', faulty({ periods: on([1], '09:00', '09:00') })],
    ['not-a-date', faulty({ holidays: ['2026-02-30'] })],
    ['not-a-date', faulty({ holidays: ['25/12/2026'] })],
  ])('is refused as %s', (because, calendar) => {
    expect(due(calendar, '2026-03-04T09:00:00Z', 60)).toBe(because);
    expect(between(calendar, '2026-03-04T09:00:00Z', '2026-03-05T09:00:00Z')).toBe(because);
  });

  test('a time that is not whole minutes is refused', () => {
    expect(due(office, '2026-03-04T09:00:00Z', 1.5)).toBe('not-whole-minutes');
    expect(due(office, '2026-03-04T09:00:00Z', -1)).toBe('not-whole-minutes');
  });

  test('a time that ten years cannot hold is refused, not searched for ever', () => {
    expect(due(office, '2026-03-04T09:00:00Z', 10_000_000)).toBe('not-within-ten-years');
    const allHolidays = {
      ...office,
      holidays: Array.from({ length: 3700 }, (_, index) => dayAfter('2026-01-01', index)),
    };
    expect(due(allHolidays, '2026-01-02T09:00:00Z', 1)).toBe('not-within-ten-years');
  });
});

function dayAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

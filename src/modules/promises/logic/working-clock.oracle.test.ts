import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from './working-calendar.ts';
import { workingDueAt, workingMinutesBetween } from './working-clock.ts';

/**
 * The working clock against the slowest clock there is: look at the wall once for every minute and ask whether the
 * business is open. The wall is read through Intl, so that not even the zone arithmetic is shared.
 */
const minute = 60_000;

/** Instants around which each zone does something a calendar might trip over. */
const oddities: [zone: string, near: string[]][] = [
  ['Australia/Lord_Howe', ['2026-04-04T15:00Z', '2026-10-03T15:30Z']],
  ['Pacific/Chatham', ['2026-04-04T14:00Z', '2026-09-26T14:00Z']],
  ['Africa/Casablanca', ['2026-02-15T02:00Z', '2026-03-22T02:00Z', '2011-07-30T23:00Z']],
  ['Pacific/Apia', ['2011-12-30T10:00Z', '2012-04-01T04:00Z']],
  ['America/Sao_Paulo', ['2017-10-15T03:00Z', '2018-02-18T02:00Z']],
  ['Asia/Kathmandu', ['2026-02-28T18:15Z']],
  ['Europe/London', ['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2028-02-29T00:00Z']],
];

interface Case {
  calendar: WorkingCalendar;
  start: number;
  minutes: number;
}

const timeOfDay = fc
  .oneof(
    fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    fc.nat(1439),
  )
  .map((minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
const somePeriod = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: timeOfDay,
    to: fc.oneof({ weight: 5, arbitrary: timeOfDay }, { weight: 1, arbitrary: fc.constant('24:00') }),
  })
  .filter(({ from, to }) => from !== to);
const allDays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
const somePeriods = fc.oneof(
  { weight: 12, arbitrary: fc.array(somePeriod, { minLength: 1, maxLength: 14 }) },
  { weight: 1, arbitrary: fc.constant(allDays) },
);

const someCase: fc.Arbitrary<Case> = fc
  .constantFrom(
    ...oddities.flatMap(([zone, near]) => near.map((instant) => ({ zone, around: Date.parse(instant) }))),
  )
  .chain(({ zone, around }) =>
    fc.record({
      calendar: fc.record({
        zone: fc.constant(zone),
        periods: somePeriods,
        holidays: fc.array(
          fc
            .integer({ min: -3, max: 3 })
            .map((days) => new Date(around + days * 1440 * minute).toISOString().slice(0, 10)),
          { maxLength: 2 },
        ),
      }),
      start: fc.integer({ min: -2000, max: 500 }).map((minutes) => around + minutes * minute),
      minutes: fc.integer({ min: 1, max: 2500 }),
    }),
  );

/** A fixed seed and few runs keep this within seconds; a longer hunt needs only a larger number. */
const bounded = { seed: 20_251_122, numRuns: 150 };

describe('the working clock and a person who looks at the wall every minute', () => {
  test('agree on the minutes between two instants', () => {
    fc.assert(
      fc.property(someCase, ({ calendar, start, minutes }) => {
        const to = new Date(start + minutes * minute);
        const found = workingMinutesBetween({ calendar, from: new Date(start), to });
        const counted = openMinutes(calendar, start, minutes).filter((isOpen) => isOpen).length;
        expect(found).toMatchObject({ possible: true, minutes: counted });
      }),
      bounded,
    );
  });

  test('agree on when a time is due', () => {
    fc.assert(
      fc.property(someCase, fc.integer({ min: 1, max: 900 }), ({ calendar, start, minutes }, target) => {
        const found = workingDueAt({ calendar, startedAt: new Date(start), minutes: target });
        const dueAt = found.possible ? found.dueAt.getTime() : Infinity;
        const watchedUntil = start + minutes * minute;
        const due = dueByLooking({ calendar, start, minutes }, target);
        if (due === null) expect(dueAt).toBeGreaterThan(watchedUntil);
        else expect(dueAt).toBe(due);
      }),
      bounded,
    );
  });

  test('the hours that explain a due time add up to it and lie before it', () => {
    fc.assert(
      fc.property(someCase, fc.integer({ min: 1, max: 5000 }), ({ calendar, start }, target) => {
        const found = workingDueAt({ calendar, startedAt: new Date(start), minutes: target });
        if (!found.possible) return;
        const between = workingMinutesBetween({ calendar, from: new Date(start), to: found.dueAt });
        expect(between).toMatchObject({ minutes: target, counted: found.counted });
        expect(found.counted.at(-1)?.to).toEqual(found.dueAt);
      }),
      bounded,
    );
  });
});

function dueByLooking({ calendar, start, minutes }: Case, target: number): number | null {
  let seen = 0;
  for (const [index, isOpen] of openMinutes(calendar, start, minutes).entries()) {
    if (isOpen) seen++;
    if (seen === target) return start + (index + 1) * minute;
  }
  return null;
}

function openMinutes(calendar: WorkingCalendar, start: number, minutes: number): boolean[] {
  const wall = wallOf(calendar.zone);
  return Array.from({ length: minutes }, (_, index) => isOpenAt(calendar, wall(start + index * minute)));
}

interface Wall {
  date: string;
  time: string;
}

function isOpenAt({ periods, holidays }: WorkingCalendar, { date, time }: Wall): boolean {
  const { weekday: today, eve } = dayOf(date);
  const begunToday = holidays.includes(date) ? null : today;
  const begunOnTheEve = holidays.includes(eve) ? null : dayOf(eve).weekday;
  return periods.some(({ weekday, from, to }) => {
    if (from < to) return weekday === begunToday && from <= time && time < to;
    return (weekday === begunToday && from <= time) || (weekday === begunOnTheEve && time < to);
  });
}

const days = new Map<string, { weekday: number; eve: string }>();

function dayOf(date: string): { weekday: number; eve: string } {
  const known = days.get(date);
  if (known) return known;
  const day = {
    weekday: new Date(date).getUTCDay() || 7,
    eve: new Date(Date.parse(date) - 1440 * minute).toISOString().slice(0, 10),
  };
  days.set(date, day);
  return day;
}

const walls = new Map<string, (instant: number) => Wall>();

function wallOf(zone: string): (instant: number) => Wall {
  const known = walls.get(zone);
  if (known !== undefined) return known;
  // This locale writes dates as ISO does: "2026-03-29 01:00".
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  // The same minutes are looked at by many cases; what the wall showed then is remembered.
  const seen = new Map<number, Wall>();
  const wall = (instant: number) => {
    const before = seen.get(instant);
    if (before) return before;
    const [date = '', time = ''] = format.format(instant).split(' ');
    const shown = { date, time };
    seen.set(instant, shown);
    return shown;
  };
  walls.set(zone, wall);
  return wall;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

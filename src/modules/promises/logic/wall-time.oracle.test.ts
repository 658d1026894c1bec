import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decision } from './decision.ts';
import { firstReplyDueAt } from './customer-clock.ts';
import { duePicks, instantOf, wallAt, type Wall } from './wall-time.ts';
import { workingDueAt } from './working-clock.ts';

/**
 * Dates people give against the slowest reading there is: look at the wall once for every minute of four days. The
 * oracle never computes an offset; it only compares what walls show, one after the other.
 */
const minute = 60_000;
const oddities: [zone: string, near: string][] = [
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Pacific/Chatham', '2026-04-04T14:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['America/Sao_Paulo', '2017-10-15T03:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['Asia/Kathmandu', '2026-02-28T18:15Z'],
  ['Europe/London', '2026-03-29T01:00Z'],
  ['Europe/London', '2026-10-25T01:00Z'],
  ['Europe/London', '2028-02-29T00:00Z'],
];

const someWall = fc
  .constantFrom(...oddities)
  .chain(([zone, near]) =>
    fc.record({
      zone: fc.constant(zone),
      wanted: fc
        .integer({ min: -1500, max: 1500 })
        .map((minutes) => Date.parse(near) + minutes * minute)
        .map((reading) => new Date(reading).toISOString()),
    }),
  )
  .map(({ zone, wanted }) => ({ zone, wall: { date: wanted.slice(0, 10), time: wanted.slice(11, 16) } }));
const bounded = { seed: 20_260_301, numRuns: 30 };

describe('a date somebody gives, and a person who looks at the wall every minute', () => {
  test('agree on the instant, also where the wall skips it or shows it twice', () => {
    fc.assert(
      fc.property(someWall, ({ zone, wall }) => {
        expect(instantOf(wall, zone).getTime()).toBe(byLooking(wall, zone));
      }),
      bounded,
    );
  });

  test('agree on what is inside a slot: from its first minute to its last, and nothing else', () => {
    fc.assert(
      fc.property(
        someWall,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: -60, max: 360 }),
        (slot, long, came) => {
          const slotStartsAt = instantOf(slot.wall, slot.zone);
          const dueAt = firstReplyDueAt(slotStartsAt, long);
          const fulfilledAt = new Date(slotStartsAt.getTime() + came * minute);
          const isInside = came >= 0 && came <= long;
          const verdict = decision(
            { slotStartsAt, dueAt, fulfilledAt, retractableUntil: null },
            new Date(dueAt.getTime() + 1000 * minute),
          );
          expect(verdict).toEqual({ decided: true, outcome: isInside ? 'kept' : 'missed' });
        },
      ),
      bounded,
    );
  });

  test('a next update or call back in so many minutes is due after exactly so many, whatever the wall does', () => {
    fc.assert(
      fc.property(someWall, fc.integer({ min: 1, max: 3000 }), ({ zone, wall }, minutes) => {
        const startedAt = instantOf(wall, zone);
        const dueAt = firstReplyDueAt(startedAt, minutes);
        let counted = 0;
        for (let at = startedAt.getTime(); at < dueAt.getTime(); at += minute) counted++;
        expect(counted).toBe(minutes);
        // Open day and night, the working clock is the customer's.
        const periods = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
        const working = workingDueAt({ calendar: { zone, periods, holidays: [] }, startedAt, minutes });
        expect(working).toMatchObject({ possible: true, dueAt });
      }),
      bounded,
    );
  });

  test('a business that never opens is told so at once', () => {
    const calendar = { zone: 'Europe/London', periods: [], holidays: [] };
    const due = workingDueAt({ calendar, startedAt: new Date('2026-03-28T12:00Z'), minutes: 1 });
    expect(due).toEqual({ possible: false, because: 'no-open-periods' });
  });
});

describe('what people say when they promise', () => {
  const read = (now: string, zone: string) =>
    duePicks(new Date(now), zone).map(({ id, at }) => {
      const { date, time } = wallAt(at, zone);
      return `${id} ${date} ${time}`;
    });

  test('is today at five, tomorrow at ten and in three days, on the wall of the business', () => {
    expect(read('2026-03-06T12:00Z', 'Europe/London')).toEqual([
      'in-an-hour 2026-03-06 13:00',
      'today 2026-03-06 17:00',
      'tomorrow 2026-03-07 10:00',
      'in-three-days 2026-03-09 10:00',
    ]);
  });

  test('leaves out a five o’clock that has passed, and knows leap days and lost days', () => {
    expect(read('2028-02-28T17:00Z', 'Europe/London')).toEqual([
      'in-an-hour 2028-02-28 18:00',
      'tomorrow 2028-02-29 10:00',
      'in-three-days 2028-03-02 10:00',
    ]);
    // The day after 29 December 2011 in Samoa was the 31st.
    expect(read('2011-12-30T04:00Z', 'Pacific/Apia')).toContain('tomorrow 2011-12-31 10:00');
    expect(read('2026-03-28T20:00Z', 'Europe/London')).toContain('tomorrow 2026-03-29 10:00');
  });

  test('always lies ahead and comes in order', () => {
    fc.assert(
      fc.property(someWall, ({ zone, wall }) => {
        const now = instantOf(wall, zone);
        const times = duePicks(now, zone).map(({ at }) => at.getTime());
        expect(times.every((at) => at > now.getTime())).toBe(true);
        // An hour from now may lie after five, or after midnight.
        expect(times.slice(1)).toEqual(times.slice(1).toSorted((a, b) => a - b));
      }),
      { ...bounded, numRuns: 300 },
    );
  });
});

function byLooking(wall: Wall, zone: string): number {
  const wanted = readingOf(wall);
  const from = wanted - 2880 * minute;
  let before = shownAt(from, zone);
  let skipped = 0;
  for (let at = from + minute; at < from + 4 * 1440 * minute; at += minute) {
    const now = shownAt(at, zone);
    if (now === wanted + skipped) return at;
    // The wall jumped over what was wanted: it is then read as much later as the wall jumped.
    if (skipped === 0 && before < wanted && now > wanted) {
      skipped = now - before - minute;
      if (now === wanted + skipped) return at;
    }
    before = now;
  }
  throw new Error('The wall never showed it');
}

const seen = new Map<string, number>();

/** What the wall shows at an instant; many cases look at the same minutes. */
function shownAt(instant: number, zone: string): number {
  const key = `${zone} ${instant}`;
  const before = seen.get(key);
  if (before !== undefined) return before;
  const reading = readingOf(wallAt(new Date(instant), zone));
  seen.set(key, reading);
  return reading;
}

function readingOf({ date, time }: Wall): number {
  return Date.parse(`${date}T${time}Z`);
}

import type { CalendarFault, ReadCalendar, WorkingCalendar } from './working-calendar.ts';
import { readCalendar } from './working-calendar.ts';

/**
 * The working clock counts a minute when the clock on the wall of the business shows an opening hour. That one sentence
 * settles what daylight saving does: an hour the wall clock skips is not worked, an hour it shows twice is worked
 * twice, and a night shift from 22:00 to 06:00 has nine hours in autumn and seven in spring.
 *
 * Between two changes of a zone's offset, wall time and real time run in step. The clock therefore walks from change to
 * change, and within each stretch opening hours are plain sums; no wall time is ever converted that may not exist.
 */

const minute = 60_000;
const day = 1440 * minute;

/** No calendar can need longer than this without being a mistake, and it bounds the search. */
const furthest = 3653 * day;

export interface Span {
  from: Date;
  to: Date;
}

export type WorkingFault = CalendarFault | 'not-whole-minutes' | 'not-within-ten-years';

export type WorkingDue =
  /** `counted` are the opening hours that make up the time, so that a due time can be explained later. */
  { possible: true; dueAt: Date; counted: Span[] } | { possible: false; because: WorkingFault };

/** The first instant at which `minutes` of opening hours have passed since `startedAt`. */
export function workingDueAt({
  calendar,
  startedAt,
  minutes,
}: {
  calendar: WorkingCalendar;
  startedAt: Date;
  minutes: number;
}): WorkingDue {
  const reading = readCalendar(calendar);
  if (!reading.usable) return { possible: false, because: reading.because };
  if (!Number.isInteger(minutes) || minutes < 0) return { possible: false, because: 'not-whole-minutes' };
  if (minutes === 0) return { possible: true, dueAt: new Date(startedAt), counted: [] };

  const start = startedAt.getTime();
  const counted: Span[] = [];
  let left = minutes * minute;
  for (const { from, to } of openStretches(reading.calendar, { from: start, to: start + furthest })) {
    const end = Math.min(to, from + left);
    counted.push({ from: new Date(from), to: new Date(end) });
    left -= end - from;
    if (left === 0) return { possible: true, dueAt: new Date(end), counted };
  }
  return { possible: false, because: 'not-within-ten-years' };
}

export type WorkingElapsed =
  | { possible: true; minutes: number; counted: Span[] }
  | { possible: false; because: CalendarFault };

/** Whole minutes of opening hours between two instants; none when they are the wrong way round. */
export function workingMinutesBetween({
  calendar,
  from,
  to,
}: {
  calendar: WorkingCalendar;
  from: Date;
  to: Date;
}): WorkingElapsed {
  const reading = readCalendar(calendar);
  if (!reading.usable) return { possible: false, because: reading.because };
  const stretches = [...openStretches(reading.calendar, { from: from.getTime(), to: to.getTime() })];
  const milliseconds = stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  const counted = stretches.map((stretch) => ({ from: new Date(stretch.from), to: new Date(stretch.to) }));
  return { possible: true, minutes: Math.floor(milliseconds / minute), counted };
}

/** Real time in epoch milliseconds, `to` excluded. */
interface Stretch {
  from: number;
  to: number;
}

/** The open stretches between two instants in order, never overlapping even where written periods do. */
function* openStretches(calendar: ReadCalendar, { from, to }: Stretch): Generator<Stretch> {
  let coveredUntil = from;
  for (const steady of steadyStretches(calendar.zone, { from, to })) {
    for (const open of openAtOffset(calendar, steady)) {
      const start = Math.max(open.from, coveredUntil);
      if (start >= open.to) continue;
      yield { from: start, to: open.to };
      coveredUntil = open.to;
    }
  }
}

interface SteadyStretch extends Stretch {
  offset: number;
}

function* steadyStretches(zone: string, { from, to }: Stretch): Generator<SteadyStretch> {
  let start = from;
  while (start < to) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
    const change = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? to;
    const end = Math.min(change, to);
    yield { from: start, to: end, offset: zoned.offsetNanoseconds / 1_000_000 };
    start = end;
  }
}

/** Begins one day early, because a night that started on the evening before may reach into the stretch. */
function* openAtOffset(calendar: ReadCalendar, { from, to, offset }: SteadyStretch): Generator<Stretch> {
  const firstDay = Math.floor((from + offset) / day) - 1;
  const lastDay = Math.floor((to + offset) / day);
  for (let index = firstDay; index <= lastDay; index++) {
    const date = new Temporal.PlainDate(1970, 1, 1).add({ days: index });
    if (calendar.holidays.has(date.toString())) continue;
    for (const period of calendar.periodsOnWeekday.get(date.dayOfWeek) ?? []) {
      const opens = Math.max(from, index * day + period.from * minute - offset);
      const closes = Math.min(to, index * day + period.to * minute - offset);
      if (opens < closes) yield { from: opens, to: closes };
    }
  }
}

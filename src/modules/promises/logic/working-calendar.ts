import type { WorkingDays } from '#platform/days.ts';

/**
 * When a business is open, as people write it down, and the same made ready for counting. Only promises between teams
 * run on it; a customer is never quoted a time from here.
 */
export interface OpenPeriod {
  /** 1 is Monday and 7 Sunday, as in ISO 8601. */
  weekday: number;
  /** "09:00". A period that ends at or before its start ends on the next day; "24:00" is the end of its own day. */
  from: string;
  to: string;
}

export interface WorkingCalendar {
  /** An IANA zone such as "Europe/London". */
  zone: string;
  periods: readonly OpenPeriod[];
  /** ISO dates. A holiday closes the periods that begin on it; a night begun the evening before is worked to its end. */
  holidays: readonly string[];
}

/** Minutes since the midnight the period belongs to; `to` passes 1440 when it ends on the next day. */
export interface ReadPeriod {
  from: number;
  to: number;
}

export interface ReadCalendar {
  zone: string;
  periodsOnWeekday: ReadonlyMap<number, readonly ReadPeriod[]>;
  holidays: ReadonlySet<string>;
}

export type CalendarFault =
  | 'no-open-periods'
  | 'unknown-zone'
  | 'not-a-weekday'
  | 'not-a-time'
  | 'period-without-length'
  | 'not-a-date';

export type Reading = { usable: true; calendar: ReadCalendar } | { usable: false; because: CalendarFault };

/**
 * Reads a calendar or says what is wrong with it. A calendar without any open period is refused here: nothing would
 * ever fall due in it, and looking for the next open minute would never end.
 */
export function readCalendar({ zone, periods, holidays }: WorkingCalendar): Reading {
  if (periods.length === 0) return { usable: false, because: 'no-open-periods' };
  if (!isKnownZone(zone)) return { usable: false, because: 'unknown-zone' };
  if (!holidays.every(isDate)) return { usable: false, because: 'not-a-date' };
  const periodsOnWeekday = new Map<number, ReadPeriod[]>();
  for (const { weekday, from, to } of periods) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
      return { usable: false, because: 'not-a-weekday' };
    const start = minuteOfDay(from);
    const end = minuteOfDay(to);
    if (start === null || end === null || start === 1440) return { usable: false, because: 'not-a-time' };
    if (start === end) return { usable: false, because: 'period-without-length' };
    const sameDay = periodsOnWeekday.get(weekday) ?? [];
    sameDay.push({ from: start, to: end > start ? end : end + 1440 });
    periodsOnWeekday.set(
      weekday,
      sameDay.toSorted((a, b) => a.from - b.from),
    );
  }
  return { usable: true, calendar: { zone, periodsOnWeekday, holidays: new Set(holidays) } };
}

/** The days on which a house works. One nobody could work by is read as Monday to Friday without holidays. */
export function workedDaysOf(calendar: WorkingCalendar): WorkingDays {
  const reading = readCalendar(calendar);
  const weekdayOf = (day: string) => Temporal.PlainDate.from(day).dayOfWeek;
  if (!reading.usable) return { zone: calendar.zone, isWorked: (day) => weekdayOf(day) <= 5 };
  const { periodsOnWeekday, holidays } = reading.calendar;
  return {
    zone: calendar.zone,
    isWorked: (day) => !holidays.has(day) && periodsOnWeekday.has(weekdayOf(day)),
  };
}

function minuteOfDay(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match !== null) return Number(match[1]) * 60 + Number(match[2]);
  return time === '24:00' ? 1440 : null;
}

function isKnownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    // Asking for it is the only way to learn whether a zone is known: lists of zones leave the older names out.
    return false;
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.toISOString().startsWith(text);
}

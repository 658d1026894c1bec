import { dayIn } from '#platform/days.ts';

/** The Monday of the week a day lies in, by the calendar of the business. */
export function mondayOf(now: Date, timeZone: string): string {
  const today = Temporal.PlainDate.from(dayIn(timeZone, now));
  return today.subtract({ days: today.dayOfWeek - 1 }).toString();
}

/** A wave lasts seven days, its first included. */
export function lastDayOfWave(startsOn: string): string {
  return Temporal.PlainDate.from(startsOn).add({ days: 6 }).toString();
}

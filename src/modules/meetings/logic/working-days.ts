/** Which days are worked, as the calendar of the workspace says; `YYYY-MM-DD` in the zone of the workspace. */
export interface WorkingDays {
  zone: string;
  isWorked(day: string): boolean;
}

/** A calendar in which nobody ever works would search for ever; ten years is further than any meeting. */
const furthestDays = 3653;

/** The day on which an instant falls where the business is. */
export function dayOf(zone: string, at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** The n-th worked day after a day, or before it when n is negative; the day itself does not count. */
export function workingDaysFrom(days: WorkingDays, from: string, n: number): string {
  const step = n < 0 ? -1 : 1;
  let date = Temporal.PlainDate.from(from);
  let left = Math.abs(n);
  for (let walked = 0; left > 0 && walked < furthestDays; walked++) {
    date = date.add({ days: step });
    if (days.isWorked(date.toString())) left -= 1;
  }
  return date.toString();
}

/** The same wall-clock time on another day; a time the clock skips that day becomes the next one it shows. */
export function sameTimeOn(zone: string, at: Date, day: string): Date {
  const time = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainTime();
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
  );
}

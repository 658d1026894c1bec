/**
 * Calendar days where a business is: `YYYY-MM-DD` in its IANA zone. A day is not 24 hours there, so that every step from
 * a moment to a day and back goes through here.
 */

/** The day on which a moment falls. */
export function dayIn(zone: string, at: Date): string {
  return zonedIn(zone, at).toPlainDate().toString();
}

/** The moment at which a day is over. */
export function endOfDay(zone: string, day: string): Date {
  return new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
}

/** The same time of day on another day; a time that the clock skips that day becomes the next one it shows. */
export function sameTimeOn(zone: string, at: Date, day: string): Date {
  const plainTime = zonedIn(zone, at).toPlainTime();
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds,
  );
}

/** Which days are worked, as the calendar of a business says. */
export interface WorkingDays {
  zone: string;
  isWorked: (day: string) => boolean;
}

/** A calendar in which nobody ever works would search for ever; ten years is further than anything is due. */
const furthestDays = 3653;

/** The n-th worked day after a day, or before it when n is negative; the day itself does not count. */
export function workedDayFrom({ isWorked }: WorkingDays, from: string, n: number): string {
  const step = n < 0 ? -1 : 1;
  let date = Temporal.PlainDate.from(from);
  let left = Math.abs(n);
  for (let walked = 0; left > 0 && walked < furthestDays; walked++) {
    date = date.add({ days: step });
    if (isWorked(date.toString())) left -= 1;
  }
  return date.toString();
}

/** How many worked days begin after one moment and up to another; the day of the first does not count. */
export function workedDaysBetween({ zone, isWorked }: WorkingDays, from: Date, to: Date): number {
  const last = zonedIn(zone, to).toPlainDate();
  let date = zonedIn(zone, from).toPlainDate();
  let count = 0;
  for (let walked = 0; walked < furthestDays && Temporal.PlainDate.compare(date, last) < 0; walked++) {
    date = date.add({ days: 1 });
    if (isWorked(date.toString())) count += 1;
  }
  return count;
}

function zonedIn(zone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

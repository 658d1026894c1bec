/** The days on which the house works; ISO dates in its time zone. */
export interface House {
  zone: string;
  isWorked: (day: string) => boolean;
}

/** A calendar in which nobody ever works would search for ever. */
const furthestDays = 366;

/** The day on which a moment falls where the business is. */
export function dayOf(zone: string, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

/** The n-th worked day after a day, which does not count itself. */
export function workedDayAfter({ isWorked }: House, from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let date = from;
  let left = n;
  for (let walked = 0; left > 0 && walked < furthestDays; walked++) {
    date = date.add({ days: 1 });
    if (isWorked(date.toString())) left -= 1;
  }
  return date;
}

/** The moment at which a day is over there. */
export function endOfDay(zone: string, day: Temporal.PlainDate): Date {
  return new Date(day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
}

/** How many worked days have begun since a moment, its own day not counted. */
export function workedDaysSince(house: House, from: Date, to: Date): number {
  const last = dayOf(house.zone, to);
  let date = dayOf(house.zone, from);
  let count = 0;
  for (let walked = 0; walked < furthestDays && Temporal.PlainDate.compare(date, last) < 0; walked++) {
    date = date.add({ days: 1 });
    if (house.isWorked(date.toString())) count += 1;
  }
  return count;
}

/** The same time of day on a later day; a time that the clock skips that day becomes the next one it shows. */
export function sameTimeOn(zone: string, at: Date, day: Temporal.PlainDate): Date {
  const plainTime = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime();
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
}

/** Which days are worked, as the calendar of the workspace says; `YYYY-MM-DD` in the zone of the workspace. */
export interface WorkingDays {
  zone: string;
  isWorked(day: string): boolean;
}

/** A calendar in which nobody ever works would search for ever. */
const furthestDays = 366;

/** By when a review opened now is decided: so many worked days on, at the end of that day where the business is. */
export function decideByOf(days: WorkingDays, openedAt: Date, n: number): Date {
  let day = Temporal.Instant.fromEpochMilliseconds(openedAt.getTime())
    .toZonedDateTimeISO(days.zone)
    .toPlainDate();
  let left = n;
  for (let walked = 0; left > 0 && walked < furthestDays; walked++) {
    day = day.add({ days: 1 });
    if (days.isWorked(day.toString())) left -= 1;
  }
  return new Date(day.add({ days: 1 }).toZonedDateTime(days.zone).epochMilliseconds);
}

/** Worked days left until an instant, today not counted; below nothing is none. */
export function workedDaysLeft(days: WorkingDays, now: Date, until: Date): number {
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(days.zone).toPlainDate();
  const last = dayOf(new Date(until.getTime() - 1));
  let left = 0;
  let day = dayOf(now);
  for (let walked = 0; walked < furthestDays && Temporal.PlainDate.compare(day, last) < 0; walked++) {
    day = day.add({ days: 1 });
    if (days.isWorked(day.toString())) left += 1;
  }
  return left;
}

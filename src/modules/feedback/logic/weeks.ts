/** The Monday of the week a day lies in, by the calendar of the business. */
export function mondayOf(now: Date, timeZone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 }).toString();
}

export function dayOf(now: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** A wave lasts seven days, its first included. */
export function lastDayOfWave(startsOn: string): string {
  return Temporal.PlainDate.from(startsOn).add({ days: 6 }).toString();
}

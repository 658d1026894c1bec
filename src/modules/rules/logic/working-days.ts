import { dayIn, endOfDay, workedDayFrom, workedDaysBetween, type WorkingDays } from '#platform/days.ts';

/** By when a review opened now is decided: so many worked days on, at the end of that day where the business is. */
export function decideByOf(days: WorkingDays, openedAt: Date, n: number): Date {
  return endOfDay(days.zone, workedDayFrom(days, dayIn(days.zone, openedAt), n));
}

/** Worked days left until an instant, today not counted; below nothing is none. */
export function workedDaysLeft(days: WorkingDays, now: Date, until: Date): number {
  return workedDaysBetween(days, now, new Date(until.getTime() - 1));
}

import type { Random } from './random.ts';

const dayInMilliseconds = 86_400_000;

/** Mails per day, as a share of an ordinary day, from Monday to Sunday. */
const byWeekday = [1.2, 1.1, 1.05, 1, 1.1, 0.75, 0.85];
/** A seaside year, from January to December. */
const byMonth = [0.6, 0.7, 0.9, 1.05, 1.1, 1.25, 1.5, 1.45, 1.1, 0.9, 0.7, 0.85];
/** When people write: after breakfast, and again once the children are in bed. */
const byHour = [1, 0.4, 0.2, 0.2, 0.3, 0.8, 2, 4, 7, 9, 10, 9, 7, 7, 7, 7, 7, 7, 7, 8, 9, 8, 5, 3];

/** Shares that say how a month went; the spring was bad, with people missing and everything late. */
export interface MonthMood {
  lateReplies: number;
  failedChecks: number;
  /** Added to the chance of an unhappy mark, taken from that of a delighted one. */
  gloom: number;
}

const ordinary: MonthMood = { lateReplies: 0.005, failedChecks: 0.006, gloom: 0 };
const moods: Readonly<Record<number, MonthMood>> = {
  3: { lateReplies: 0.035, failedChecks: 0.03, gloom: 0.12 },
  4: { lateReplies: 0.085, failedChecks: 0.07, gloom: 0.36 },
  5: { lateReplies: 0.03, failedChecks: 0.025, gloom: 0.16 },
  6: { lateReplies: 0.012, failedChecks: 0.012, gloom: 0.05 },
};

export function moodOf(at: Date, zone: string): MonthMood {
  return moods[localTime(at, zone).month] ?? ordinary;
}

/** When the conversations of the past year began, earliest first. */
export function beginnings(random: Random, now: Date, zone: string, perYear: number): Date[] {
  const moments: Date[] = [];
  for (let day = 365; day >= 2; day--) {
    const date = localTime(new Date(now.getTime() - day * dayInMilliseconds), zone).toPlainDate();
    const share = (byWeekday[date.dayOfWeek - 1] ?? 1) * (byMonth[date.month - 1] ?? 1);
    const today = Math.max(0, Math.round((perYear / 365) * share * 0.99 + random.normal() * 1.6));
    for (let n = 0; n < today; n++) {
      const hour = random.weighted(
        byHour.map((_, index) => index),
        (index) => byHour[index] ?? 0,
      );
      const time = { hour, minute: random.between(0, 59), second: random.between(0, 59) };
      moments.push(new Date(date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds));
    }
  }
  return moments.sort((one, other) => one.getTime() - other.getTime());
}

/** Moments of an ordinary morning on each of the last `days` days, for what the staff do by routine. */
export function mornings(random: Random, now: Date, zone: string, days: number): Date[] {
  return Array.from({ length: days }, (_, index) => {
    const date = localTime(new Date(now.getTime() - (days - index) * dayInMilliseconds), zone).toPlainDate();
    const plainTime = { hour: random.between(9, 11), minute: random.between(0, 59) };
    return new Date(date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
  });
}

export function minutesLater(at: Date, minutes: number): Date {
  return new Date(at.getTime() + Math.round(minutes * 60_000));
}

function localTime(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

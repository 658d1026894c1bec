import { dayIn, endOfDay, sameTimeOn, workedDayFrom, type WorkingDays } from '#platform/days.ts';
import type { RecoveryStep } from '../shapes.ts';

export interface DueSettings {
  ownMinutes: number;
  acknowledgeMinutes: number;
  /** Closed by the end of this worked day counts as quick. */
  quickDays: number;
  /** The hour at which the house's day ends: the evening begins. */
  dayEndsHour: number;
  /** Worked days between the fix and the last touch where nothing ends by itself. */
  lastTouchDays: number;
}

export interface DueFacts {
  noticedAt: Date;
  acknowledgedAt: Date | undefined;
  lastTouchDueAt: Date | null;
}

/**
 * By when a step is due. The first ones run on the customer's clock, which never stops; what is put right and closed is
 * measured as the regulators do, in worked days of the house.
 */
export function dueAt(step: RecoveryStep, facts: DueFacts, settings: DueSettings, house: WorkingDays): Date {
  const { noticedAt, acknowledgedAt, lastTouchDueAt } = facts;
  const acknowledgeBy = minutesAfter(noticedAt, settings.acknowledgeMinutes);
  switch (step) {
    case 'noticed':
      return noticedAt;
    case 'owned':
      return minutesAfter(noticedAt, settings.ownMinutes);
    case 'acknowledged':
      return acknowledgeBy;
    case 'apologised':
      return acknowledgedAt ? minutesAfter(acknowledgedAt, settings.acknowledgeMinutes) : acknowledgeBy;
    case 'last-touch':
      return lastTouchDueAt ?? quickEnd(noticedAt, settings.quickDays, house);
    case 'closed':
      return later(quickEnd(noticedAt, settings.quickDays, house), lastTouchDueAt);
    default:
      return quickEnd(noticedAt, settings.quickDays, house);
  }
}

/** The end of the n-th worked day after the one on which it was noticed (FCA DISP 1.5). */
export function quickEnd(noticedAt: Date, days: number, house: WorkingDays): Date {
  return endOfDay(house.zone, workedDayFrom(house, dayIn(house.zone, noticedAt), days));
}

/**
 * The last touch comes near the end: the evening before the stay or job ends, where that is known; otherwise some worked
 * days after the fix. It never lies before the fix, nor after the end.
 */
export function lastTouchAt(
  { fixedAt, endsAt }: { fixedAt: Date; endsAt: Date | null },
  { dayEndsHour, lastTouchDays }: Pick<DueSettings, 'dayEndsHour' | 'lastTouchDays'>,
  house: WorkingDays,
): Date {
  if (endsAt === null || endsAt <= fixedAt)
    return sameTimeOn(house.zone, fixedAt, workedDayFrom(house, dayIn(house.zone, fixedAt), lastTouchDays));
  const evening = Temporal.PlainDate.from(dayIn(house.zone, endsAt))
    .subtract({ days: 1 })
    .toZonedDateTime({
      timeZone: house.zone,
      plainTime: Temporal.PlainTime.from({ hour: dayEndsHour % 24 }),
    });
  const eve = new Date(evening.epochMilliseconds);
  return eve > fixedAt ? eve : endsAt;
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

function later(one: Date, other: Date | null): Date {
  return other !== null && other > one ? other : one;
}

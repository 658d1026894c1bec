export interface SnoozeTime {
  id: 'laterToday' | 'tomorrow' | 'weekend' | 'nextWeek';
  at: Date;
}

const morning = 9;
const friday = 5;

/** When a conversation may come back: in three hours, tomorrow morning, Saturday, Monday; only what lies ahead. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const later = new Date(now.getTime() + 3 * 3_600_000);
  const weekday = now.getDay();
  const times: SnoozeTime[] = [];
  if (later.getDate() === now.getDate() && later.getHours() < 20) times.push({ id: 'laterToday', at: later });
  times.push({ id: 'tomorrow', at: morningIn(now, 1) });
  if (weekday > 0 && weekday < friday) times.push({ id: 'weekend', at: morningIn(now, 6 - weekday) });
  times.push({ id: 'nextWeek', at: morningIn(now, (8 - weekday) % 7 || 7) });
  return times;
}

function morningIn(now: Date, days: number): Date {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  day.setHours(morning, 0, 0, 0);
  return day;
}

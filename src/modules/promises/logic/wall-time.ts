/**
 * From a date and a time on the wall to the instant they mean, in a zone of the IANA list. It runs in browsers that have
 * no Temporal, so it reads walls through Intl alone. A time that the wall skips (clocks put forward, or Samoa's missing
 * 30 December 2011) means the same time by the clock as it stood before: later than it reads. One shown twice means the
 * first, since whoever was told an hour may look for us from its first showing on.
 */
export interface Wall {
  /** "2026-03-29" */
  date: string;
  /** "09:30" */
  time: string;
}

const minute = 60_000;
const day = 1440 * minute;
const formats = new Map<string, Intl.DateTimeFormat>();

export function wallAt(instant: Date, zone: string): Wall {
  let format = formats.get(zone);
  if (!format) {
    // This locale writes dates as ISO does: "2026-03-29 01:00".
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  const [date = '', time = ''] = format.format(instant).split(' ');
  return { date, time };
}

export function instantOf({ date, time }: Wall, zone: string): Date {
  const wanted = Date.parse(`${date}T${time}Z`);
  // The offsets that may hold then: two days around it are more than any zone has ever moved at once.
  const before = offsetAt(wanted - 2 * day, zone);
  const after = offsetAt(wanted + 2 * day, zone);
  const [first] = [wanted - before, wanted - after]
    .filter((instant) => instant + offsetAt(instant, zone) === wanted)
    .toSorted((a, b) => a - b);
  return new Date(first ?? wanted - before);
}

function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / minute) * minute;
  const { date, time } = wallAt(new Date(whole), zone);
  return Date.parse(`${date}T${time}Z`) - whole;
}

export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

export interface DuePick {
  id: 'in-an-hour' | 'today' | 'tomorrow' | 'in-three-days';
  at: Date;
}

/** What people say when they promise: in an hour, today at five, tomorrow at ten, in three days; only what lies ahead. */
export function duePicks(now: Date, zone: string): DuePick[] {
  const { date } = wallAt(now, zone);
  const today = instantOf({ date, time: '17:00' }, zone);
  const picks: DuePick[] = [{ id: 'in-an-hour', at: new Date(now.getTime() + 60 * minute) }];
  if (today.getTime() > now.getTime() + 15 * minute) picks.push({ id: 'today', at: today });
  picks.push({ id: 'tomorrow', at: instantOf({ date: daysLater(date, 1), time: '10:00' }, zone) });
  picks.push({ id: 'in-three-days', at: instantOf({ date: daysLater(date, 3), time: '10:00' }, zone) });
  return picks;
}

/** The slot offered first: tomorrow morning. */
export function usualSlot(now: Date, zone: string): { date: string; from: string; to: string } {
  return { date: daysLater(wallAt(now, zone).date, 1), from: '09:00', to: '12:00' };
}

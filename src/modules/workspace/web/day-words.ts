import type { WorkingPeriod } from '../contract.ts';

const begins = /^([01]\d|2[0-3]):[0-5]\d$/;
const ends = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** One day as people write it: "09:00–12:00, 13:00–17:00"; nothing is a day off, and undefined is not understood. */
export function readDay(weekday: number, text: string): WorkingPeriod[] | undefined {
  if (text.trim() === '') return [];
  const parts = text.split(',').map((part) => /^\s*(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/.exec(part));
  const periods = parts.map((part) => ({
    weekday,
    from: (part?.[1] ?? '').padStart(5, '0'),
    to: (part?.[2] ?? '').padStart(5, '0'),
  }));
  return periods.every(isPeriod) ? periods : undefined;
}

function isPeriod({ from, to }: WorkingPeriod): boolean {
  return begins.test(from) && ends.test(to) && from !== to;
}

export function writeDay(weekday: number, periods: readonly WorkingPeriod[]): string {
  return periods
    .filter((period) => period.weekday === weekday)
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ');
}

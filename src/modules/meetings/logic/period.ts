import { dayIn } from '#platform/days.ts';

/** The three months that end on the day before a meeting: what a quarterly review looks back on. */
export function periodBefore(zone: string, meetingAt: Date): { from: string; to: string } {
  const day = Temporal.PlainDate.from(dayIn(zone, meetingAt));
  return { from: day.subtract({ months: 3 }).toString(), to: day.subtract({ days: 1 }).toString() };
}

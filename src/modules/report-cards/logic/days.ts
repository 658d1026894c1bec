import { dayIn } from '#platform/days.ts';

export interface Period {
  /** First and last day, both included, in the workspace's zone. */
  from: string;
  to: string;
}

export function monthOf(timeZone: string, at: Date): Period {
  const first = Temporal.PlainDate.from(dayIn(timeZone, at)).with({ day: 1 });
  return { from: first.toString(), to: lastDay(first).toString() };
}

/** The months up to and including the one of `to`, oldest first. */
export function monthsUpTo(to: string, count: number): Period[] {
  const last = Temporal.PlainDate.from(to).with({ day: 1 });
  return Array.from({ length: count }, (_, index) => {
    const first = last.subtract({ months: count - 1 - index });
    return { from: first.toString(), to: lastDay(first).toString() };
  });
}

/** A period must run forwards, and no longer than anybody compares. */
export function isPeriod({ from, to }: Period): boolean {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
  return days >= 0 && days <= longestPeriodInDays;
}

const longestPeriodInDays = 3660;

function lastDay(first: Temporal.PlainDate): Temporal.PlainDate {
  return first.with({ day: first.daysInMonth });
}

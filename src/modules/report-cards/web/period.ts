/** Days of one card as the address names them: `2026-11`, `2026-q4`, `2026`, or `12m` for the twelve months up to today. */
export interface ShownPeriod {
  key: string;
  kind: PeriodKind;
  from: string;
  to: string;
  /** Neighbours of the same kind; the next one only when it has begun. */
  previous: string | undefined;
  next: string | undefined;
}

export const periodKinds = ['month', 'quarter', 'year', 'rolling'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What the address says, or where that says nothing useful, this month. `today` is a day in the workspace's zone. */
export function readPeriod(text: string | undefined, today: string): ShownPeriod {
  if (text === '12m') return rolling(today);
  const [, year, quarter, month] = /^(\d{4})(?:-(?:q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text ?? '') ?? [];
  if (year && month)
    return months({ kind: 'month', year: Number(year), first: Number(month), count: 1, today });
  if (year && quarter)
    return months({ kind: 'quarter', year: Number(year), first: Number(quarter) * 3 - 2, count: 3, today });
  if (year) return months({ kind: 'year', year: Number(year), first: 1, count: 12, today });
  return readPeriod(today.slice(0, 7), today);
}

/** The period of this kind that holds the last day shown, or today where that lies ahead. */
export function keyOfKind(kind: PeriodKind, { to }: { to: string }, today: string): string {
  if (kind === 'rolling') return '12m';
  const day = to < today ? to : today;
  return keyOf(kind, Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

interface Span {
  kind: 'month' | 'quarter' | 'year';
  year: number;
  first: number;
  count: number;
  today: string;
}

function months({ kind, year, first, count, today }: Span): ShownPeriod {
  const before = shift(year, first, -count);
  const after = shift(year, first, count);
  const begin = firstOf(after);
  return {
    key: keyOf(kind, year, first),
    kind,
    from: firstOf({ year, month: first }),
    to: dayBefore(begin),
    previous: keyOf(kind, before.year, before.month),
    next: begin <= today ? keyOf(kind, after.year, after.month) : undefined,
  };
}

function rolling(today: string): ShownPeriod {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 365);
  return {
    key: '12m',
    kind: 'rolling',
    from: date.toISOString().slice(0, 10),
    to: today,
    previous: undefined,
    next: undefined,
  };
}

function keyOf(kind: Span['kind'], year: number, month: number): string {
  if (kind === 'year') return String(year);
  if (kind === 'quarter') return `${year}-q${Math.ceil(month / 3)}`;
  return `${year}-${String(month).padStart(2, '0')}`;
}

function shift(year: number, month: number, by: number): { year: number; month: number } {
  const at = year * 12 + month - 1 + by;
  return { year: Math.floor(at / 12), month: (at % 12) + 1 };
}

function firstOf({ year, month }: { year: number; month: number }): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

import { clipped, type Measure } from '#platform/statistics/interval.ts';
import { studentQuantile95 } from '#platform/statistics/mean.ts';

export const barriers = ['spotlight', 'cost', 'humans', 'speed', 'values'] as const;
export type Barrier = (typeof barriers)[number];
export type Side = 'staff' | 'leader';

export interface BarrierAnswer {
  readonly respondent: Side;
  readonly barrier: Barrier;
  /** Which of the two statements of the barrier. */
  readonly statement: number;
  /** 1 not at all, 5 entirely true here. */
  readonly value: number;
}

export interface BarrierResult {
  readonly barrier: Barrier;
  /** Null while fewer than `fewest` people of that side have answered. */
  readonly staff: Measure | null;
  readonly leader: Measure | null;
  /** What the barrier is placed by: the mean of the sides that may be shown. */
  readonly value: number | null;
}

export interface WorkOn {
  readonly barrier: Barrier;
  /** `clear`: its interval ends below where the next one's begins. */
  readonly verdict: 'clear' | 'close';
}

/**
 * S37: what staff and leaders say of the five barriers, apart. People are counted by statement, because answers bear no
 * name: both statements of a barrier are answered by the same people, so twice the answers are not twice the people.
 */
export function barrierResults(
  answers: readonly BarrierAnswer[],
  { fewest }: { fewest: number },
): BarrierResult[] {
  return barriers.map((barrier) => {
    const own = answers.filter((answer) => answer.barrier === barrier);
    const staff = meanOfSide(
      own.filter(({ respondent }) => respondent === 'staff'),
      fewest,
    );
    const leader = meanOfSide(
      own.filter(({ respondent }) => respondent === 'leader'),
      fewest,
    );
    const shown = [staff, leader].filter((side) => side !== null);
    const value = shown.length === 0 ? null : shown.reduce((sum, side) => sum + side.value, 0) / shown.length;
    return { barrier, staff, leader, value };
  });
}

/** The one barrier to work on this quarter: where it is least true here. */
export function barrierToWorkOn(results: readonly BarrierResult[]): WorkOn | null {
  const known = results
    .filter((result) => result.value !== null)
    .toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0) || gapOf(other) - gapOf(one));
  const [lowest, next] = known;
  if (!lowest) return null;
  const isClear = next !== undefined && boundOf(lowest, 'high') < boundOf(next, 'low');
  return { barrier: lowest.barrier, verdict: isClear ? 'clear' : 'close' };
}

/** How many people of a side have answered, by the statement most of them answered. */
export function respondents(answers: readonly BarrierAnswer[], side: Side): number {
  const counts = new Map<string, number>();
  for (const { respondent, barrier, statement } of answers) {
    if (respondent !== side) continue;
    const key = `${barrier} ${statement}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

function meanOfSide(answers: readonly BarrierAnswer[], fewest: number): Measure | null {
  const people = Math.max(
    answers.filter(({ statement }) => statement === 1).length,
    answers.filter(({ statement }) => statement === 2).length,
  );
  if (people < Math.max(1, fewest)) return null;
  const values = answers.map(({ value }) => value);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (people < 2) return { value: mean, interval: { low: 1, high: 5 }, n: people };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentQuantile95(people - 1) * Math.sqrt(squares / Math.max(1, values.length - 1) / people);
  return {
    value: mean,
    interval: clipped({ low: mean - half, high: mean + half }, { low: 1, high: 5 }),
    n: people,
  };
}

/** How much truer leaders find it than staff do: the wider apart, the more there is to talk about. */
function gapOf({ staff, leader }: BarrierResult): number {
  return staff && leader ? leader.value - staff.value : 0;
}

function boundOf({ staff, leader }: BarrierResult, end: 'low' | 'high'): number {
  const bounds = [staff, leader].filter((side) => side !== null).map((side) => side.interval[end]);
  return end === 'high' ? Math.max(...bounds) : Math.min(...bounds);
}

/** The quarter of a calendar day, as `2026-Q4`. */
export function quarterOf(day: string): string {
  const [year = '', month = ''] = day.split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

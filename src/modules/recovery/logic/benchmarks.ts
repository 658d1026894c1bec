import { workedDaysBetween, type WorkingDays } from '#platform/days.ts';
import type { Recovery } from '../shapes.ts';

type Benchmark = Recovery['benchmarks'][number];

export interface BenchmarkFacts {
  noticedAt: Date;
  ownedAt: Date | undefined;
  acknowledgedAt: Date | undefined;
  closedAt: Date | undefined;
  now: Date;
  /** What the customer wrote after it was recorded. */
  contactsAfterFirst: number;
  owners: number;
}

export interface BenchmarkSettings {
  ownMinutes: number;
  acknowledgeMinutes: number;
  quickDays: number;
  outerLimitDays: number;
}

/** How it stands against what is thought good (S12); what can still be met or missed is not decided. */
export function benchmarks(
  facts: BenchmarkFacts,
  settings: BenchmarkSettings,
  house: WorkingDays,
): Benchmark[] {
  const { noticedAt, closedAt, now } = facts;
  const until = (at: Date | undefined) => (at ? minutesBetween(noticedAt, at) : null);
  const running = (unit: number) => Math.floor(minutesBetween(noticedAt, closedAt ?? now) / unit);
  const worked = workedDaysBetween(house, noticedAt, closedAt ?? now);
  const past = minutesBetween(noticedAt, now);
  return [
    timed('owned', settings.ownMinutes, until(facts.ownedAt), past),
    timed('acknowledged', settings.acknowledgeMinutes, until(facts.acknowledgedAt), past),
    timed('closed-quickly', settings.quickDays, closedAt ? worked : null, worked),
    timed('outer-limit', settings.outerLimitDays, closedAt ? running(1440) : null, running(1440)),
    counted('contacts-after-first', 1, facts.contactsAfterFirst, closedAt !== undefined),
    counted('owners', 1, facts.owners, closedAt !== undefined),
  ];
}

function timed(name: Benchmark['name'], limit: number, actual: number | null, past: number): Benchmark {
  if (actual !== null) return { name, limit, actual, isMet: actual <= limit };
  return { name, limit, actual, isMet: past > limit ? false : null };
}

/** A count only grows: too many is decided at once, few enough when it is over. */
function counted(name: Benchmark['name'], limit: number, actual: number, isOver: boolean): Benchmark {
  if (actual > limit) return { name, limit, actual, isMet: false };
  return { name, limit, actual, isMet: isOver ? true : null };
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}

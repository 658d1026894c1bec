import type { Measure } from '#platform/statistics/interval.ts';
import { nearestRankPercentile } from '#platform/statistics/percentile.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import { percentOf, usualThresholds, type Thresholds } from './thresholds.ts';

/**
 * What to promise, and whether we can (C16). What is wanted comes from what customers say they will wait; what is
 * possible comes from how long they did wait. Neither is bent toward the other: the gap between them is the finding.
 */

const minutesPerDay = 1440;

/** The times on offer, in minutes. Round ones only: "within 4 hours" is a promise, "within 3 h 12" is a statistic. */
export const offeredMinutes = [15, 30, 60, 120, 240, 480, 1440, 2880, 4320, 7200] as const;

/** How many customers said that this is the longest they will wait. */
export interface StatedLimit {
  withinMinutes: number;
  customers: number;
}

const minutesOfUnit: Record<string, number> = { minute: 1, hour: 60, day: minutesPerDay };

/** Answers to "how long would you want to wait" in minutes: `4-hours` is 240. What is no length of time says nothing. */
export function statedLimitsOf(answers: readonly { value: string; customers: number }[]): StatedLimit[] {
  return answers.flatMap(({ value, customers }) => {
    const [, count, unit = ''] = /^(\d{1,4})-(minute|hour|day)s?$/.exec(value) ?? [];
    const minutes = minutesOfUnit[unit];
    return minutes === undefined ? [] : [{ withinMinutes: Number(count) * minutes, customers }];
  });
}

export interface PromiseStep {
  withinMinutes: number;
  /** The share of customers for whom an answer in this time is soon enough. */
  meets: Measure;
}

export interface Wanted extends PromiseStep {
  steps: PromiseStep[];
}

/** The longest time that is still soon enough for at least 80 % of the customers asked; null when nobody was. */
export function wantedWithin(
  limits: readonly StatedLimit[],
  share = usualThresholds.wantedShare,
): Wanted | null {
  const n = limits.reduce((sum, limit) => sum + limit.customers, 0);
  const times = [...new Set(limits.map((limit) => limit.withinMinutes))].toSorted((a, b) => a - b);
  const steps = times.flatMap((withinMinutes): PromiseStep[] => {
    const patient = limits.filter((limit) => limit.withinMinutes >= withinMinutes);
    const meets = proportion({ successes: patient.reduce((sum, limit) => sum + limit.customers, 0), n });
    return meets === null ? [] : [{ withinMinutes, meets }];
  });
  const longest = steps.findLast((step) => step.meets.value >= share);
  return longest === undefined ? null : { ...longest, steps };
}

export type Possible =
  | {
      supported: true;
      withinMinutes: number;
      kept: Measure;
      keptCount: number;
      p50: number;
      p90: number;
      n: number;
    }
  | {
      supported: false;
      because: 'too-few-times';
      n: number;
      needed: number;
      usuallyWithinMinutes: number | null;
    }
  | { supported: false; because: 'slower-than-every-offer'; n: number; p50: number; p90: number };

/**
 * The smallest time on offer that nine in ten of the last twenty to fifty customers did not have to wait beyond.
 * `timesInMinutes` are customer-clock times, latest last. Fewer than twenty support no promise, only the words
 * "usually within …", and not even those when the offers are all too short.
 */
export function possibleWithin(
  timesInMinutes: readonly number[],
  offered: readonly number[] = offeredMinutes,
  { fewestTimes, mostTimes, promisedShare }: Thresholds = usualThresholds,
): Possible {
  const times = timesInMinutes.slice(-mostTimes);
  const n = times.length;
  const p50 = nearestRankPercentile(times, 50);
  const p90 = nearestRankPercentile(times, percentOf(promisedShare));
  const smallest = p90 === null ? undefined : offered.toSorted((a, b) => a - b).find((offer) => offer >= p90);
  if (p50 === null || p90 === null || n < fewestTimes) {
    const usuallyWithinMinutes = smallest ?? null;
    return { supported: false, because: 'too-few-times', n, needed: fewestTimes, usuallyWithinMinutes };
  }
  const keptCount = times.filter((time) => smallest !== undefined && time <= smallest).length;
  const kept = proportion({ successes: keptCount, n });
  if (smallest === undefined || kept === null) {
    return { supported: false, because: 'slower-than-every-offer', n, p50, p90 };
  }
  return { supported: true, withinMinutes: smallest, kept, keptCount, p50, p90, n };
}

export interface PromiseAdvice {
  wanted: Wanted | null;
  possible: Possible;
  /** How much longer we take than customers want; negative when we are faster, null when either is not known. */
  gapMinutes: number | null;
}

export function promiseAdvice({
  limits,
  timesInMinutes,
  offered = offeredMinutes,
  by = usualThresholds,
}: {
  limits: readonly StatedLimit[];
  timesInMinutes: readonly number[];
  offered?: readonly number[];
  by?: Thresholds;
}): PromiseAdvice {
  const wanted = wantedWithin(limits, by.wantedShare);
  const possible = possibleWithin(timesInMinutes, offered, by);
  const gapMinutes =
    wanted !== null && possible.supported ? possible.withinMinutes - wanted.withinMinutes : null;
  return { wanted, possible, gapMinutes };
}

export type Publishing =
  | { allowed: true; as: 'supported' | 'on-trial' }
  | { allowed: false; because: 'too-few-times' | 'history-does-not-support-it' };

/**
 * A promise may be published when its own history supports it, or openly as new and on trial until a day that has not
 * passed. A trial is not renewed by itself: after its last day only history counts.
 */
export function mayPublish({
  targetMinutes,
  timesInMinutes,
  outcomes,
  trialUntil,
  now,
  by = usualThresholds,
}: {
  /** Null for a visit in its slot and for what is checked: then only the outcomes count. */
  targetMinutes: number | null;
  timesInMinutes: readonly number[];
  outcomes: { kept: number; n: number };
  trialUntil: Date | null;
  now: Date;
  by?: Thresholds;
}): Publishing {
  const support =
    targetMinutes === null ? outcomesSupport(outcomes, by) : timesSupport(timesInMinutes, targetMinutes, by);
  if (support === 'supported') return { allowed: true, as: 'supported' };
  if (trialUntil !== null && now < trialUntil) return { allowed: true, as: 'on-trial' };
  return { allowed: false, because: support };
}

type Support = 'supported' | 'too-few-times' | 'history-does-not-support-it';

export function timesSupport(
  timesInMinutes: readonly number[],
  targetMinutes: number,
  by: Thresholds = usualThresholds,
): Support {
  const possible = possibleWithin(timesInMinutes, [targetMinutes], by);
  if (possible.supported) return 'supported';
  return possible.because === 'too-few-times' ? 'too-few-times' : 'history-does-not-support-it';
}

/** Yes-or-no promises go by the same measure: nine in ten of at least twenty. */
export function outcomesSupport(
  { kept, n }: { kept: number; n: number },
  { fewestTimes, promisedShare }: Thresholds = usualThresholds,
): Support {
  if (n < fewestTimes) return 'too-few-times';
  return kept * 100 >= n * percentOf(promisedShare) ? 'supported' : 'history-does-not-support-it';
}

/**
 * A published time of more than five days must answer for itself: why, what the customer sees meanwhile, what
 * would shorten it.
 */
export function mustExplainTurnaround(targetMinutes: number | null): boolean {
  return targetMinutes !== null && targetMinutes > 5 * minutesPerDay;
}

/** May it be published for all that? Not before it says why, what the customer sees meanwhile, and what would make it one day. */
export function isTurnaroundExplained(
  targetMinutes: number | null,
  { why, meanwhile, shorter }: { why: string; meanwhile: string; shorter: string },
): boolean {
  return (
    !mustExplainTurnaround(targetMinutes) || [why, meanwhile, shorter].every((text) => text.trim() !== '')
  );
}

export interface SpokenTime {
  count: number;
  unit: 'minute' | 'hour' | 'day';
}

/** A target in the largest unit that says it exactly, ready for a number formatter: 240 is 4 hours, 90 is 90 minutes. */
export function spokenTime(minutes: number): SpokenTime {
  if (minutes > 0 && minutes % minutesPerDay === 0) return { count: minutes / minutesPerDay, unit: 'day' };
  if (minutes > 0 && minutes % 60 === 0) return { count: minutes / 60, unit: 'hour' };
  return { count: minutes, unit: 'minute' };
}

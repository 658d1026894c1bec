import { scheduledFor, staffNeeded } from './staffing.ts';

/** Fewer arrivals than this in four weeks say nothing about how many come in an hour. */
export const fewestArrivals = 20;

export type StaffingLine =
  | {
      known: true;
      perHour: number;
      handlingMinutes: number;
      load: number;
      staff: number;
      scheduled: number;
      share: number;
      withinMinutes: number;
      n: number;
    }
  | {
      known: false;
      missing: 'arrivals' | 'handling-time' | 'not-a-reply';
      perHour: number | null;
      n: number;
    };

/**
 * How many people the busiest hour takes to answer in time, from this workspace's own arrivals and the minutes that
 * somebody says one answer takes; or what is missing to say so. Nothing is guessed: how long an answer takes is measured
 * nowhere, so it has to be told.
 */
export function staffingFor({
  arrivals,
  handlingMinutes,
  withinMinutes,
  share,
  shrinkage,
}: {
  arrivals: { perHour: number; n: number } | null;
  handlingMinutes: number | null;
  withinMinutes: number | null;
  share: number;
  shrinkage: number;
}): StaffingLine {
  if (withinMinutes === null) return { known: false, missing: 'not-a-reply', perHour: null, n: 0 };
  if (arrivals === null || arrivals.n < fewestArrivals)
    return { known: false, missing: 'arrivals', perHour: null, n: arrivals?.n ?? 0 };
  const { perHour, n } = arrivals;
  if (handlingMinutes === null) return { known: false, missing: 'handling-time', perHour, n };
  const needed = staffNeeded({ perHour, handlingMinutes, withinMinutes, share });
  if (needed === null) return { known: false, missing: 'arrivals', perHour, n };
  return {
    known: true,
    perHour,
    handlingMinutes,
    load: needed.service.load,
    staff: needed.staff,
    scheduled: scheduledFor(needed.staff, shrinkage),
    share: needed.service.within,
    withinMinutes,
    n,
  };
}

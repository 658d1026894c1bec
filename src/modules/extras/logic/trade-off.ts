/** What the week has room for. Hours are hours a week, shares run from 0 to 1. */
export interface TradeOffInputs {
  people: number;
  hoursEach: number;
  /** Of paid hours, the share that goes to leave, illness, meetings and breaks. */
  shrinkage: number;
  /** What the week takes without these requests. */
  usualHours: number;
  /** What these requests take. */
  extraHours: number;
  /** The mean length of a task, in hours, and how much tasks differ (squared coefficient of variation). */
  taskHours: number;
  variability: number;
}

export interface TradeOff {
  capacityHours: number;
  /** Share of capacity in use; with the requests, and as it is without. */
  load: number;
  usualLoad: number;
  /** Approximate mean wait before work begins, in hours; null where it does not fit. */
  waitHours: number | null;
  usualWaitHours: number | null;
  timesLonger: number | null;
  /** How many hours of such requests fit before the limit. */
  roomHours: number;
  verdict: 'fits' | 'longer' | 'stops' | 'does-not-fit';
}

/** From this load on the queue no longer settles within any time people would call work. */
const stopsAt = 0.95;

/**
 * Sakasegawa's approximation of the mean wait with several people at one queue; with one person it is Kingman's. It is
 * approximate by nature, and says nothing once the work no longer fits.
 */
export function meanWait(queue: { people: number; load: number; variability: number; taskHours: number }) {
  const { people, load, variability, taskHours } = queue;
  if (load >= 1 || people <= 0) return null;
  const crowding = load ** (Math.sqrt(2 * (people + 1)) - 1) / (people * (1 - load));
  return crowding * variability * taskHours;
}

/** What these requests do to everybody's wait (C5). */
export function tradeOff(inputs: TradeOffInputs, limit: number): TradeOff {
  const capacityHours = inputs.people * inputs.hoursEach * (1 - inputs.shrinkage);
  const loadOf = (hours: number) => (capacityHours > 0 ? hours / capacityHours : Number.POSITIVE_INFINITY);
  const waitAt = (load: number) => meanWait({ ...inputs, load });
  const load = loadOf(inputs.usualHours + inputs.extraHours);
  const usualLoad = loadOf(inputs.usualHours);
  const waitHours = waitAt(load);
  const usualWaitHours = waitAt(usualLoad);
  return {
    capacityHours,
    load,
    usualLoad,
    waitHours,
    usualWaitHours,
    timesLonger: waitHours !== null && usualWaitHours ? waitHours / usualWaitHours : null,
    roomHours: Math.max(0, limit * capacityHours - inputs.usualHours),
    verdict: verdictOf(load, limit),
  };
}

function verdictOf(load: number, limit: number): TradeOff['verdict'] {
  if (load >= 1) return 'does-not-fit';
  // A limit reached to the last hour still holds; 84 + 5.25 of 105 is .85 but for the last binary digit.
  if (load <= limit + 1e-9) return 'fits';
  return load >= stopsAt ? 'stops' : 'longer';
}

/** The wait for growing hours of requests, up to where it no longer fits: what the plot draws and its table says. */
export function waitCurve(
  inputs: TradeOffInputs,
  steps: number,
): { extraHours: number; waitHours: number }[] {
  const capacityHours = inputs.people * inputs.hoursEach * (1 - inputs.shrinkage);
  const room = capacityHours * 0.99 - inputs.usualHours;
  if (!(room > 0)) return [];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const extraHours = (room * step) / steps;
    const waitHours = meanWait({ ...inputs, load: (inputs.usualHours + extraHours) / capacityHours });
    return { extraHours, waitHours: waitHours ?? 0 };
  });
}

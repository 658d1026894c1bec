/**
 * Erlang C (C17): how many people it takes so that few wait long, when requests come at random and each takes about as
 * long. It assumes that nobody gives up waiting and that work is taken in order, so it is an approximation for mail and
 * a good one for a desk or a telephone.
 */
export interface Demand {
  perHour: number;
  handlingMinutes: number;
}

export interface Service {
  /** The load in people working without a break: arrivals times handling. */
  load: number;
  /** The share that has to wait at all. */
  waits: number;
  /** The share served within the time asked for. */
  within: number;
  meanWaitMinutes: number;
  occupancy: number;
}

/** Null when the people are too few for the load: the queue would grow without end. */
export function serviceWith(demand: Demand & { staff: number; withinMinutes: number }): Service | null {
  const { perHour, handlingMinutes, staff, withinMinutes } = demand;
  const load = (perHour * handlingMinutes) / 60;
  if (staff <= load || staff < 1) return null;
  const waits = erlangC(load, staff);
  const spare = staff - load;
  return {
    load,
    waits,
    within: 1 - waits * Math.exp((-spare * withinMinutes) / handlingMinutes),
    meanWaitMinutes: (waits * handlingMinutes) / spare,
    occupancy: load / staff,
  };
}

/** The fewest people who serve at least this share within the time; null when nobody needs any. */
export function staffNeeded(
  demand: Demand & { withinMinutes: number; share: number },
): { staff: number; service: Service } | null {
  const load = (demand.perHour * demand.handlingMinutes) / 60;
  if (load <= 0) return null;
  for (let staff = Math.floor(load) + 1; ; staff++) {
    const service = serviceWith({ ...demand, staff });
    if (service && service.within >= demand.share) return { staff, service };
  }
}

/** Who must be on the rota so that enough are at work while others are ill, away or in training. */
export function scheduledFor(staff: number, shrinkage: number): number {
  return Math.ceil(staff / (1 - shrinkage));
}

/** Built up from Erlang B, which stays within ordinary numbers where the powers and factorials of the formula do not. */
function erlangC(load: number, staff: number): number {
  let blocked = 1;
  for (let n = 1; n <= staff; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / staff) * (1 - blocked));
}

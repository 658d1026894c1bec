/** What is needed to say something of a promise; each is a setting of the workspace, and these are the defaults. */
export interface Thresholds {
  /** A promise says that so many are kept; the time it may name is the one so many did not wait beyond. */
  promisedShare: number;
  /** A time is wanted when it is soon enough for so many of the customers who were asked. */
  wantedShare: number;
  /** So many of the last times support a promise, and no more than so many are looked at. */
  fewestTimes: number;
  mostTimes: number;
  /** The part of the whole time that, once it is all that is left, puts a promise at risk. */
  atRiskShare: number;
  /** Illness, holidays, training, breaks: the part of paid time that nobody is at the desk. */
  shrinkage: number;
}

export const usualThresholds: Thresholds = {
  promisedShare: 0.9,
  wantedShare: 0.8,
  fewestTimes: 20,
  mostTimes: 50,
  atRiskShare: 0.25,
  shrinkage: 0.3,
};

/** A share as per cent for the nearest rank: 0.55 is 55 and not 55.00000000000001, which would be another rank. */
export function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}

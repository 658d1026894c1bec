/**
 * C4, the ratchet: what is expected moves towards what was done, faster upwards than downwards, so that the same work
 * delights less each time. Levels run from 0 to 5.
 */
export interface Rates {
  up: number;
  down: number;
}

/** [D]; the direction, that good surprises teach faster than bad ones, is from the literature. */
export const defaultRates: Rates = { up: 0.4, down: 0.2 };
/** Delight needs so much above what is expected [D]. */
export const delightMargin = 0.5;
/** Where somebody of whom nothing is known begins: the service does what it should. */
export const ordinaryLevel = 3;

export const fewestReviews = 3;
export const fewestReviewsToFit = 6;

/** Something that happened, in order: a review that marked what was done, or a word on what is expected. */
export type RatchetFact =
  | { kind: 'review'; value: number; at: string }
  | { kind: 'stated'; value: number; at: string };

export interface RatchetStep {
  at: string;
  performance: number;
  expected: number;
  margin: number;
  after: number;
}

export interface Ratchet {
  n: number;
  basis: 'illustration' | 'counted' | 'fitted';
  rates: Rates;
  steps: RatchetStep[];
  next: { expected: number; performance: number; margin: number };
  runsOutIn: { reviews: number; soonest: number; latest: number } | null;
  verdict: 'delights' | 'ordinary' | 'disappoints';
}

export function expectedAfter(expected: number, performance: number, rates: Rates = defaultRates): number {
  const rate = performance > expected ? rates.up : rates.down;
  return expected + rate * (performance - expected);
}

/** After how many more reviews of the same work the margin no longer delights; 0 when it does not even now. */
export function reviewsUntilOrdinary(margin: number, up: number = defaultRates.up): number {
  if (margin < delightMargin) return 0;
  return Math.floor(Math.log(delightMargin / margin) / Math.log(1 - up)) + 1;
}

/** Undefined without a review: then nothing has been marked that could move what is expected. */
export function ratchet(facts: readonly RatchetFact[]): Ratchet | undefined {
  const n = facts.filter(({ kind }) => kind === 'review').length;
  if (n === 0) return undefined;
  const fitted = n >= fewestReviewsToFit ? fittedRates(facts) : undefined;
  const rates = fitted ?? defaultRates;
  const { steps, expected } = walk(facts, rates);
  const performance = steps.at(-1)?.performance ?? ordinaryLevel;
  const margin = performance - expected;
  return {
    n,
    basis: n < fewestReviews ? 'illustration' : fitted ? 'fitted' : 'counted',
    rates,
    steps,
    next: { expected, performance, margin },
    runsOutIn: runningOut(margin, rates),
    verdict: margin >= delightMargin ? 'delights' : margin >= 0 ? 'ordinary' : 'disappoints',
  };
}

/** What is expected after everything that happened. A word of the customer counts for more than our arithmetic. */
export function expectedNow(facts: readonly RatchetFact[]): number {
  return walk(facts, ratchet(facts)?.rates ?? defaultRates).expected;
}

function walk(facts: readonly RatchetFact[], rates: Rates): { steps: RatchetStep[]; expected: number } {
  const steps: RatchetStep[] = [];
  let expected = ordinaryLevel;
  for (const { kind, value, at } of facts) {
    if (kind === 'stated') {
      expected = value;
      continue;
    }
    const after = expectedAfter(expected, value, rates);
    steps.push({ at, performance: value, expected, margin: value - expected, after });
    expected = after;
  }
  return { steps, expected };
}

/** The sensitivity of the answer: with rates a quarter higher and lower. */
function runningOut(margin: number, { up }: Rates): Ratchet['runsOutIn'] {
  if (margin < delightMargin) return null;
  return {
    reviews: reviewsUntilOrdinary(margin, up),
    soonest: reviewsUntilOrdinary(margin, Math.min(0.95, up * 1.25)),
    latest: reviewsUntilOrdinary(margin, up * 0.75),
  };
}

const fewestWords = 2;

/**
 * The rate that best foretells what this customer themselves said they expect, after reviews they took part in. Downwards
 * stays half as fast: with so few words only one figure can be fitted.
 */
function fittedRates(facts: readonly RatchetFact[]): Rates | undefined {
  const firstReview = facts.findIndex(({ kind }) => kind === 'review');
  const said = facts.slice(firstReview).filter(({ kind }) => kind === 'stated').length;
  if (said < fewestWords) return undefined;
  let best: { rates: Rates; miss: number } | undefined;
  for (let percent = 5; percent <= 95; percent++) {
    const rates = { up: percent / 100, down: percent / 200 };
    const miss = missOf(facts, rates);
    if (!best || miss < best.miss - 1e-9) best = { rates, miss };
  }
  return best?.rates;
}

function missOf(facts: readonly RatchetFact[], rates: Rates): number {
  let expected = ordinaryLevel;
  let reviewed = false;
  let miss = 0;
  for (const { kind, value } of facts) {
    if (kind === 'review') {
      expected = expectedAfter(expected, value, rates);
      reviewed = true;
    } else {
      if (reviewed) miss += (value - expected) ** 2;
      expected = value;
    }
  }
  return miss;
}

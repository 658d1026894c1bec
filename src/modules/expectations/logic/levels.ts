import type { Expectation } from '../contract.ts';

export interface Levels {
  adequate: number | null;
  desired: number | null;
  expectedNow: number | null;
}

export type LevelsVerdict = 'fine' | 'nothing_expected' | 'levels_out_of_order';

/** A record says something, in a level or in words, and nobody wishes for less than they accept. */
export function judgeLevels({ adequate, desired, expectedNow }: Levels, words: string): LevelsVerdict {
  if (adequate === null && desired === null && expectedNow === null && words === '')
    return 'nothing_expected';
  if (adequate !== null && desired !== null && desired < adequate) return 'levels_out_of_order';
  return 'fine';
}

/** Half a step of the scale, and never beyond its end. */
const step = 0.5;
const most = 5;
/** Of whom nothing is recorded yet: the service does what it should, no more. */
const ordinary = 3;

/** The level after "more"; undefined when it would not be more than before. */
export function raised(
  current: number | null,
  to: number | undefined,
  by: number = step,
): number | undefined {
  const before = current ?? ordinary;
  const after = to ?? Math.min(most, before + by);
  return current === null || after > before ? after : undefined;
}

/** Below what is adequate is a failure, above what is desired delights, and between is fine. */
export function zoneOf(
  { adequate, desired }: Pick<Levels, 'adequate' | 'desired'>,
  perceived: number | null,
): 'below' | 'within' | 'above' | 'unknown' {
  if (perceived === null || (adequate === null && desired === null)) return 'unknown';
  if (adequate !== null && perceived < adequate) return 'below';
  if (desired !== null && perceived > desired) return 'above';
  return 'within';
}

/** What was said is stated, what both sides accepted is agreed, and everything else is our reading of them. */
export function stateOf(source: Expectation['source']): Expectation['state'] {
  if (source === 'said') return 'stated';
  return source === 'agreed' ? 'agreed' : 'inferred';
}

export const listLength = 5;
const persistence = 0.8;

export interface RankedItem {
  words: string;
  elementId?: string | null | undefined;
}

export interface SamePage {
  /** How many of the five are on both lists. */
  overlap: number;
  of: number;
  /** Rank-biased overlap, 0 to 1: agreeing on the first counts more than on the fifth. */
  agreement: number;
  /** What only one side listed, in its order. */
  onlyUs: string[];
  onlyThem: string[];
  both: string[];
}

/**
 * C24: how much two rankings of the same length have in common. Rank-biased overlap (Webber, Moffat and Zobel, 2010)
 * with p = .8, truncated to the length of the lists and divided by the weight of the ranks seen, so that equal lists
 * give one. It opens a talk; it is no statistic.
 */
export function samePage(us: readonly RankedItem[], them: readonly RankedItem[]): SamePage {
  const ours = us.map(keyOf);
  const theirs = them.map(keyOf);
  const depth = Math.max(ours.length, theirs.length);
  let weighted = 0;
  let weights = 0;
  for (let d = 1; d <= depth; d++) {
    const seen = new Set(ours.slice(0, d));
    const shared = theirs.slice(0, d).filter((key) => seen.has(key)).length;
    const weight = persistence ** (d - 1);
    weighted += weight * (shared / d);
    weights += weight;
  }
  const inUs = new Set(ours);
  const inThem = new Set(theirs);
  const both = us.filter((_, index) => inThem.has(ours[index] ?? ''));
  return {
    overlap: both.length,
    of: depth,
    agreement: weights === 0 ? 0 : weighted / weights,
    both: both.map(({ words }) => words),
    onlyUs: us.filter((_, index) => !inThem.has(ours[index] ?? '')).map(({ words }) => words),
    onlyThem: them.filter((_, index) => !inUs.has(theirs[index] ?? '')).map(({ words }) => words),
  };
}

/** The same element is the same thing in whatever words; words alone are the same but for case and space. */
function keyOf({ words, elementId }: RankedItem): string {
  return elementId ?? words.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');
}

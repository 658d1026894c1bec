/** The two halves of a Kano question (Q11): how they feel if it is there, and if it is not. */
export const kanoAnswers = ['like', 'must-be', 'neutral', 'live-with', 'dislike'] as const;
export type KanoAnswer = (typeof kanoAnswers)[number];
/** Attractive, one-dimensional, must-be, indifferent, reverse, questionable. */
export type KanoClass = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q';

/** Below this many answers the classes are known to be unreliable, and are called indicative. */
export const firmFrom = 200;

const rows: Record<KanoAnswer, string> = {
  like: 'QAAAO',
  'must-be': 'RIIIM',
  neutral: 'RIIIM',
  'live-with': 'RIIIM',
  dislike: 'RRRRQ',
};

export function kanoClass(ifThere: KanoAnswer, ifNot: KanoAnswer): KanoClass {
  return rows[ifThere].charAt(kanoAnswers.indexOf(ifNot)) as KanoClass;
}

export interface BetterWorse {
  /** How much having it helps, 0 to 1; how much lacking it hurts, 0 to −1; null where nobody said either. */
  better: number | null;
  worse: number | null;
  n: number;
  isIndicative: boolean;
}

/** Better and Worse leave out what contradicts itself (Q) and what is wanted the other way round (R). */
export function betterWorse(counts: Readonly<Partial<Record<KanoClass, number>>>): BetterWorse {
  const count = (name: KanoClass) => counts[name] ?? 0;
  const base = count('A') + count('O') + count('M') + count('I');
  const n = base + count('R') + count('Q');
  return {
    better: base === 0 ? null : (count('A') + count('O')) / base,
    worse: base === 0 ? null : -(count('O') + count('M')) / base,
    n,
    isIndicative: n < firmFrom,
  };
}

import type { Measure } from '#platform/statistics/interval.ts';
import { wilson } from '#platform/statistics/wilson.ts';
import type { Grade } from './grade.ts';
import { gradeOfWorth, gradeWorth, grades } from './grade.ts';
import { minimums } from './shown-number.ts';

export type GradeCounts = Record<Grade, number>;

export interface AskedMark {
  n: number;
  /** The letter most customers gave, how many gave it, and their share of all. */
  commonest: Grade;
  given: number;
  share: Measure;
  /** The letter in the middle, the worse of two when the middle falls between them. */
  median: Grade;
}

/**
 * How customers marked us themselves (Q1). The commonest letter is what the page says ("A themselves, 14 of 20"); the
 * median is what comparisons use, because a few letters more or less at one end cannot move it far. Of two equally
 * common letters the one nearer the median is named, and of two equally near the worse.
 */
export function askedMark(counts: GradeCounts): AskedMark | null {
  const n = grades.reduce((sum, grade) => sum + counts[grade], 0);
  if (n === 0) return null;
  const median = medianOf(counts, n);
  const commonest = commonestOf(counts, median);
  const given = counts[commonest];
  return {
    n,
    commonest,
    given,
    share: { value: given / n, interval: wilson({ successes: given, n }), n },
    median,
  };
}

export interface MarksDisagree {
  computed: Grade;
  asked: Grade;
  gradesApart: number;
  who: 'customers-mark-higher' | 'customers-mark-lower';
  n: number;
}

/**
 * Two or more grades between the computed mark and the customers' own is a finding in itself: either we measure what
 * does not matter to them, or something that matters is not measured. Too few answers find nothing.
 */
export function marksDisagree(computed: Grade | null, asked: AskedMark | null): MarksDisagree | null {
  if (computed === null || asked === null || asked.n < minimums.toMark) return null;
  const apart = gradeWorth(asked.median) - gradeWorth(computed);
  if (Math.abs(apart) < 2) return null;
  return {
    computed,
    asked: asked.median,
    gradesApart: Math.abs(apart),
    who: apart > 0 ? 'customers-mark-higher' : 'customers-mark-lower',
    n: asked.n,
  };
}

function medianOf(counts: GradeCounts, n: number): Grade {
  let seen = 0;
  for (const grade of grades) {
    seen += counts[grade];
    if (seen * 2 >= n) return grade;
  }
  return gradeOfWorth(0);
}

function commonestOf(counts: GradeCounts, median: Grade): Grade {
  const distance = (grade: Grade) => Math.abs(gradeWorth(grade) - gradeWorth(median));
  return grades.reduce((best, grade) => {
    if (counts[grade] > counts[best]) return grade;
    const isNearer = counts[grade] === counts[best] && distance(grade) < distance(best);
    return isNearer ? grade : best;
  });
}

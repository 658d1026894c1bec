import type { Grade } from './grade.ts';

export type AnswerClass = 'delighted' | 'content' | 'unhappy';

export type ScaleAnswer =
  | { scale: 'one-to-five'; value: number }
  | { scale: 'one-to-ten'; value: number }
  | { scale: 'score-of-ten'; value: number }
  | { scale: 'school-grade'; value: Grade };

/**
 * What an answer says about the experience. Only the top of each scale is delight, because customers one step below it
 * are far nearer to leaving than to telling anybody. An answer that is not on its scale has no class and is not
 * evidence; rounding it would invent one.
 */
export function answerClass(answer: ScaleAnswer): AnswerClass | null {
  switch (answer.scale) {
    case 'one-to-five':
      return classOnScale(answer.value, { delightedFrom: 5, contentFrom: 3, best: 5 });
    case 'one-to-ten':
      return classOnScale(answer.value, { delightedFrom: 9, contentFrom: 5, best: 10 });
    case 'score-of-ten':
      return classOfScore(answer.value);
    case 'school-grade':
      return classOfGrade[answer.value];
  }
}

const classOfGrade: Record<Grade, AnswerClass> = {
  A: 'delighted',
  B: 'content',
  C: 'content',
  D: 'unhappy',
  F: 'unhappy',
};

/** The same classes for a score with a decimal: 9 to 10, 5 to 8, 1 to 4. What lies between two of them is in neither. */
function classOfScore(value: number): AnswerClass | null {
  if (value >= 9 && value <= 10) return 'delighted';
  if (value >= 5 && value <= 8) return 'content';
  return value >= 1 && value <= 4 ? 'unhappy' : null;
}

interface Scale {
  delightedFrom: number;
  contentFrom: number;
  best: number;
}

function classOnScale(value: number, { delightedFrom, contentFrom, best }: Scale): AnswerClass | null {
  if (!Number.isInteger(value) || value < 1 || value > best) return null;
  if (value >= delightedFrom) return 'delighted';
  return value >= contentFrom ? 'content' : 'unhappy';
}

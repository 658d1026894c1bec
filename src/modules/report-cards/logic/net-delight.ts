import { netShareInterval } from '#platform/statistics/adjusted-wald.ts';
import type { Measure } from '#platform/statistics/interval.ts';
import { holding } from '#platform/statistics/interval.ts';

/** Customers' own answers about the experience, sorted three ways. */
export interface AnswerCounts {
  delighted: number;
  content: number;
  unhappy: number;
}

export function answersIn({ delighted, content, unhappy }: AnswerCounts): number {
  return delighted + content + unhappy;
}

/**
 * Net delight, from −100 to +100: delighted minus unhappy per hundred answers, with `priorAnswers` imaginary
 * plain-satisfied answers added so that one happy customer does not make an A.
 *
 * The value is shrunk and the interval is not: it is the adjusted Wald interval of the customers' true net delight
 * (three imaginary answers, not five), widened where needed to hold the value. The value is the cautious figure the
 * mark is made from; the interval is the honest answer to "what could the truth be?". Shrinking the interval as well
 * was tried and lost. Where 75 in 100 customers are delighted and 5 unhappy, an interval around the shrunk value holds
 * the truth in 65 of 100 sets of twenty answers, scaled with the value in 41, this one in 95; where 95 in 100 are
 * delighted and nobody unhappy the first two never do. With only five answers this one holds it in about 90. So 15, 4
 * and 1 is +56 within +35 to +86, and the value sits low in its range because it errs on the careful side. Without
 * answers the range is the whole scale.
 */
export function netDelight(answers: AnswerCounts, priorAnswers: number): Measure {
  const n = answersIn(answers);
  if (n === 0) return { value: 0, interval: { low: -100, high: 100 }, n };
  // Multiplied before it is divided, so that 5 of 10 is exactly 50 and the border of an A is not a rounding accident.
  const value = (100 * (answers.delighted - answers.unhappy)) / (n + priorAnswers);
  const { interval } = netShareInterval({ positive: answers.delighted, negative: answers.unhappy, n });
  return { value, interval: holding({ low: 100 * interval.low, high: 100 * interval.high }, value), n };
}

import { netShareInterval } from '#platform/statistics/adjusted-wald.ts';
import type { Measure } from '#platform/statistics/interval.ts';
import { clipped, holding } from '#platform/statistics/interval.ts';
import { meanWithInterval } from '#platform/statistics/mean.ts';
import { proportion } from '#platform/statistics/wilson.ts';

/**
 * The scores the trade compares itself by (C19). They stand beside the report card and never enter it. Each takes the
 * answers as given, ignores nothing silently, and is null when there are none.
 */

/** Customer satisfaction: the share, 0 to 1, that answered 4 or 5 on a scale of 5. */
export function csat(answers: readonly number[]): Measure | null {
  return proportion({ successes: countFrom(answers, 4), n: answers.length });
}

/** Customer effort, version 2: the share, 0 to 1, that answered 5, 6 or 7 on a scale of 7 to "made it easy". */
export function ces(answers: readonly number[]): Measure | null {
  return proportion({ successes: countFrom(answers, 5), n: answers.length });
}

export interface RecommendationCounts {
  promoters: number;
  detractors: number;
  n: number;
}

/** Answers of 0 to 10 to "how likely are you to recommend us?": 9 and 10 promote, 0 to 6 detract. */
export function recommendationCounts(answers: readonly number[]): RecommendationCounts {
  const promoters = countFrom(answers, 9);
  return { promoters, detractors: answers.length - countFrom(answers, 7), n: answers.length };
}

/**
 * Net promoter score, −100 to +100, for customers and staff alike, with the adjusted Wald interval. The value is the
 * plain difference everybody else prints; the interval is centred a little nearer zero.
 */
export function nps({ promoters, detractors, n }: RecommendationCounts): Measure | null {
  if (n === 0) return null;
  const value = (100 * (promoters - detractors)) / n;
  const { interval } = netShareInterval({ positive: promoters, negative: detractors, n });
  return { value, interval: holding({ low: 100 * interval.low, high: 100 * interval.high }, value), n };
}

/** One customer's three answers of 1 to 10: satisfied overall, needs exceeded, close to the ideal. */
export type AcsiAnswers = readonly [satisfied: number, exceeded: number, ideal: number];

export const equalWeights: AcsiAnswers = [1 / 3, 1 / 3, 1 / 3];

/** The weights the state of Ohio publishes for its own surveys. */
export const ohioWeights: AcsiAnswers = [0.3885, 0.319, 0.2925];

/**
 * The satisfaction index of the American kind, 0 to 100. Each customer's three answers make one index first, so the
 * interval rests on customers and not on three times as many answers that go together.
 */
export function acsi(answers: readonly AcsiAnswers[], weights: AcsiAnswers = equalWeights): Measure | null {
  const mean = meanWithInterval(answers.map((answer) => acsiIndex(answer, weights)));
  if (mean === null) return null;
  return { ...mean, interval: clipped(mean.interval, { low: 0, high: 100 }) };
}

function acsiIndex([satisfied, exceeded, ideal]: AcsiAnswers, [w1, w2, w3]: AcsiAnswers): number {
  return (((satisfied - 1) * w1 + (exceeded - 1) * w2 + (ideal - 1) * w3) / 9) * 100;
}

function countFrom(answers: readonly number[], least: number): number {
  return answers.filter((answer) => answer >= least).length;
}

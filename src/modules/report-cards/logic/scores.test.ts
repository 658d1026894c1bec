import { describe, expect, test } from 'vitest';
import { journeyBalance } from './journey-balance.ts';
import { minimums, shownNumber } from './shown-number.ts';
import type { AcsiAnswers } from './standard-scores.ts';
import { acsi, ces, csat, nps, ohioWeights, recommendationCounts } from './standard-scores.ts';

const times = (count: number, answer: number) => Array.from({ length: count }, () => answer);

describe('customer satisfaction', () => {
  test('is the share of fours and fives', () => {
    expect(csat([...times(6, 5), ...times(3, 4), 3])).toEqual({
      value: 0.9,
      interval: { low: expect.closeTo(0.596, 3), high: expect.closeTo(0.982, 3) },
      n: 10,
    });
  });

  test('is nothing without answers', () => {
    expect(csat([])).toBeNull();
  });
});

test('customer effort is the share of five and more on seven', () => {
  expect(ces([7, 6, 5, 4, 1])).toMatchObject({ value: 0.6, n: 5 });
});

describe('net promoter score', () => {
  test('answers of nine and ten promote, of six and less detract', () => {
    expect(recommendationCounts([10, 9, 8, 7, 6, 0])).toEqual({ promoters: 2, detractors: 2, n: 6 });
  });

  test.each([
    [9, 2, 15, 46.7, 38.9, 34.0],
    [50, 20, 100, 30, 29.1, 15.1],
    [200, 80, 400, 30, 29.8, 7.6],
  ])('%d promoters and %d detractors of %d', (promoters, detractors, n, value, centre, half) => {
    const score = nps({ promoters, detractors, n });
    expect(score?.value).toBeCloseTo(value, 1);
    expect(score?.interval.low).toBeCloseTo(centre - half, 0);
    expect(score?.interval.high).toBeCloseTo(centre + half, 0);
    expect(score?.n).toBe(n);
  });

  test('a single promoter is a hundred that could be nearly anything', () => {
    expect(nps({ promoters: 1, detractors: 0, n: 1 })).toEqual({
      value: 100,
      interval: { low: expect.closeTo(-48.5, 1), high: 100 },
      n: 1,
    });
  });

  test('is nothing without answers', () => {
    expect(nps({ promoters: 0, detractors: 0, n: 0 })).toBeNull();
  });
});

describe('the satisfaction index', () => {
  // Ten customers whose answers average 8.4, 7.9 and 7.5.
  const ten: AcsiAnswers[] = [
    ...Array.from({ length: 5 }, (): AcsiAnswers => [9, 8, 8]),
    ...Array.from({ length: 4 }, (): AcsiAnswers => [8, 8, 7]),
    [7, 7, 7],
  ];

  test('is 77.0 with equal weights and 77.5 with those of Ohio', () => {
    expect(acsi(ten)?.value).toBeCloseTo(77.0, 1);
    expect(acsi(ten, ohioWeights)?.value).toBeCloseTo(77.5, 1);
    expect(acsi(ten)?.n).toBe(10);
  });

  test('has an interval around it that stays on the scale', () => {
    const { interval, value } = acsi(ten) ?? { interval: { low: 0, high: 0 }, value: 0 };
    expect(interval.low).toBeGreaterThan(70);
    expect(interval.high).toBeLessThan(85);
    expect(interval.low).toBeLessThan(value);
    expect(acsi([[9, 9, 9]])).toMatchObject({ interval: { low: 0, high: 100 }, n: 1 });
  });

  test('the ends of the answers are the ends of the index', () => {
    expect(acsi([[1, 1, 1]])?.value).toBe(0);
    expect(acsi([[10, 10, 10]])?.value).toBeCloseTo(100, 10);
    expect(acsi([])).toBeNull();
  });
});

describe('a number below its minimum', () => {
  const measure = (n: number) => ({ value: 0.5, interval: { low: 0.2, high: 0.8 }, n });

  test('is replaced by how many of how many there are so far', () => {
    expect(shownNumber(measure(4), minimums.toMark)).toEqual({ shown: false, n: 4, needed: 5 });
    expect(shownNumber(measure(9), minimums.toShowPerson)).toEqual({ shown: false, n: 9, needed: 10 });
    expect(shownNumber(null, minimums.toCompare)).toEqual({ shown: false, n: 0, needed: 25 });
  });

  test('is shown with its n and interval from the minimum on', () => {
    expect(shownNumber(measure(5), minimums.toMark)).toEqual({ shown: true, ...measure(5) });
  });
});

describe('the balance of the journey', () => {
  test('names both thin stages of the worked example', () => {
    const balance = journeyBalance({ before: 6, during: 70, after: 14 });
    expect(balance).toMatchObject({ n: 90, thin: ['before', 'after'] });
    expect(balance.shares.before?.value).toBeCloseTo(0.067, 3);
    expect(balance.shares.during?.value).toBeCloseTo(0.778, 3);
    expect(balance.shares.after?.value).toBeCloseTo(0.156, 3);
  });

  test('a stage on its least share is not thin', () => {
    expect(journeyBalance({ before: 1, during: 7, after: 2 }).thin).toEqual([]);
  });

  test('nothing is thin where there is nothing', () => {
    const nothing = journeyBalance({ before: 0, during: 0, after: 0 });
    expect(nothing).toEqual({ n: 0, shares: { before: null, during: null, after: null }, thin: [] });
  });
});

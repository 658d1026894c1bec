import { describe, expect, test } from 'vitest';
import { betterWorse, kanoAnswers, kanoClass } from './kano.ts';

describe('the Kano table', () => {
  test('has every row as it is published', () => {
    const row = (ifThere: (typeof kanoAnswers)[number]) =>
      kanoAnswers.map((ifNot) => kanoClass(ifThere, ifNot)).join(' ');
    expect(row('like')).toBe('Q A A A O');
    for (const middle of ['must-be', 'neutral', 'live-with'] as const) expect(row(middle)).toBe('R I I I M');
    expect(row('dislike')).toBe('R R R R Q');
  });
});

describe('Better and Worse', () => {
  test('are shares of those who answered the right way round', () => {
    expect(betterWorse({ A: 40, O: 20, M: 10, I: 30, R: 5, Q: 3 })).toEqual({
      better: 0.6,
      worse: -0.3,
      n: 108,
      isIndicative: true,
    });
  });

  test('are firm from two hundred answers on, and nothing without any', () => {
    expect(betterWorse({ A: 200 })).toMatchObject({ better: 1, worse: -0, isIndicative: false });
    expect(betterWorse({ R: 3 })).toMatchObject({ better: null, worse: null, n: 3 });
  });
});

import { describe, expect, test } from 'vitest';
import { acsiOf, acsiScore } from './acsi.ts';
import { gapLocator, perceptionGap } from './perception-gap.ts';

describe('the perception gap (C8a)', () => {
  test('the worked example: we think better of ourselves than they do', () => {
    const gap = perceptionGap({ agreeing: 16, n: 20 }, { agreeing: 12, n: 60 });
    if (!gap.shown) throw new Error('shown');
    expect(gap.value).toBeCloseTo(0.6, 3);
    expect(gap.interval.low).toBeCloseTo(0.354, 3);
    expect(gap.interval.high).toBeCloseTo(0.745, 3);
    expect(gap.verdict).toBe('yes');
  });

  test.each([
    [4, 60],
    [20, 4],
    [0, 0],
  ])('is only counted with %i on our side and %i on theirs', (ours, theirs) => {
    expect(perceptionGap({ agreeing: 0, n: ours }, { agreeing: 0, n: theirs }).shown).toBe(false);
  });

  test('five and five that agree alike show nothing yet', () => {
    const gap = perceptionGap({ agreeing: 3, n: 5 }, { agreeing: 3, n: 5 });
    expect(gap).toMatchObject({ shown: true, value: 0, verdict: 'not-shown-yet' });
  });
});

describe('the gap locator (C8b)', () => {
  const levels = {
    expects: 4.5,
    believe: 4,
    standard: 3.5,
    delivered: 3.2,
    advertised: 4.2,
    perceived: 3,
  };

  test('the worked example: the leak is what we advertise', () => {
    expect(gapLocator(levels)).toEqual({
      known: true,
      gaps: { knowledge: 0.5, standard: 0.5, delivery: 0.3, advertising: 1, service: 1.5 },
      leak: 'advertising',
    });
  });

  test('says what is missing', () => {
    expect(gapLocator({ ...levels, believe: null, advertised: null })).toEqual({
      known: false,
      missing: ['believe', 'advertised'],
    });
  });

  test('without any gap nothing leaks', () => {
    const even = { expects: 3, believe: 3, standard: 3, delivered: 3, advertised: 3, perceived: 3 };
    expect(gapLocator(even)).toMatchObject({ known: true, leak: null });
  });
});

describe('the score of three marks (C19)', () => {
  test('the worked example: 8.4, 7.9 and 7.5 make 77.0', () => {
    expect(acsiOf({ satisfied: 8.4, exceeding: 7.9, standards: 7.5 })).toBeCloseTo(77, 1);
  });

  test('has an interval that stays on its scale', () => {
    const score = acsiScore([
      { satisfied: 10, exceeding: 10, standards: 10 },
      { satisfied: 10, exceeding: 9, standards: 10 },
    ]);
    expect(score?.n).toBe(2);
    expect(score?.interval.high).toBe(100);
    expect(score?.interval.low).toBeLessThan(98);
  });

  test('of nobody is none', () => {
    expect(acsiScore([])).toBeNull();
  });
});

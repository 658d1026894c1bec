import { describe, expect, test } from 'vitest';
import { changeOfMarks, recoveryEffect } from './recovery-effect.ts';

const of = (successes: number, n: number) => ({ successes, n });
const fewest = { fewest: 8 };

describe('does putting right beat no failure (C2)', () => {
  test('18 of 20 against 160 of 200 is not shown yet; against 6 of 12 left as they were it clearly is', () => {
    const effect = recoveryEffect(
      { recovered: of(18, 20), neverFailed: of(160, 200), unrecovered: of(6, 12) },
      fewest,
    );
    const never = effect.againstNeverFailed;
    expect(never.verdict).toBe('not-shown-yet');
    expect(never.difference?.value).toBeCloseTo(0.1, 10);
    expect(never.difference?.interval.low).toBeCloseTo(-0.107, 3);
    expect(never.difference?.interval.high).toBeCloseTo(0.194, 3);
    const left = effect.againstUnrecovered;
    expect(left.verdict).toBe('yes');
    expect(left.difference?.value).toBeCloseTo(0.4, 10);
    expect(left.difference?.interval.low).toBeCloseTo(0.082, 3);
    expect(left.difference?.interval.high).toBeCloseTo(0.657, 3);
  });

  test('190 of 200 against 1600 of 2000: recovered customers come back more here', () => {
    const { againstNeverFailed } = recoveryEffect(
      { recovered: of(190, 200), neverFailed: of(1600, 2000), unrecovered: of(0, 0) },
      fewest,
    );
    expect(againstNeverFailed.verdict).toBe('yes');
    expect(againstNeverFailed.difference?.value).toBeCloseTo(0.15, 10);
    expect(againstNeverFailed.difference?.interval.low).toBeCloseTo(0.107, 3);
    expect(againstNeverFailed.difference?.interval.high).toBeCloseTo(0.179, 3);
  });

  test('the opposite is said as plainly', () => {
    const { againstNeverFailed } = recoveryEffect(
      { recovered: of(5, 40), neverFailed: of(160, 200), unrecovered: of(1, 2) },
      fewest,
    );
    expect(againstNeverFailed.verdict).toBe('no-the-opposite');
  });

  test.each([
    ['fewer than eight recovered', of(7, 7), of(160, 200)],
    ['nobody to compare with', of(18, 20), of(0, 0)],
  ])('%s are too few, and their difference is not shown', (_why, recovered, neverFailed) => {
    const effect = recoveryEffect({ recovered, neverFailed, unrecovered: of(0, 0) }, fewest);
    expect(effect.againstNeverFailed).toEqual({ difference: null, verdict: 'too-few' });
  });

  test('every share carries its interval, and none is made of nothing', () => {
    const { shares } = recoveryEffect(
      { recovered: of(18, 20), neverFailed: of(0, 0), unrecovered: of(0, 5) },
      fewest,
    );
    expect(shares.recovered?.interval.low).toBeCloseTo(0.699, 3);
    expect(shares.recovered?.interval.high).toBeCloseTo(0.972, 3);
    expect(shares.neverFailed).toBeNull();
    expect(shares.unrecovered?.interval.high).toBeCloseTo(0.434, 3);
  });
});

describe('the same customers before and after', () => {
  const before = [4, 4, 5, 3, 4, 4, 5, 4];
  const after = [5, 4, 5, 4, 5, 4, 5, 5];
  const pairs = before.map((mark, index) => ({ before: mark, after: after[index] ?? 0 }));

  test('eight pairs gain half a mark, from .053 to .947', () => {
    const { mean, verdict } = changeOfMarks(pairs, fewest);
    expect(mean).toMatchObject({ value: 0.5, n: 8 });
    expect(mean?.interval.low).toBeCloseTo(0.053, 3);
    expect(mean?.interval.high).toBeCloseTo(0.947, 3);
    expect(verdict).toBe('yes');
  });

  test('seven are too few, and a fall is the opposite', () => {
    expect(changeOfMarks(pairs.slice(1), fewest)).toEqual({ mean: null, verdict: 'too-few' });
    const fallen = pairs.map((pair) => ({ before: pair.after, after: pair.before }));
    expect(changeOfMarks(fallen, fewest).verdict).toBe('no-the-opposite');
    const still = before.map((mark, index) => ({
      before: mark,
      after: index % 2 === 0 ? mark + 1 : mark - 1,
    }));
    expect(changeOfMarks(still, fewest).verdict).toBe('not-shown-yet');
  });
});

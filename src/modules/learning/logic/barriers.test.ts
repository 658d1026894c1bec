import { describe, expect, test } from 'vitest';
import {
  barrierResults,
  barriers,
  barrierToWorkOn,
  quarterOf,
  respondents,
  type Barrier,
  type BarrierAnswer,
  type Side,
} from './barriers.ts';

const fewest = { fewest: 4 };

/** So many people of a side who answer both statements of every barrier alike, but for those named. */
function people(side: Side, values: readonly number[], other: Partial<Record<Barrier, number>> = {}) {
  return values.flatMap((value) =>
    barriers.flatMap((barrier) =>
      [1, 2].map(
        (statement): BarrierAnswer => ({
          respondent: side,
          barrier,
          statement,
          value: other[barrier] ?? value,
        }),
      ),
    ),
  );
}

describe('the five barriers (S37)', () => {
  test('are shown from four people of a side on, staff and leaders apart', () => {
    const answers = [...people('staff', [3, 4, 4, 5]), ...people('leader', [5, 5, 5])];
    const [first] = barrierResults(answers, fewest);
    expect(first).toMatchObject({ barrier: 'spotlight', staff: { value: 4, n: 4 }, leader: null, value: 4 });
    expect(respondents(answers, 'leader')).toBe(3);
    expect(respondents(answers, 'staff')).toBe(4);
  });

  test('two statements of the same people do not make the interval narrower', () => {
    const [first] = barrierResults(people('staff', [3, 4, 4, 5]), fewest);
    // Eight answers of four people: s = .756, t(3) = 3.182, half = 3.182 · .756 / 2.
    expect(first?.staff?.interval.low).toBeCloseTo(2.797, 2);
    expect(first?.staff?.interval.high).toBe(5);
  });

  test('name the one to work on, and whether it is clearly the one', () => {
    const clear = barrierResults(people('staff', [4, 4, 4, 4, 4], { speed: 2 }), fewest);
    expect(barrierToWorkOn(clear)).toEqual({ barrier: 'speed', verdict: 'clear' });
    const close = barrierResults(
      [...people('staff', [3, 4, 5, 4]), ...people('staff', [2, 4, 5, 4], { cost: 4 })],
      fewest,
    );
    expect(barrierToWorkOn(close)?.verdict).toBe('close');
  });

  test('of two equally low, name the one that leaders see brighter than staff do', () => {
    const answers = [
      ...people('staff', [4, 4, 4, 4], { humans: 1, values: 2 }),
      ...people('leader', [4, 4, 4, 4], { humans: 3, values: 2 }),
    ];
    expect(barrierToWorkOn(barrierResults(answers, fewest))?.barrier).toBe('humans');
  });

  test('say nothing while too few have answered', () => {
    const results = barrierResults(people('staff', [1, 1, 1]), fewest);
    expect(results.map(({ value }) => value)).toEqual([null, null, null, null, null]);
    expect(barrierToWorkOn(results)).toBeNull();
    expect(barrierToWorkOn(barrierResults([], fewest))).toBeNull();
  });
});

test.each([
  ['2026-01-01', '2026-Q1'],
  ['2026-03-31', '2026-Q1'],
  ['2026-04-01', '2026-Q2'],
  ['2026-12-31', '2026-Q4'],
])('%s lies in %s', (day, quarter) => {
  expect(quarterOf(day)).toBe(quarter);
});

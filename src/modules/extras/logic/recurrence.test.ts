import { describe, expect, test } from 'vitest';
import { recurrence } from './recurrence.ts';

describe('requests recur (C6)', () => {
  test('3 in the first six weeks and 11 in the last are rising, now 1.8 a week', () => {
    const found = recurrence({ earlier: 3, lately: 11, weeks: 6 }, 5);
    expect(found).toMatchObject({ verdict: 'rising', n: 14 });
    expect(found.chance).toBeCloseTo(0.029, 3);
    expect(found.perWeek).toBeCloseTo(1.8, 1);
    expect(found.low).toBeCloseTo(1.0, 1);
    expect(found.high).toBeCloseTo(3.0, 1);
  });

  test('the other way round they are falling, and in between nothing is shown', () => {
    expect(recurrence({ earlier: 11, lately: 3, weeks: 6 }, 5).verdict).toBe('falling');
    expect(recurrence({ earlier: 4, lately: 7, weeks: 6 }, 5).verdict).toBe('steady');
  });

  test('fewer than five in all are too few to say', () => {
    expect(recurrence({ earlier: 0, lately: 4, weeks: 6 }, 5).verdict).toBe('too-few');
    expect(recurrence({ earlier: 0, lately: 5, weeks: 6 }, 5).verdict).toBe('rising');
    expect(recurrence({ earlier: 0, lately: 0, weeks: 6 }, 5)).toMatchObject({ verdict: 'too-few', low: 0 });
  });
});

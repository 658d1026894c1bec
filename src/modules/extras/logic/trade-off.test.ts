import { describe, expect, test } from 'vitest';
import { meanWait, tradeOff, waitCurve } from './trade-off.ts';

const week = { people: 4, hoursEach: 37.5, shrinkage: 0.3, usualHours: 84, taskHours: 1.5, variability: 1 };
const table = [
  { extraHours: 0, load: 0.8, wait: 1.16, verdict: 'fits' },
  { extraHours: 5.25, load: 0.85, wait: 1.76, verdict: 'fits' },
  { extraHours: 12, load: 0.914, wait: 3.6, verdict: 'longer' },
  { extraHours: 20, load: 0.99, wait: 38.6, verdict: 'stops' },
];

describe('the trade-off (C5)', () => {
  for (const row of table)
    test(`${row.extraHours} hours more: load ${row.load}, wait ${row.wait} h, ${row.verdict}`, () => {
      const found = tradeOff({ ...week, extraHours: row.extraHours }, 0.85);
      expect(found.capacityHours).toBe(105);
      expect(found.load).toBeCloseTo(row.load, 3);
      expect(found.waitHours).toBeCloseTo(row.wait, row.wait > 10 ? 1 : 2);
      expect(found.verdict).toBe(row.verdict);
    });

  test('twelve hours make everybody wait 3.1 times as long, and five fit', () => {
    const found = tradeOff({ ...week, extraHours: 12 }, 0.85);
    expect(found.timesLonger).toBeCloseTo(3.1, 1);
    expect(found.roomHours).toBeCloseTo(5.25, 10);
  });

  test('what does not fit has no number', () => {
    const found = tradeOff({ ...week, extraHours: 21 }, 0.85);
    expect(found).toMatchObject({ verdict: 'does-not-fit', waitHours: null, timesLonger: null });
    expect(tradeOff({ ...week, people: 0, extraHours: 0 }, 0.85)).toMatchObject({
      verdict: 'does-not-fit',
      waitHours: null,
    });
  });

  test('with one person it is Kingman’s: ρ/(1−ρ) times the task', () => {
    expect(meanWait({ people: 1, load: 0.5, variability: 1, taskHours: 2 })).toBeCloseTo(2, 12);
  });

  test('draws a curve that only rises, and none where the week is full', () => {
    const curve = waitCurve({ ...week, extraHours: 12 }, 30);
    expect(curve).toHaveLength(31);
    for (const [index, point] of curve.entries())
      expect(point.waitHours).toBeGreaterThan(curve[index - 1]?.waitHours ?? 0);
    expect(waitCurve({ ...week, usualHours: 120, extraHours: 0 }, 30)).toEqual([]);
  });
});

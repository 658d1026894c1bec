import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduledFor, serviceWith, staffNeeded } from './staffing.ts';

const seconds = (n: number) => n / 60;
const desk = { perHour: 20, handlingMinutes: 6, withinMinutes: seconds(20) };

describe('staffing', () => {
  test('three for twenty an hour of six minutes: .580 within 20 s, 160 s on average', () => {
    const three = serviceWith({ ...desk, staff: 3 });
    expect(three?.load).toBe(2);
    expect(three?.waits).toBeCloseTo(0.4444, 4);
    expect(three?.within).toBeCloseTo(0.58, 2);
    expect((three?.meanWaitMinutes ?? 0) * 60).toBeCloseTo(160, 0);
  });

  test('four of them: .844 within 20 s, 31.3 s on average, half their time', () => {
    const four = serviceWith({ ...desk, staff: 4 });
    expect(four?.waits).toBeCloseTo(0.1739, 4);
    expect(four?.within).toBeCloseTo(0.844, 3);
    expect((four?.meanWaitMinutes ?? 0) * 60).toBeCloseTo(31.3, 1);
    expect(four?.occupancy).toBe(0.5);
    expect(staffNeeded({ ...desk, share: 0.8 })?.staff).toBe(4);
  });

  test('the published figure: 360 per half-hour of four minutes with 55 people', () => {
    const many = serviceWith({ perHour: 720, handlingMinutes: 4, staff: 55, withinMinutes: seconds(15) });
    expect(many?.load).toBeCloseTo(48, 10);
    expect(many?.waits).toBeCloseTo(0.2387, 4);
    expect(many?.within).toBeCloseTo(0.8459, 4);
  });

  test('no more people than the load is a queue without end', () => {
    expect(serviceWith({ ...desk, staff: 2 })).toBeNull();
    expect(staffNeeded({ ...desk, perHour: 0, share: 0.8 })).toBeNull();
  });

  test('the rota is longer than the desk', () => {
    expect(scheduledFor(4, 0.3)).toBe(6);
    expect(scheduledFor(7, 0.3)).toBe(10);
    expect(scheduledFor(4, 0)).toBe(4);
  });

  test('one person more never makes anybody wait longer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        (load, more) => {
          const staff = Math.floor(load) + more;
          const demand = { perHour: load * 10, handlingMinutes: 6, withinMinutes: 1 };
          const here = serviceWith({ ...demand, staff });
          const next = serviceWith({ ...demand, staff: staff + 1 });
          expect(next?.within ?? 1).toBeGreaterThanOrEqual((here?.within ?? 0) - 1e-12);
        },
      ),
      { seed: 17, numRuns: 200 },
    );
  });
});

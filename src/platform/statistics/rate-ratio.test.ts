import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateRatio } from './rate-ratio.ts';

test('6 in 40 against 21 in 60 is .43 [.17, 1.06], not shown yet', () => {
  const ratio = rateRatio({ events: 6, exposure: 40 }, { events: 21, exposure: 60 });
  expect(ratio?.value).toBeCloseTo(0.43, 2);
  expect(ratio?.interval.low).toBeCloseTo(0.17, 2);
  expect(ratio?.interval.high).toBeCloseTo(1.06, 2);
  expect(ratio?.verdict).toBe('not-shown-yet');
});

test('four times the evidence for the same ratio shows it', () => {
  const ratio = rateRatio({ events: 24, exposure: 160 }, { events: 84, exposure: 240 });
  expect(ratio?.value).toBeCloseTo(0.43, 2);
  expect(ratio?.verdict).toBe('yes');
});

test('without exposure there is no ratio; without events there is a wide one', () => {
  expect(rateRatio({ events: 0, exposure: 0 }, { events: 1, exposure: 5 })).toBeNull();
  expect(rateRatio({ events: 0, exposure: 10 }, { events: 1, exposure: 10 })?.verdict).toBe('not-shown-yet');
});

test('the ratio lies in its interval, and the other way round it is its inverse', () => {
  const rate = fc.record({ events: fc.nat(200), exposure: fc.integer({ min: 1, max: 500 }) });
  fc.assert(
    fc.property(rate, rate, (first, second) => {
      const one = rateRatio(first, second);
      const other = rateRatio(second, first);
      if (!one || !other) throw new Error('both have exposure');
      expect(one.interval.low).toBeLessThanOrEqual(one.value);
      expect(one.interval.high).toBeGreaterThanOrEqual(one.value);
      expect(one.value * other.value).toBeCloseTo(1, 6);
    }),
  );
});

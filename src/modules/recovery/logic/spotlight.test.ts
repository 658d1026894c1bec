import { describe, expect, test } from 'vitest';
import { effectiveSeverityOf, handledAs, magnificationOf, type Slip } from './spotlight.ts';

const settings = { prior: 1.5, weight: 10 };
const slips = (tier: Slip['tier'], count: number, drop: number, severity = 2): Slip[] =>
  Array.from({ length: count }, () => ({ tier, severity, drop }));

describe('the spotlight (C7a)', () => {
  test('six premium slips that drop 1.5 against ten standard ones that drop .6 magnify by 1.875', () => {
    const measured = magnificationOf(
      'premium',
      [...slips('premium', 6, 1.5), ...slips('standard', 10, 0.6)],
      settings,
    );
    expect(measured).toMatchObject({ n: 6, standardN: 10, drop: 1.5, verdict: 'mostly-assumed' });
    expect(measured.measured).toBeCloseTo(2.5, 10);
    expect(measured.value).toBeCloseTo(1.875, 10);
    expect(effectiveSeverityOf(2, measured.value)).toBe(3.75);
    expect(handledAs(3.75)).toBe(4);
  });

  test('nothing measured is the prior', () => {
    expect(magnificationOf('premium', [], settings)).toEqual({
      value: 1.5,
      measured: null,
      n: 0,
      standardN: 0,
      drop: null,
      standardDrop: null,
      verdict: 'assumed',
    });
  });

  test('premium slips without standard ones beside them are nothing to compare', () => {
    expect(magnificationOf('flagship', slips('flagship', 20, 2), settings)).toMatchObject({
      value: 1.5,
      n: 0,
      verdict: 'assumed',
    });
  });

  test('only slips of the same severity are compared', () => {
    const mixed = [
      ...slips('premium', 6, 1.5, 2),
      ...slips('standard', 10, 0.6, 2),
      ...slips('premium', 9, 4, 5),
      ...slips('standard', 50, 0.1, 1),
    ];
    expect(magnificationOf('premium', mixed, settings)).toMatchObject({ n: 6, standardN: 10 });
    const value = magnificationOf('premium', mixed, settings).value;
    expect(value).toBeCloseTo(1.875, 10);
  });

  test('standard slips are weighed as the others are spread over the severities', () => {
    const mixed = [
      ...slips('premium', 3, 2, 3),
      ...slips('premium', 1, 1, 1),
      ...slips('standard', 2, 1, 3),
      ...slips('standard', 20, 0.5, 1),
    ];
    // (3 · 2 + 1 · 1) / 4 = 1.75 over (3 · 1 + 1 · .5) / 4 = .875.
    expect(magnificationOf('premium', mixed, settings).measured).toBeCloseTo(2, 10);
  });

  test('standard customers are the measure', () => {
    expect(magnificationOf('standard', slips('standard', 10, 3), settings).value).toBe(1);
  });

  test('marks that do not fall after slips of standard customers measure nothing', () => {
    const risen = [...slips('premium', 6, 1.5), ...slips('standard', 10, -0.2)];
    expect(magnificationOf('premium', risen, settings)).toMatchObject({ value: 1.5, measured: null });
  });

  test('many slips outweigh the prior, and the spotlight never makes smaller', () => {
    const calm = [...slips('premium', 200, 0.1), ...slips('standard', 200, 1)];
    expect(magnificationOf('premium', calm, settings)).toMatchObject({ value: 1, verdict: 'measured' });
    const loud = [...slips('premium', 200, 4), ...slips('standard', 200, 0.01)];
    expect(magnificationOf('premium', loud, settings)).toMatchObject({ measured: 5 });
  });

  test('a prior without weight stands only while nothing is measured', () => {
    expect(magnificationOf('premium', [], { prior: 1.5, weight: 0 }).value).toBe(1.5);
  });

  test.each([
    [4, 1.5, 5],
    [1, 1.5, 1.5],
    [3, 1, 3],
    [5, 1.875, 5],
    [1, 1.2345, 1.23],
  ])('severity %d times %d counts as %d', (severity, magnification, effective) => {
    expect(effectiveSeverityOf(severity, magnification)).toBe(effective);
  });
});

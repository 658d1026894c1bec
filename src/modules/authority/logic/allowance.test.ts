import { describe, expect, test } from 'vitest';
import {
  allowanceOf,
  answerTo,
  capOf,
  type AuthoritySettings,
  type OwnLimits,
  type Spending,
} from './allowance.ts';

const settings: AuthoritySettings = {
  authorityShare: 0.01,
  authorityFloorMinor: 2000,
  authorityCeilingMinor: 50_000,
  authorityPerMonthMinor: 50_000,
};
const nothing: Spending = { inCaseMinor: 0, latelyMinor: 0, lentInCaseMinor: 0, lentMinor: 0 };
const own: OwnLimits = { perCaseMinor: null, perMonthMinor: null };

describe('the cap of a case', () => {
  test.each([
    ['£4,800 a year', 480_000, settings, 4800],
    ['£900 a year: the floor', 90_000, settings, 2000],
    ['200,000 with a ceiling of 2,000', 20_000_000, { ...settings, authorityCeilingMinor: 200_000 }, 200_000],
    ['200,000 with the usual ceiling of 500', 20_000_000, settings, 50_000],
    ['a customer of unknown worth', null, settings, 2000],
    ['a share without exact binary form', 290_000, settings, 2900],
    ['part of a penny is not given', 250_099, settings, 2500],
    ['a ceiling below the floor', 480_000, { ...settings, authorityCeilingMinor: 100 }, 2000],
  ])('%s', (_, yearly, by, cap) => {
    expect(capOf(yearly, by)).toBe(cap);
  });
});

describe('what is left', () => {
  const left = (spending: Partial<Spending>, limits = own) =>
    allowanceOf({ own: limits, yearlyValueMinor: 480_000, spending: { ...nothing, ...spending }, settings });

  test('is the cap of the case while the thirty days allow it', () => {
    expect(left({})).toMatchObject({ perCaseMinor: 4800, perMonthMinor: 50_000, leftMinor: 4800 });
    expect(left({ inCaseMinor: 1800, latelyMinor: 1800 }).leftMinor).toBe(3000);
    expect(left({ latelyMinor: 47_000 })).toMatchObject({ leftMinor: 3000, leftLatelyMinor: 3000 });
  });

  test('shrinks by what is lent and comes back with it', () => {
    expect(left({ lentMinor: 48_000 }).leftMinor).toBe(2000);
    expect(left({ lentInCaseMinor: 1000, lentMinor: 1000 }).leftMinor).toBe(3800);
  });

  test('is never less than nothing, even after an overspend', () => {
    expect(left({ inCaseMinor: 9000, latelyMinor: 60_000 })).toMatchObject({
      leftMinor: 0,
      leftLatelyMinor: 0,
    });
  });

  test('goes by a person’s own limits where there are some, none at all included', () => {
    expect(left({}, { perCaseMinor: 10_000, perMonthMinor: null }).leftMinor).toBe(10_000);
    expect(left({}, { perCaseMinor: null, perMonthMinor: 1500 }).leftMinor).toBe(1500);
    expect(left({}, { perCaseMinor: 0, perMonthMinor: null }).leftMinor).toBe(0);
  });
});

describe('may I?', () => {
  const allowance = { leftMinor: 4800 };
  test('yes up to the last penny, a colleague above it, and never against a hard rule', () => {
    expect(answerTo({ isHard: false, costMinor: 4800, allowance })).toBe('yes');
    expect(answerTo({ isHard: false, costMinor: 4801, allowance })).toBe('ask-a-colleague');
    expect(answerTo({ isHard: true, costMinor: 0, allowance })).toBe('never');
    expect(answerTo({ isHard: false, costMinor: 0, allowance: { leftMinor: 0 } })).toBe('yes');
  });
});

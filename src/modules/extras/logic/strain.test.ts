import { describe, expect, test } from 'vitest';
import { strain, type StrainFacts } from './strain.ts';

const settings = { amber: 1.5, red: 2, fewestContacts: 10, fewestRespondents: 4 };
const facts: StrainFacts = {
  contacts: 60,
  outOfHours: { here: 0.18, usual: 0.1 },
  unusual: { here: 9, usual: 6 },
  hard: { here: 0.12, usual: 0.08 },
  pulse: null,
};
const pulse = (before: number, now: number, respondents = 4) => ({
  before: { mean: before, respondents },
  now: { mean: now, respondents },
});

describe('strain from an account (C27)', () => {
  test('1.8, 1.5 and 1.5 times the team’s own are 1.60: amber', () => {
    const found = strain(facts, settings);
    expect(found.ratios.outOfHours).toBeCloseTo(1.8, 10);
    expect(found.index).toBeCloseTo(1.6, 10);
    expect(found.level).toBe('amber');
  });

  test('a pulse that drops from 4.1 to 3.2 raises one level', () => {
    expect(strain({ ...facts, pulse: pulse(4.1, 3.2) }, settings).level).toBe('red');
    expect(strain({ ...facts, pulse: pulse(4.1, 3.7) }, settings).level).toBe('amber');
  });

  test('a pulse is read only from four people on', () => {
    const found = strain({ ...facts, pulse: pulse(4.1, 3.2, 3) }, settings);
    expect(found).toMatchObject({ level: 'amber', pulse: null });
  });

  test('each ratio counts three at most', () => {
    const found = strain({ ...facts, unusual: { here: 60, usual: 6 } }, settings);
    expect(found.ratios.unusual).toBe(3);
    expect(found.level).toBe('red');
  });

  test('fewer than ten contacts, or nothing to compare with, are only counted', () => {
    expect(strain({ ...facts, contacts: 9 }, settings)).toMatchObject({ level: null, index: null });
    const alone = { here: 1, usual: null };
    expect(strain({ ...facts, outOfHours: alone, unusual: alone, hard: alone }, settings).level).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#modules/workspace/logic.ts';
import { bentShare, perMonth, ruleCost, ruleVerdict, windowFor, type RuleFacts } from './verdict.ts';

const rule: RuleFacts = {
  kind: 'commercial',
  isTold: true,
  applied: 0,
  bent: 0,
  customerMinutes: 0,
  staffMinutes: 0,
  aggravations: 0,
  nominators: 0,
};
const verdict = (facts: Partial<RuleFacts>) => ruleVerdict({ ...rule, ...facts }, defaultSettings);

describe('C12: the verdict on a rule', () => {
  test('"refund needs original receipt" costs £237.60 a month', () => {
    const uses = { customerMinutes: 24 * 12, staffMinutes: 24 * 9, aggravations: 6 };
    expect(ruleCost(uses, defaultSettings)).toBe(23_760);
  });

  test('and was bent 15 times of 24: .625, between .427 and .788', () => {
    const share = bentShare({ applied: 24, bent: 15 });
    expect(share).toMatchObject({ value: 0.625, n: 24 });
    expect(share?.interval.low).toBeCloseTo(0.427, 3);
    expect(share?.interval.high).toBeCloseTo(0.788, 3);
  });

  test.each([
    ['bent 15 times of 24', { applied: 24, bent: 15, aggravations: 6 }, ['kill-or-rewrite']],
    ['bent 10 times of 40', { applied: 40, bent: 10 }, ['rewrite']],
    ['bent once of 30, five put out', { applied: 30, bent: 1, aggravations: 5 }, ['explain-better']],
    ['bent once of 30, two put out', { applied: 30, bent: 1, aggravations: 2 }, ['keep']],
    ['untold and hardly bent', { applied: 30, bent: 1, isTold: false }, ['tell-customers']],
    ['untold law', { kind: 'law', isTold: false }, ['tell-customers', 'make-easier']],
    ['told safety', { kind: 'safety', applied: 50, bent: 0 }, ['make-easier']],
    ['nine uses', { applied: 9, bent: 9, aggravations: 9 }, ['collect']],
    ['nothing at all', {}, ['collect']],
    ['named by three people', { applied: 2, nominators: 3 }, ['decide']],
    ['untold and named by three', { isTold: false, nominators: 3 }, ['decide', 'tell-customers']],
    ['named by two people', { applied: 2, nominators: 2 }, ['collect']],
  ] as const)('%s', (_what, facts, words) => {
    expect(verdict(facts)).toEqual(words);
  });

  test('goes by the settings of the workspace', () => {
    const eager = { ...defaultSettings, ruleFewestUses: 3, ruleKillShare: 0.1 };
    expect(ruleVerdict({ ...rule, applied: 4, bent: 2 }, eager)).toEqual(['kill-or-rewrite']);
  });
});

test('a figure looks back a month, or as far as it must, and is told as of a month', () => {
  expect(windowFor({ 30: 12, 90: 30, 365: 90 }, 10)).toBe(30);
  expect(windowFor({ 30: 4, 90: 11, 365: 40 }, 10)).toBe(90);
  expect(windowFor({ 30: 1, 90: 3, 365: 10 }, 10)).toBe(365);
  expect(windowFor({ 30: 1, 90: 3, 365: 9 }, 10)).toBe(30);
  expect(perMonth(23_760, 30)).toBe(23_760);
  expect(perMonth(9_000, 90)).toBe(3_000);
});

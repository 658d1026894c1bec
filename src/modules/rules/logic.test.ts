import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decisionVerdict,
  diesByDefault,
  gateParts,
  hasEnded,
  holds,
  isReviewOverdue,
  missingParts,
  oneYearAfter,
  reviewVerdict,
  type GateFacts,
} from './logic.ts';

const whole: GateFacts = {
  customerSentence: 'For you this means a second visit.',
  ownerStaffId: 'a',
  reviewBy: '2026-09-01',
  isNew: false,
  protects: '',
  harm: '',
  burdenMinutes: null,
  isTold: false,
  untoldBecause: '',
  isReadByFrontline: false,
  isReadByCustomer: false,
};

test('a whole rule lacks nothing; an empty one lacks all three', () => {
  expect(missingParts(whole)).toEqual([]);
  expect(missingParts({ ...whole, customerSentence: '  ', ownerStaffId: null, reviewBy: null })).toEqual([
    'customerSentence',
    'ownerStaffId',
    'reviewBy',
  ]);
});

test.each([
  ['2026-03-02', { allowed: true }],
  ['2027-03-02', { allowed: true }],
  ['2027-03-03', { allowed: false, because: 'too-late' }],
  ['2026-03-01', { allowed: false, because: 'in-the-past' }],
  [null, { allowed: true }],
])('a review on %s, decided on 2 March 2026', (reviewBy, verdict) => {
  expect(reviewVerdict(reviewBy, { today: '2026-03-02', before: null })).toEqual(verdict);
});

test('a review date that has passed stays as it is', () => {
  expect(reviewVerdict('2025-01-01', { today: '2026-03-02', before: '2025-01-01' })).toEqual({
    allowed: true,
  });
});

test('a year after any day is a day that exists, 365 or 366 days on', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      (at) => {
        const day = at.toISOString().slice(0, 10);
        const next = oneYearAfter(day);
        expect(new Date(next).toISOString().slice(0, 10)).toBe(next);
        expect([365, 366]).toContain((Date.parse(next) - Date.parse(day)) / 86_400_000);
      },
    ),
  );
});

test('only a rule that still holds can be overdue', () => {
  expect(isReviewOverdue({ reviewBy: '2026-01-01', status: 'live' }, '2026-03-02')).toBe(true);
  expect(isReviewOverdue({ reviewBy: '2026-01-01', status: 'killed' }, '2026-03-02')).toBe(false);
  expect(isReviewOverdue({ reviewBy: '2026-03-02', status: 'live' }, '2026-03-02')).toBe(false);
  expect(hasEnded('rewritten')).toBe(true);
});

const passed: GateFacts = {
  ...whole,
  isNew: true,
  protects: 'The next guest',
  harm: 'Two guests slept beside a barking dog.',
  burdenMinutes: 0,
  isTold: true,
  isReadByFrontline: true,
  isReadByCustomer: true,
};

test('a new rule passes the gate with everything, and names each part it lacks', () => {
  expect(missingParts(passed)).toEqual([]);
  expect(missingParts({ ...whole, isNew: true }).toSorted()).toEqual(
    ['burdenMinutes', 'customerRead', 'frontlineRead', 'harm', 'protects', 'untoldBecause'].toSorted(),
  );
  expect(missingParts({ ...passed, isTold: false })).toEqual(['untoldBecause']);
  expect(missingParts({ ...passed, isTold: false, untoldBecause: 'Thieves would use it.' })).toEqual([]);
  expect(missingParts({ ...passed, isReadByCustomer: false })).toEqual(['customerRead']);
});

test('the list of the gate is everything that can be missing', () => {
  const nothing = { ...whole, isNew: true, customerSentence: '', ownerStaffId: null, reviewBy: null };
  expect(missingParts(nothing).toSorted()).toEqual([...gateParts].toSorted());
});

const habit = { kind: 'habit', burdenMinutes: 10 } as const;
test.each([
  ['killed', habit, undefined, true],
  ['killed', { ...habit, kind: 'law' }, undefined, 'law_is_not_killed'],
  ['killed', { ...habit, kind: 'safety' }, undefined, true],
  ['made-easier', { ...habit, kind: 'law' }, undefined, true],
  ['made-easier', habit, undefined, 'only_law_and_safety'],
  ['explained', habit, undefined, true],
  ['rewritten', habit, undefined, 'replacement_missing'],
  ['rewritten', habit, {}, true],
  ['rewritten', habit, { burdenMinutes: 10 }, true],
  ['rewritten', habit, { burdenMinutes: 11 }, 'rewrite_is_heavier'],
  ['rewritten', { ...habit, burdenMinutes: null }, { burdenMinutes: 99 }, true],
] as const)('%s: %o into %o', (outcome, rule, replacement, expected) => {
  const verdict = decisionVerdict(outcome, rule, replacement);
  expect(verdict.allowed || verdict.because).toBe(expected);
});

test('a habit nobody looks after dies by itself, and nothing else does', () => {
  expect(diesByDefault({ kind: 'habit', ownerStaffId: null })).toBe(true);
  expect(diesByDefault({ kind: 'habit', ownerStaffId: 'a' })).toBe(false);
  expect(diesByDefault({ kind: 'commercial', ownerStaffId: null })).toBe(false);
});

test('a rule that was kept and explained holds like any other', () => {
  expect(holds('explained') && holds('live')).toBe(true);
  expect(holds('nominated') || holds('deciding') || holds('killed')).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasEnded, isReviewOverdue, missingParts, oneYearAfter, reviewVerdict } from './logic.ts';

const whole = {
  customerSentence: 'For you this means a second visit.',
  ownerStaffId: 'a',
  reviewBy: '2026-09-01',
};

test('a whole rule lacks nothing; an empty one lacks all three', () => {
  expect(missingParts(whole)).toEqual([]);
  expect(missingParts({ customerSentence: '  ', ownerStaffId: null, reviewBy: null })).toEqual([
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

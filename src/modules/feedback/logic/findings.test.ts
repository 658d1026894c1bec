import { expect, test } from 'vitest';
import { acsiScore } from './acsi.ts';
import { checkInFinding, gapFinding } from './findings.ts';
import { perceptionGap } from './perception-gap.ts';

const marks = (n: number, value: number) =>
  acsiScore(Array.from({ length: n }, () => ({ satisfied: value, exceeding: value, standards: value })));
const asks = [{ id: 'ask', at: '2026-03-01T09:00:00.000Z' }];
const about = (own: ReturnType<typeof marks>, all = marks(40, 8)) =>
  checkInFinding('ines', { own, all, needed: 5, asks });

test.each([
  [{ agreeing: 28, n: 30 }, { agreeing: 12, n: 30 }, 'yes', 'shown', 'watch', 'huddle'],
  [{ agreeing: 12, n: 30 }, { agreeing: 28, n: 30 }, 'no-the-opposite', 'shown', 'plain', null],
  [{ agreeing: 5, n: 6 }, { agreeing: 4, n: 6 }, 'not-shown-yet', 'not-shown', 'plain', null],
] as const)('staff %o and customers %o: %s', (staff, customers, key, verdict, tone, talk) => {
  const [found] = gapFinding('house', { id: 'wave', gap: perceptionGap(staff, customers) });
  expect(found).toMatchObject({ key: `feedback:finding.gap.${key}`, calculation: 'C8', verdict, tone, talk });
  expect(found?.n).toBe(staff.n + customers.n);
});

test('under five on a side nothing is said of the gap, not even how many agree', () => {
  const gap = perceptionGap({ agreeing: 4, n: 4 }, { agreeing: 1, n: 30 });
  expect(gapFinding('house', { id: 'wave', gap })).toEqual([]);
});

test('a customer far below what everybody says is a matter for the next review', () => {
  expect(about(marks(6, 4))).toMatchObject([
    {
      key: 'feedback:finding.check-in.below',
      calculation: 'C19',
      facts: { score: 33, usual: 78 },
      verdict: 'shown',
      tone: 'watch',
      talk: 'account-review',
      evidence: [{ kind: 'check-in', id: 'ask' }],
    },
  ]);
});

test('one above it is good to know, one like it differs by nothing, one who never answered says nothing', () => {
  expect(about(marks(6, 10))).toMatchObject([{ key: 'feedback:finding.check-in.above', tone: 'good' }]);
  expect(about(marks(6, 8))).toMatchObject([{ verdict: 'not-shown', tone: 'plain', talk: null }]);
  expect(about(null)).toEqual([]);
});

test('fewer check-ins than a figure needs are only counted', () => {
  expect(about(marks(2, 3))).toMatchObject([
    { key: 'feedback:finding.check-in.few', facts: { count: 2, needed: 5 }, size: null, verdict: 'too-few' },
  ]);
});

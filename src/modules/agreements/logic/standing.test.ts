import { expect, test } from 'vitest';
import { acceptVerdict, agreementStatus, isInForce, waitsFor, type VersionFacts } from './standing.ts';

const version = (given: Partial<VersionFacts> = {}): VersionFacts => ({
  id: 'v1',
  number: 1,
  status: 'offered',
  acceptedBy: [],
  ...given,
});

test.each([
  [[], 'draft'],
  [['draft'], 'draft'],
  [['offered', 'draft'], 'offered'],
  [['declined'], 'declined'],
  [['declined', 'offered'], 'offered'],
  [['accepted', 'offered'], 'accepted'],
  [['superseded', 'accepted', 'declined'], 'accepted'],
] as const)('a page with versions %j is %s', (statuses, expected) => {
  const versions = statuses.map((status) => version({ status }));
  expect(agreementStatus(versions, { hasEnded: false })).toBe(expected);
  expect(agreementStatus(versions, { hasEnded: true })).toBe('ended');
});

test.each([
  ['offered', [], 'us'],
  ['offered', ['us'], 'them'],
  ['offered', ['them'], 'us'],
  ['accepted', ['us', 'them'], null],
  ['declined', ['us'], null],
] as const)('a %s version with a yes of %j waits for %s', (status, acceptedBy, side) => {
  expect(waitsFor(version({ status, acceptedBy }), { isCharter: false })).toBe(side);
});

test('the charter waits for us alone', () => {
  expect(waitsFor(version({ acceptedBy: ['us'] }), { isCharter: true })).toBeNull();
  expect(isInForce(['us'], { isCharter: true })).toBe(true);
  expect(isInForce(['us'], { isCharter: false })).toBe(false);
  expect(isInForce(['them', 'us'], { isCharter: false })).toBe(true);
});

test.each([
  [version(), { allowed: true, isRepeat: false }],
  [version({ acceptedBy: ['them'] }), { allowed: true, isRepeat: true }],
  [version({ status: 'accepted', acceptedBy: ['us', 'them'] }), { allowed: true, isRepeat: true }],
  [version({ status: 'superseded', acceptedBy: ['them'] }), { allowed: false, because: 'outdated' }],
  [version({ status: 'superseded' }), { allowed: false, because: 'outdated' }],
  [version({ status: 'declined', acceptedBy: ['us'] }), { allowed: false, because: 'declined' }],
  [version({ status: 'draft' }), { allowed: false, because: 'not-offered' }],
])('accepting %j', (facts, verdict) => {
  expect(acceptVerdict(facts, { side: 'them', hasEnded: false })).toEqual(verdict);
});

test('an ended page takes no new yes and keeps the old one', () => {
  expect(acceptVerdict(version(), { side: 'them', hasEnded: true })).toEqual({
    allowed: false,
    because: 'ended',
  });
  expect(acceptVerdict(version({ acceptedBy: ['them'] }), { side: 'them', hasEnded: true })).toEqual({
    allowed: true,
    isRepeat: true,
  });
});

import { expect, test } from 'vitest';
import { claim, mayBecome, sendingTime } from './sending.ts';

const now = new Date('2026-03-02T09:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test('a reply leaves after ten seconds', () => {
  expect(sendingTime(undefined, now)).toEqual({ allowed: true, sentAt: now, sendAfter: after(10) });
});
test('a reply for later leaves at its moment and counts from then', () => {
  expect(sendingTime(after(3600), now)).toEqual({
    allowed: true,
    sentAt: after(3600),
    sendAfter: after(3600),
  });
});
test('nobody schedules beyond a year', () => {
  expect(sendingTime(after(367 * 86_400), now)).toEqual({ allowed: false, because: 'too_long_ahead' });
});

const queued = { delivery: 'queued', createdAt: now, sendAfter: after(10), customerWroteSince: false };
test('what was taken back never leaves', () => {
  expect(claim({ ...queued, delivery: 'cancelled' }, after(11))).toEqual({
    mayLeave: false,
    because: 'not-queued',
  });
});
test('nothing leaves while it can be taken back', () => {
  expect(claim(queued, after(9.9))).toEqual({ mayLeave: false, because: 'not-yet' });
  expect(claim(queued, after(10))).toEqual({ mayLeave: true });
});
test('a scheduled reply is overtaken by the customer, an ordinary one is not', () => {
  const overtaken = { ...queued, customerWroteSince: true };
  expect(claim(overtaken, after(10))).toEqual({ mayLeave: true });
  expect(claim({ ...overtaken, sendAfter: after(3600) }, after(3600))).toEqual({
    mayLeave: false,
    because: 'overtaken',
  });
});

test.each([
  ['queued', 'sending', true],
  ['sending', 'uncertain', true],
  ['accepted', 'rejected', true],
  ['accepted', 'queued', false],
  ['cancelled', 'sending', false],
  ['rejected', 'accepted', false],
])('delivery from %s to %s: %s', (from, to, expected) => {
  expect(mayBecome(from, to)).toBe(expected);
});

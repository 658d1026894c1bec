import { expect, test } from 'vitest';
import { decision } from './decision.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, seconds));
const dueAt = at(60);

test('nothing is decided before it falls due, then it is missed at that instant', () => {
  const running = { dueAt, fulfilledAt: null, retractableUntil: null };
  expect(decision(running, at(59))).toEqual({ decided: false, lookAgainAt: dueAt });
  expect(decision(running, dueAt)).toEqual({ decided: true, outcome: 'missed' });
});

test('a reply decides only once it cannot be taken back, even when that is after the due time', () => {
  const running = { dueAt, fulfilledAt: at(55), retractableUntil: at(65) };
  expect(decision(running, at(56))).toEqual({ decided: false, lookAgainAt: at(65) });
  expect(decision(running, at(61))).toEqual({ decided: false, lookAgainAt: at(65) });
  expect(decision(running, at(65))).toEqual({ decided: true, outcome: 'kept' });
});

test('a reply scheduled for too late saves nothing: the promise is missed when it falls due', () => {
  const running = { dueAt, fulfilledAt: at(600), retractableUntil: at(600) };
  expect(decision(running, at(10))).toEqual({ decided: false, lookAgainAt: dueAt });
  expect(decision(running, dueAt)).toEqual({ decided: true, outcome: 'missed' });
});

test('a reply at the very instant keeps the promise', () => {
  expect(decision({ dueAt, fulfilledAt: dueAt, retractableUntil: null }, at(300))).toEqual({
    decided: true,
    outcome: 'kept',
  });
});

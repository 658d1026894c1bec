import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuestionToCustomer } from './customer-clock.ts';
import { customerClockMinutes, firstReplyDueAt, promiseOutcome, timeLeft } from './customer-clock.ts';

const at = (time: string) => new Date(`2026-03-06T${time}Z`);
const minute = 60_000;

describe('a first reply', () => {
  test('falls due on the customer clock, whatever our night, weekend or clock change', () => {
    expect(firstReplyDueAt(new Date('2026-10-24T23:30:00Z'), 240)).toEqual(new Date('2026-10-25T03:30:00Z'));
    expect(firstReplyDueAt(new Date('2026-12-24T17:00:00Z'), 1440)).toEqual(new Date('2026-12-25T17:00:00Z'));
  });
});

describe('the time left', () => {
  const due = at('12:00:00');

  test.each([
    ['11:00:00', 'comfortable', 60],
    ['11:44:59.999', 'comfortable', 15 + 0.001 / 60],
    ['11:45:00', 'at-risk', 15],
    ['11:59:59.999', 'at-risk', 0.001 / 60],
    ['12:00:00', 'missed', 0],
    ['12:30:00', 'missed', -30],
  ])('of an hour due at noon, at %s, is %s', (now, state, minutes) => {
    const left = timeLeft(due, at(now), 60);
    expect(left.state).toBe(state);
    expect(left.millisecondsLeft).toBeCloseTo(minutes * minute, 3);
  });

  test('is at risk in the last quarter, so a longer promise warns earlier', () => {
    expect(timeLeft(due, at('09:00:00'), 720).state).toBe('at-risk');
    expect(timeLeft(due, at('09:00:00'), 240).state).toBe('comfortable');
  });
});

describe('the outcome of a promise', () => {
  const dueAt = at('12:00:00');

  test.each([
    ['fulfilled before it was due', '11:59:59.999', '11:59:59.999', 'kept'],
    ['fulfilled at the instant it was due', '12:00:00', '18:00:00', 'kept'],
    ['fulfilled a millisecond later', '12:00:00.001', '18:00:00', 'missed'],
    ['unfulfilled and not yet due', null, '11:59:59.999', 'open'],
    ['unfulfilled at the instant it is due', null, '12:00:00', 'missed'],
    ['unfulfilled afterwards', null, '12:00:01', 'missed'],
  ])('%s', (_name, fulfilled, now, outcome) => {
    const fulfilledAt = fulfilled === null ? null : at(fulfilled);
    expect(promiseOutcome({ dueAt, fulfilledAt, now: at(now) })).toBe(outcome);
  });

  test('agrees with the time left about what is missed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (offset) => {
        const now = new Date(dueAt.getTime() + offset);
        const isMissed = promiseOutcome({ dueAt, fulfilledAt: null, now }) === 'missed';
        expect(timeLeft(dueAt, now, 60).state === 'missed').toBe(isMissed);
      }),
      { seed: 20_251_122, numRuns: 200 },
    );
  });
});

describe('the customer clock', () => {
  const waited = (...questions: [string, string | null][]) =>
    customerClockMinutes({
      startedAt: at('10:00:00'),
      endedAt: at('12:00:00'),
      questions: questions.map(([asked, answered]) => ({
        askedAt: at(asked),
        answeredAt: answered === null ? null : at(answered),
      })),
    });

  test('runs from first word to answer and keeps the fraction', () => {
    expect(waited()).toBe(120);
    const almost = { startedAt: at('10:00:00'), endedAt: at('10:59:59'), questions: [] };
    expect(customerClockMinutes(almost)).toBeCloseTo(59.98, 2);
  });

  test('stops while a question waits for the customer, and to the end if they never answer', () => {
    expect(waited(['10:30:00', '11:00:00'])).toBe(90);
    expect(waited(['10:30:00', null])).toBe(30);
  });

  test('stops once for two questions open together', () => {
    expect(waited(['10:30:00', '11:00:00'], ['10:45:00', '11:15:00'])).toBe(75);
    expect(waited(['10:40:00', '10:50:00'], ['10:30:00', '11:00:00'])).toBe(90);
  });

  test('ignores what was asked before or after the wait', () => {
    expect(waited(['09:00:00', '09:30:00'])).toBe(120);
    expect(waited(['09:00:00', '10:30:00'])).toBe(90);
    expect(waited(['13:00:00', '14:00:00'], ['13:30:00', null])).toBe(120);
  });

  test('is the minutes in which no question is open, counted one by one', () => {
    const someMinute = fc.integer({ min: -30, max: 150 });
    const someQuestion = fc.tuple(someMinute, fc.option(fc.integer({ min: 0, max: 60 })));
    fc.assert(
      fc.property(fc.array(someQuestion, { maxLength: 4 }), (given) => {
        const start = at('10:00:00').getTime();
        const questions: QuestionToCustomer[] = given.map(([asked, lasts]) => ({
          askedAt: new Date(start + asked * minute),
          answeredAt: lasts === null ? null : new Date(start + (asked + lasts) * minute),
        }));
        const isOurs = (index: number) =>
          !given.some(([asked, lasts]) => asked <= index && (lasts === null || index < asked + lasts));
        const counted = Array.from({ length: 120 }, (_, index) => index).filter(isOurs).length;
        const endedAt = new Date(start + 120 * minute);
        expect(customerClockMinutes({ startedAt: new Date(start), endedAt, questions })).toBe(counted);
      }),
      { seed: 20_251_122, numRuns: 500 },
    );
  });
});

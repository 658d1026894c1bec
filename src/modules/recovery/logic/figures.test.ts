import { describe, expect, test } from 'vitest';
import type { WorkingDays } from '#platform/days.ts';
import { benchmarks, type BenchmarkFacts } from './benchmarks.ts';
import { dueAt, lastTouchAt } from './due.ts';
import { isMoney, sameKey } from './sameness.ts';
import { recoveryScore } from './score.ts';
import { paradoxSigns } from './signs.ts';

const house: WorkingDays = {
  zone: 'Europe/London',
  isWorked: (day) => day !== '2026-05-04' && Temporal.PlainDate.from(day).dayOfWeek <= 5,
};
const settings = {
  ownMinutes: 15,
  acknowledgeMinutes: 60,
  quickDays: 3,
  outerLimitDays: 56,
  dayEndsHour: 18,
  lastTouchDays: 2,
  mildSeverity: 2,
  justiceDistributive: 0.45,
  justiceInteractional: 0.35,
  justiceProcedural: 0.2,
};
const at = (moment: string) => new Date(moment);

describe('C15', () => {
  test('4 for what they got, 5 for how they were treated, 3 for how it went: 78.8', () => {
    expect(recoveryScore({ distributive: 4, interactional: 5, procedural: 3 }, settings)).toBe(78.8);
  });
  test('runs from 0 to 100', () => {
    expect(recoveryScore({ distributive: 1, interactional: 1, procedural: 1 }, settings)).toBe(0);
    expect(recoveryScore({ distributive: 5, interactional: 5, procedural: 5 }, settings)).toBe(100);
  });
});

describe('signs that a surprise is likely to pay (C2)', () => {
  const all = { severity: 2, earlier: 0, isStable: false, isInOurControl: false };
  test('four of four: likely to pay', () => {
    expect(paradoxSigns(all, settings)).toMatchObject({ count: 4, verdict: 'surprise' });
  });
  test('two or three of four: either way', () => {
    expect(paradoxSigns({ ...all, severity: 3 }, settings)).toMatchObject({ count: 3, verdict: 'either' });
    expect(paradoxSigns({ ...all, severity: 3, isStable: true }, settings)).toMatchObject({
      verdict: 'either',
    });
  });
  test('one or none: fix it and keep it fixed', () => {
    const { count, verdict } = paradoxSigns(
      {
        severity: 4,
        earlier: 0,
        isStable: true,
        isInOurControl: true,
      },
      settings,
    );
    expect([count, verdict]).toEqual([1, 'prevent']);
  });
  test('the second failure in a year: skip the champagne, whatever else', () => {
    expect(paradoxSigns({ ...all, earlier: 1 }, settings)).toMatchObject({ count: 3, verdict: 'prevent' });
  });
  test('what nobody has said is no sign', () => {
    expect(paradoxSigns({ ...all, isStable: null, isInOurControl: null }, settings)).toMatchObject({
      count: 2,
      isOneOff: null,
      isBeyondOurControl: null,
      verdict: 'either',
    });
  });
});

describe('due moments', () => {
  // A Friday evening before a holiday on Monday.
  const facts = {
    noticedAt: at('2026-05-01T20:00:00Z'),
    acknowledgedAt: undefined,
    lastTouchDueAt: null,
  };
  test('run on the customer’s clock at first, at night and at weekends too', () => {
    expect(dueAt('owned', facts, settings, house)).toEqual(at('2026-05-01T20:15:00Z'));
    expect(dueAt('acknowledged', facts, settings, house)).toEqual(at('2026-05-01T21:00:00Z'));
    expect(dueAt('apologised', facts, settings, house)).toEqual(at('2026-05-01T21:00:00Z'));
  });
  test('and to the end of the third worked day for what is put right and closed', () => {
    // Tuesday, Wednesday, Thursday: over at midnight in London, which is an hour before midnight UTC.
    expect(dueAt('fixed', facts, settings, house)).toEqual(at('2026-05-07T23:00:00Z'));
    expect(dueAt('closed', facts, settings, house)).toEqual(at('2026-05-07T23:00:00Z'));
  });
  test('close not before the last touch', () => {
    const lastTouchDueAt = at('2026-05-20T17:00:00Z');
    expect(dueAt('closed', { ...facts, lastTouchDueAt }, settings, house)).toEqual(lastTouchDueAt);
  });
});

describe('the last touch', () => {
  const fixedAt = at('2026-05-01T09:30:00Z');
  test('comes on the evening before they leave', () => {
    const endsAt = at('2026-05-09T10:00:00Z');
    expect(lastTouchAt({ fixedAt, endsAt }, settings, house)).toEqual(at('2026-05-08T17:00:00Z'));
  });
  test('two worked days after the fix where nothing ends', () => {
    expect(lastTouchAt({ fixedAt, endsAt: null }, settings, house)).toEqual(at('2026-05-06T09:30:00Z'));
  });
  test('at the end itself, where the evening before has passed', () => {
    const endsAt = at('2026-05-01T15:00:00Z');
    expect(lastTouchAt({ fixedAt, endsAt }, settings, house)).toEqual(endsAt);
  });
  test('after the fix, where they have left already', () => {
    const endsAt = at('2026-04-30T15:00:00Z');
    expect(lastTouchAt({ fixedAt, endsAt }, settings, house)).toEqual(at('2026-05-06T09:30:00Z'));
  });
});

describe('benchmarks', () => {
  const facts: BenchmarkFacts = {
    noticedAt: at('2026-05-05T08:00:00Z'),
    ownedAt: at('2026-05-05T08:00:00Z'),
    acknowledgedAt: undefined,
    closedAt: undefined,
    now: at('2026-05-05T08:30:00Z'),
    contactsAfterFirst: 0,
    owners: 1,
  };
  const met = (given: Partial<BenchmarkFacts>) =>
    Object.fromEntries(
      benchmarks({ ...facts, ...given }, settings, house).map(({ name, isMet }) => [name, isMet]),
    );
  test('are not decided while they can still be met', () => {
    expect(met({})).toEqual({
      owned: true,
      acknowledged: null,
      'closed-quickly': null,
      'outer-limit': null,
      'contacts-after-first': null,
      owners: null,
    });
  });
  test('are missed when their time is over, or there are too many', () => {
    expect(met({ now: at('2026-07-05T08:30:00Z'), contactsAfterFirst: 2, owners: 2 })).toEqual({
      owned: true,
      acknowledged: false,
      'closed-quickly': false,
      'outer-limit': false,
      'contacts-after-first': false,
      owners: false,
    });
  });
  test('are met by closing on the third worked day', () => {
    const closedAt = at('2026-05-08T20:00:00Z');
    const acknowledgedAt = at('2026-05-05T09:00:00Z');
    expect(met({ closedAt, acknowledgedAt, now: closedAt })).toEqual({
      owned: true,
      acknowledged: true,
      'closed-quickly': true,
      'outer-limit': true,
      'contacts-after-first': true,
      owners: true,
    });
  });
});

describe('a surprise', () => {
  test('is the same in other letters', () => {
    expect(sameKey('A box of the premium CHOCOLATES!')).toBe(sameKey('box of premium chocolates'));
    expect(sameKey('Crème brûlée')).toBe(sameKey('creme brulee'));
    expect(sameKey('Champagne')).not.toBe(sameKey('Chocolates'));
  });
  test.each(['£20 off', 'A gift card', 'Ten pounds? No: 10 pounds', 'A credit note', '15 % less'])(
    '%s is money',
    (words) => expect(isMoney(words)).toBe(true),
  );
  test.each(['A box of chocolates', 'Two tickets for the boat', 'A hand-written card', '12 roses'])(
    '%s is none',
    (words) => expect(isMoney(words)).toBe(false),
  );
});

import { describe, expect, test } from 'vitest';
import { arrival, believableInstant, type ConversationFacts } from './arrival.ts';

const now = new Date('2026-03-09T09:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const closed = (days: number): ConversationFacts => ({
  status: 'closed',
  waitingSince: null,
  closedAt: daysAgo(days),
});
const words = { sentAt: now, isAutomatic: false, isThanksOnly: false };

describe('a closed conversation', () => {
  test('reopens when the customer writes within seven days', () => {
    expect(arrival(closed(7), words, now)).toEqual({
      continues: true,
      status: 'open',
      waitingSince: now,
      startsWaiting: true,
      reopens: true,
    });
  });
  test('is left alone later: new words begin a new conversation', () => {
    expect(arrival(closed(7.01), words, now)).toEqual({ continues: false });
  });
  test.each([{ isThanksOnly: true }, { isAutomatic: true }])('stays closed for %o, however late', (more) => {
    for (const days of [1, 100]) {
      expect(arrival(closed(days), { ...words, ...more }, now)).toMatchObject({
        continues: true,
        status: 'closed',
        startsWaiting: false,
        reopens: false,
      });
    }
  });
});

test('writing twice keeps the first moment of waiting', () => {
  const facts: ConversationFacts = { status: 'open', waitingSince: daysAgo(1), closedAt: null };
  expect(arrival(facts, words, now)).toMatchObject({ waitingSince: daysAgo(1), startsWaiting: false });
});

test.each(['waiting', 'snoozed'] as const)('words wake a %s conversation and start the clock', (status) => {
  const facts: ConversationFacts = { status, waitingSince: null, closedAt: null };
  expect(arrival(facts, words, now)).toMatchObject({ status: 'open', startsWaiting: true, reopens: false });
});

test('an out-of-office note leaves a waiting conversation waiting', () => {
  const facts: ConversationFacts = { status: 'waiting', waitingSince: null, closedAt: null };
  expect(arrival(facts, { ...words, isAutomatic: true }, now)).toMatchObject({
    status: 'waiting',
    waitingSince: null,
    startsWaiting: false,
  });
});

test('spam stays spam', () => {
  const facts: ConversationFacts = { status: 'spam', waitingSince: null, closedAt: null };
  expect(arrival(facts, words, now)).toMatchObject({ status: 'spam', startsWaiting: false });
});

test('a date in the future counts as now', () => {
  expect(believableInstant(daysAgo(-1), now)).toEqual(now);
  expect(believableInstant(daysAgo(1), now)).toEqual(daysAgo(1));
  expect(believableInstant(new Date('nonsense'), now)).toEqual(now);
});

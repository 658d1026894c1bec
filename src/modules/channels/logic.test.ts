import { describe, expect, test } from 'vitest';
import { backOffSeconds, channelState, numberInSubject, threadOf, type ThreadFacts } from './logic.ts';

const now = new Date('2026-03-02T09:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('the alarm of a channel', () => {
  const channel = { status: 'active', fetches: true, createdAt: minutesAgo(600), lastErrorAt: null };
  test.each([
    ['worked nine minutes ago', { ...channel, lastSuccessAt: minutesAgo(9) }, 'working'],
    ['has not worked for eleven minutes', { ...channel, lastSuccessAt: minutesAgo(11) }, 'trouble'],
    ['never worked since it was made long ago', { ...channel, lastSuccessAt: null }, 'trouble'],
    ['is new', { ...channel, createdAt: minutesAgo(1), lastSuccessAt: null }, 'waiting'],
    ['is paused', { ...channel, status: 'paused', lastSuccessAt: null }, 'paused'],
    [
      'is only fed and quiet for hours',
      { ...channel, fetches: false, lastSuccessAt: minutesAgo(300) },
      'working',
    ],
  ])('a channel that %s', (_, facts, state) => {
    expect(channelState(facts, now)).toBe(state);
  });
});

describe('where a mail belongs', () => {
  const stranger: ThreadFacts = {
    byCode: null,
    byReference: null,
    bySubject: null,
    senderCheck: 'unverified',
  };
  const known = { conversationId: 'c1', senderTakesPart: true };

  test('our own code joins even a sender whose domain did not vouch', () => {
    expect(threadOf({ ...stranger, byCode: 'c1' })).toEqual({ kind: 'join', conversationId: 'c1' });
  });
  test('a reference joins a verified sender who takes part', () => {
    const decision = threadOf({ ...stranger, byReference: known, senderCheck: 'verified' });
    expect(decision).toEqual({ kind: 'join', conversationId: 'c1' });
  });
  test.each(['unverified', 'failed'] as const)(
    'a reference by a %s sender begins anew with a hint',
    (senderCheck) => {
      const related = { conversationId: 'c1', by: 'reference' };
      expect(threadOf({ ...stranger, byReference: known, senderCheck })).toEqual({ kind: 'begin', related });
    },
  );
  test('a number in the subject by a verified stranger begins anew with a hint', () => {
    const bySubject = { conversationId: 'c1', senderTakesPart: false };
    const related = { conversationId: 'c1', by: 'subject' };
    expect(threadOf({ ...stranger, bySubject, senderCheck: 'verified' })).toEqual({ kind: 'begin', related });
  });
  test('a mail that names nothing begins anew', () => {
    expect(threadOf(stranger)).toEqual({ kind: 'begin', related: null });
  });
});

test.each([
  ['Re: [#2048] Broken pipe', 2048],
  ['#7', 7],
  ['Order no. 2048', null],
  ['colour #fff000', null],
  ['C#12 is a note', null],
])('the number in the subject %j is %j', (subject, number) => {
  expect(numberInSubject(subject)).toBe(number);
});

test('waiting doubles up to its limit and is spread over the second half', () => {
  const wait = (attempts: number, chance: number) =>
    backOffSeconds(attempts, { firstSeconds: 30, mostSeconds: 600, chance });
  expect([wait(1, 1), wait(2, 1), wait(3, 1), wait(20, 1)]).toEqual([30, 60, 120, 600]);
  expect(wait(2, 0)).toBe(30);
});

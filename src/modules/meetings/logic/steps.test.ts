import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingDays } from '#platform/days.ts';
import {
  isUnfinished,
  missingFor,
  mustBookTalk,
  proposedTalkAt,
  statusOf,
  stepStates,
  type Course,
  type Step,
  type StepSettings,
} from './steps.ts';

const settings: StepSettings = {
  reviewTopScore: 9,
  reviewPreReadDays: 5,
  reviewWriteUpDays: 2,
  reviewTalkDays: 10,
};
/** Monday to Friday, with Good Friday and Easter Monday of 2026 off. */
const days: WorkingDays = {
  zone: 'Europe/London',
  isWorked: (day) =>
    Temporal.PlainDate.from(day).dayOfWeek <= 5 && day !== '2026-04-03' && day !== '2026-04-06',
};
const at = (text: string) => new Date(text);
const review = (given: Partial<Course> = {}): Course => ({
  kind: 'account-review',
  hasCustomer: true,
  scheduledAt: at('2026-03-26T10:00:00Z'),
  score: null,
  preReadSentAt: null,
  heldAt: null,
  writtenUpAt: null,
  talkBookedAt: null,
  agreedAt: null,
  closedAt: null,
  isCancelled: false,
  talkHeldAt: null,
  openPoints: 0,
  followsTopScore: false,
  ...given,
});
const held = { heldAt: at('2026-03-26T11:00:00Z') };
const written = { ...held, writtenUpAt: at('2026-03-27T11:00:00Z') };
const booked = { ...written, talkBookedAt: at('2026-03-27T12:00:00Z') };
const agreed = { ...booked, agreedAt: at('2026-03-30T12:00:00Z') };
const talked = { ...agreed, talkHeldAt: at('2026-03-31T12:00:00Z') };

describe('a step that is out of turn says everything that is missing', () => {
  test.each<[string, Partial<Course>, Step, string[]]>([
    ['a pre-read for nobody', { hasCustomer: false }, 'pre-read', ['no-customer']],
    ['a pre-read after the meeting', held, 'pre-read', ['held-already']],
    ['a review without a pre-read may still be held', {}, 'hold', []],
    ['written up before it was held', {}, 'write-up', ['not-held']],
    ['a talk before it was held', {}, 'book-talk', ['not-held']],
    ['agreed straight away', {}, 'agree', ['not-held', 'not-written-up', 'no-talk-booked']],
    ['agreed without a talk', written, 'agree', ['no-talk-booked']],
    ['closed straight away', {}, 'close', ['not-held', 'not-written-up', 'no-talk-booked', 'not-agreed']],
    ['closed without the talk', agreed, 'close', ['talk-not-held']],
    ['closed with a point left open', { ...talked, openPoints: 2 }, 'close', ['open-points']],
    ['closed when all is done', talked, 'close', []],
    ['held twice', held, 'hold', ['done-already']],
    ['cancelled after it was held', held, 'cancel', ['held-already']],
    ['anything after cancelling', { isCancelled: true }, 'hold', ['cancelled-already']],
    [
      'anything after closing',
      { ...talked, closedAt: at('2026-04-01T12:00:00Z') },
      'agree',
      ['closed-already'],
    ],
    ['a pre-read of a talk', { kind: 'post-review-talk' }, 'pre-read', ['not-a-review']],
    ['a talk of a talk', { kind: 'post-review-talk', ...held }, 'book-talk', ['not-a-review']],
    [
      'a talk closed before it is written up',
      { kind: 'post-review-talk', ...held },
      'close',
      ['not-written-up'],
    ],
    [
      'calling off the talk after a top score',
      { kind: 'post-review-talk', followsTopScore: true },
      'cancel',
      ['top-score-needs-talk'],
    ],
    ['calling off another talk', { kind: 'post-review-talk' }, 'cancel', []],
    ['a huddle needs no more than to be held', { kind: 'huddle', ...held }, 'close', []],
  ])('%s', (_, given, step, missing) => {
    expect(missingFor(review(given), step)).toEqual(missing);
  });
});

describe('the status', () => {
  test.each<[Partial<Course>, string]>([
    [{}, 'planned'],
    [{ preReadSentAt: at('2026-03-19T10:00:00Z') }, 'pre-read-sent'],
    [held, 'held'],
    [written, 'written-up'],
    [{ ...held, talkBookedAt: at('2026-03-26T11:00:00Z') }, 'held'],
    [booked, 'talk-booked'],
    [agreed, 'agreed'],
    [{ ...talked, closedAt: at('2026-04-01T10:00:00Z') }, 'closed'],
    [{ isCancelled: true }, 'cancelled'],
  ])('of %j is %s', (given, status) => expect(statusOf(review(given))).toBe(status));
});

describe('a top score', () => {
  test.each([
    [9.6, true],
    [9, true],
    [8.9, false],
    [null, false],
  ])('of %s books the talk when the review is held: %s', (score, books) => {
    expect(mustBookTalk(review({ ...held, score }), settings)).toBe(books);
  });

  test('books nothing before the review is held, and nothing twice', () => {
    expect(mustBookTalk(review({ score: 10 }), settings)).toBe(false);
    expect(mustBookTalk(review({ ...booked, score: 10 }), settings)).toBe(false);
  });

  test('proposes the talk within the ten working days, at the same time of day across the change of the clocks', () => {
    // Thursday 26 March, 11:00 in London; the clocks go forward on the 29th. Five working days on is 2 April.
    expect(proposedTalkAt(held.heldAt, settings, days)).toEqual(at('2026-04-02T10:00:00Z'));
    const soon = proposedTalkAt(held.heldAt, { ...settings, reviewTalkDays: 1 }, days);
    expect(soon).toEqual(at('2026-03-27T11:00:00Z'));
  });
});

describe('due days', () => {
  const dues = (given: Partial<Course>, now: string) =>
    Object.fromEntries(
      stepStates(review(given), { settings, days, now: at(now) }).map(({ step, dueOn, state }) => [
        step,
        [dueOn, state],
      ]),
    );

  test('the pre-read leaves five working days before', () => {
    expect(dues({}, '2026-03-19T23:00:00Z')['pre-read']).toEqual(['2026-03-19', 'next']);
    expect(dues({}, '2026-03-20T01:00:00Z')['pre-read']).toEqual(['2026-03-19', 'overdue']);
  });

  test('write-up and talk count working days over Easter', () => {
    const seen = dues(held, '2026-03-31T09:00:00Z');
    expect(seen['write-up']).toEqual(['2026-03-30', 'overdue']);
    expect(seen['book-talk']).toEqual(['2026-04-13', 'later']);
    expect(seen['pre-read']).toEqual(['2026-03-19', 'left-out']);
  });
});

test('no sequence of commands closes a review that was not written up, followed up and agreed', () => {
  const command = fc.record({
    step: fc.constantFrom<Step>('pre-read', 'hold', 'write-up', 'book-talk', 'agree', 'close', 'cancel'),
    score: fc.option(fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10)),
    talkIsHeld: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      let course = review();
      let now = at('2026-03-26T10:00:00Z').getTime();
      for (const { step, score, talkIsHeld } of commands) {
        now += 3_600_000;
        if (score !== null) course = { ...course, score };
        if (talkIsHeld && course.talkBookedAt) course = { ...course, talkHeldAt: new Date(now) };
        if (missingFor(course, step).length === 0) course = taken(course, step, new Date(now));
        if (mustBookTalk(course, settings)) course = { ...course, talkBookedAt: new Date(now) };
        if (statusOf(course) !== 'closed') continue;
        expect([
          course.heldAt,
          course.writtenUpAt,
          course.talkBookedAt,
          course.talkHeldAt,
          course.agreedAt,
        ]).not.toContain(null);
        expect(isUnfinished(course)).toBe(false);
      }
      const hasTopScoreUntold =
        course.heldAt !== null && (course.score ?? 0) >= 9 && course.talkBookedAt === null;
      expect(hasTopScoreUntold).toBe(false);
    }),
    { numRuns: 500 },
  );
});

function taken(course: Course, step: Step, now: Date): Course {
  switch (step) {
    case 'pre-read':
      return { ...course, preReadSentAt: now };
    case 'hold':
      return { ...course, heldAt: now };
    case 'write-up':
      return { ...course, writtenUpAt: now };
    case 'book-talk':
      return { ...course, talkBookedAt: now };
    case 'agree':
      return { ...course, agreedAt: now };
    case 'close':
      return { ...course, closedAt: now };
    case 'cancel':
      return { ...course, isCancelled: true };
  }
}

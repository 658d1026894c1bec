import { describe, expect, test } from 'vitest';
import { isConcerned, maySeeAnswer } from '../permissions.ts';
import { chooseElement } from './choose-element.ts';
import { machineVerdict } from './machine.ts';
import { pageState } from './page-state.ts';
import { personalMark } from './personal-mark.ts';
import { answerChange, questionsOf, readSubmission } from './submission.ts';

const now = new Date('2026-03-02T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('which basic is asked about', () => {
  const element = (id: string, touchpointId: string | null, evidence: number, position = 0) => ({
    id,
    touchpointId,
    evidence,
    position,
  });
  test('one of the moment the conversation was about comes first, however much is known of it', () => {
    expect(chooseElement([element('a', null, 0), element('b', 'stay', 90)], 'stay')?.id).toBe('b');
  });
  test('elsewhere it is the one we know least of, and of equals the first in the list', () => {
    expect(
      chooseElement([element('a', 'x', 5), element('b', 'y', 2), element('c', 'y', 2, 1)], null)?.id,
    ).toBe('b');
  });
  test('without basics there is no such question', () => {
    expect(chooseElement([], 'stay')).toBeNull();
    expect(questionsOf({ kind: 'after-conversation', elementId: null, staffId: null })).toEqual([
      'school-mark',
      'what-missed',
      'rule-in-the-way',
    ]);
  });
});

describe('where the link leads', () => {
  const sent = { status: 'sent', answeredAt: null, changeableUntil: null, expiresAt: later(30) };
  const answered = { status: 'answered', answeredAt: now, changeableUntil: later(7), expiresAt: later(30) };
  test.each([
    ['open until it expires', sent, later(29), 'open'],
    ['gone from the moment it expires', sent, later(30), 'gone'],
    ['gone when withdrawn, even if answered', { ...answered, status: 'withdrawn' }, later(1), 'gone'],
    ['changeable for seven days', answered, later(6.99), 'changeable'],
    ['final after that', answered, later(7), 'final'],
    ['gone at the end', answered, later(30), 'gone'],
    [
      'changeable beyond its end when answered late',
      { ...answered, changeableUntil: later(36) },
      later(35),
      'changeable',
    ],
  ])('%s', (_, ask, at, state) => {
    expect(pageState(ask, at)).toBe(state);
  });
});

describe('what a form says', () => {
  test('answers are trimmed, unknown fields and unasked questions ignored', () => {
    const form = { mark: 'A', missed: ' dust \r\n', keep: 'x', other: 'y' };
    expect(readSubmission(form, ['school-mark', 'what-missed'])).toEqual({
      given: [
        { question: 'school-mark', value: 'A' },
        { question: 'what-missed', value: 'dust' },
      ],
      problems: [],
    });
  });
  test.each([
    [{ mark: 'E' }, { question: 'school-mark', code: 'not-a-choice' }],
    [{ missed: 'x'.repeat(2001) }, { question: 'what-missed', code: 'words-too-long' }],
    [{}, { question: null, code: 'nothing-said' }],
    [{ mark: '   ' }, { question: null, code: 'nothing-said' }],
  ] as const)('%j is refused', (form, problem) => {
    expect(readSubmission(form, ['school-mark', 'what-missed']).problems).toEqual([problem]);
  });
  test('a changed answer replaces, a repeated one does not, an emptied one is taken back', () => {
    const current = [
      { id: '1', question: 'school-mark', value: 'C' },
      { id: '2', question: 'keep', value: 'smile' },
      { id: '3', question: 'change', value: 'speed' },
    ] as const;
    const change = answerChange(current, [
      { question: 'school-mark', value: 'A' },
      { question: 'keep', value: 'smile' },
    ]);
    expect(change.replaced.map((answer) => answer.id)).toEqual(['1', '3']);
    expect(change.added).toEqual([{ question: 'school-mark', value: 'A' }]);
  });
});

describe('machines', () => {
  const opened = new Date(now.getTime() - 2000);
  test('a form sent two seconds after it was shown may be a person', () => {
    expect(machineVerdict({ trap: '', openedAt: opened, now })).toBe('person');
  });
  test('a quicker one, or one that was never shown, is asked to press once more', () => {
    expect(machineVerdict({ trap: '', openedAt: new Date(opened.getTime() + 1), now })).toBe('too-fast');
    expect(machineVerdict({ trap: '', openedAt: null, now })).toBe('too-fast');
  });
  test('whoever fills the field nobody sees is a machine', () => {
    expect(machineVerdict({ trap: 'http://spam.test', openedAt: opened, now })).toBe('machine');
  });
});

describe('answers about a person', () => {
  const answer = { question: 'how-did-i-do', staffId: 'sam', sharedAt: null } as const;
  test('are seen by that person alone until shared', () => {
    expect(maySeeAnswer({ kind: 'staff', id: 'sam' }, answer)).toBe(true);
    expect(maySeeAnswer({ kind: 'staff', id: 'owner' }, answer)).toBe(false);
    expect(maySeeAnswer({ kind: 'key', id: 'sam' }, answer)).toBe(false);
    expect(maySeeAnswer({ kind: 'staff', id: 'owner' }, { ...answer, sharedAt: now })).toBe(true);
    expect(isConcerned({ kind: 'staff', id: 'owner' }, answer)).toBe(false);
  });
  test('what was said of the whole is for everybody', () => {
    expect(maySeeAnswer({ kind: 'key' }, { ...answer, question: 'what-missed' })).toBe(true);
  });
  test('become a figure at ten, and below that only their number is told', () => {
    expect(personalMark({ 5: 9 }, 10)).toEqual({ shown: false, n: 9, needed: 10 });
    expect(personalMark({}, 10)).toEqual({ shown: false, n: 0, needed: 10 });
    const shown = personalMark({ 5: 9, 4: 1 }, 10);
    expect(shown).toMatchObject({ shown: true, n: 10 });
    expect(shown.shown && shown.value).toBeCloseTo(4.9, 10);
    expect(shown.shown && shown.interval.high).toBe(5);
  });
});

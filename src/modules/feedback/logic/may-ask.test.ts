import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayAsk, type AskFacts } from './may-ask.ts';

const now = new Date('2026-03-02T12:00:00Z');
const settings = { restDays: 30, delayMinutes: 60 };
const closed: AskFacts = {
  status: 'closed',
  closedAt: now,
  hasHumanReply: true,
  lastWordWasAutomatic: false,
  address: 'ann@customer.test',
  declinesAsks: false,
  askedInThisConversation: false,
  lastAskedAt: null,
};
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('whom we ask', () => {
  test('a closed conversation with a reply of ours is asked about an hour later', () => {
    expect(mayAsk(closed, settings, now)).toEqual({ allowed: true, from: new Date('2026-03-02T13:00:00Z') });
  });

  test.each([
    ['reopened meanwhile', { status: 'open', closedAt: null }, 'not-closed'],
    ['spam', { status: 'spam' }, 'not-closed'],
    ['a customer who declined', { declinesAsks: true }, 'declined'],
    ['asked in this conversation before', { askedInThisConversation: true }, 'already-asked'],
    ['nobody of ours wrote', { hasHumanReply: false }, 'no-human-reply'],
    ['an absence note was the last word', { lastWordWasAutomatic: true }, 'automatic-mail'],
    ['no address', { address: null }, 'no-address'],
    ['asked elsewhere 29 days ago', { lastAskedAt: daysAgo(29) }, 'asked-lately'],
  ] as const)('nobody is asked: %s', (_, change, because) => {
    expect(mayAsk({ ...closed, ...change }, settings, now)).toEqual({ allowed: false, because });
  });

  test('after thirty days a customer may be asked again', () => {
    expect(mayAsk({ ...closed, lastAskedAt: daysAgo(30) }, settings, now).allowed).toBe(true);
  });

  test('one customer is never asked twice within the rest, whatever closes when', () => {
    const closings = fc.array(fc.integer({ min: 0, max: 200 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(closings, (hours) => {
        const asked: number[] = [];
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const closedAt = new Date(now.getTime() + hour * 3_600_000);
          const last = asked.at(-1);
          const lastAskedAt = last === undefined ? null : new Date(last);
          const later = new Date(closedAt.getTime() + 3_600_000);
          if (mayAsk({ ...closed, closedAt, lastAskedAt }, settings, later).allowed)
            asked.push(later.getTime());
        }
        return asked.every((at, index) => index === 0 || at - (asked[index - 1] ?? 0) >= 30 * 86_400_000);
      }),
    );
  });

  test('no mark and no answer is among what the decision may look at', () => {
    const names = Object.keys(closed).join(' ').toLowerCase();
    expect(names).not.toMatch(/mark|grade|score|answervalue|delight|satisf/);
    const withMarks = (mark: string) => mayAsk({ ...closed, ...{ mark, grade: mark } }, settings, now);
    expect(withMarks('A')).toEqual(withMarks('F'));
  });
});

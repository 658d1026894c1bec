import { expect, test } from 'vitest';
import { clocksStartedBy, clocksToStart, nextUpdateStands } from './which-clocks.ts';

const words = { isFirst: true, startsWaiting: true, reopened: false, automatic: false };

test.each([
  ['the first words', {}, ['first-reply', 'next-update', 'close']],
  ['later words', { isFirst: false }, ['next-reply', 'next-update']],
  ['words that reopen', { isFirst: false, reopened: true }, ['next-reply', 'next-update', 'close']],
  ['words while we already owe an answer', { isFirst: false, startsWaiting: false }, []],
  ['an out-of-office note', { automatic: true }, []],
])('%s start %o', (_, more, expected) => {
  expect(clocksStartedBy({ ...words, ...more })).toEqual(expected);
});

test('a next update of its own is promised only where no reply is', () => {
  const all = (['next-reply', 'next-update', 'close'] as const).map((kind) => ({ kind }));
  expect(clocksToStart(all).map(({ kind }) => kind)).toEqual(['next-reply', 'close']);
  expect(clocksToStart(all.slice(1)).map(({ kind }) => kind)).toEqual(['next-update', 'close']);
});

test.each([
  ['open', true],
  ['snoozed', true],
  ['waiting', false],
  ['closed', false],
  ['spam', false],
])('a stated next update in a conversation that is %s stands: %s', (status, stands) => {
  expect(nextUpdateStands(status)).toBe(stands);
});

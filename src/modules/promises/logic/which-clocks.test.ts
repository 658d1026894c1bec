import { expect, test } from 'vitest';
import { clocksStartedBy } from './which-clocks.ts';

const words = { isFirst: true, startsWaiting: true, reopened: false, automatic: false };

test.each([
  ['the first words', {}, ['first-reply', 'close']],
  ['later words', { isFirst: false }, ['next-reply']],
  ['words that reopen', { isFirst: false, reopened: true }, ['next-reply', 'close']],
  ['words while we already owe an answer', { isFirst: false, startsWaiting: false }, []],
  ['an out-of-office note', { automatic: true }, []],
])('%s start %o', (_, more, expected) => {
  expect(clocksStartedBy({ ...words, ...more })).toEqual(expected);
});

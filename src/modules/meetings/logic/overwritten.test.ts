import { expect, test } from 'vitest';
import { overwritten } from './overwritten.ts';

const stored = { notes: 'Ann wrote this.', privateNotes: '', teamNote: '', dissatisfaction: '' };

test.each([
  ['the text the writer began with', { notes: 'Better.' }, { notes: 'Ann wrote this.' }, true, []],
  ['a text that came meanwhile', { notes: 'Mine.' }, { notes: '' }, false, ['notes']],
  ['a page seen before it came', { notes: 'Mine.' }, undefined, true, ['notes']],
  ['a page seen as it is', { notes: 'Mine.' }, undefined, false, []],
  ['the very same words', { notes: 'Ann wrote this.' }, { notes: '' }, true, []],
  ['an empty text', { teamNote: 'Two lines.' }, undefined, true, []],
  ['another text of the page', { teamNote: 'Two lines.' }, { teamNote: '' }, true, []],
] as const)('saving over %s', (_, given, was, isStale, lost) => {
  expect(overwritten({ stored, given, was, isStale })).toEqual(lost);
});

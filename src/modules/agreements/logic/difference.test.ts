import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageContent } from '../contract/content.ts';
import { difference, saysTheSame, wordDifference } from './difference.ts';
import { emptyPage } from './lines.ts';
import { merge } from './merge.ts';

const page = (ours: [string, string][], rest: Partial<PageContent> = {}): PageContent => ({
  ...emptyPage,
  ours: ours.map(([id, words]) => ({ id, words, promiseId: null, elementId: null, expectationId: null })),
  ...rest,
});

test('words that came and went are marked, the others are not', () => {
  expect(wordDifference('We answer within 4 hours.', 'We answer within one working day.')).toEqual([
    { kind: 'same', text: 'We answer within' },
    { kind: 'removed', text: ' 4 hours.' },
    { kind: 'added', text: ' one working day.' },
  ]);
});

test('lines are told apart by their id: added, removed, changed, the same', () => {
  const before = page([
    ['a', 'We answer within 4 hours.'],
    ['b', 'We ring first.'],
    ['c', 'No smoke.'],
  ]);
  const after = page(
    [
      ['a', 'We answer within 2 hours.'],
      ['c', 'No smoke.'],
      ['d', 'We sweep up.'],
    ],
    { missed: 'You get £20.' },
  );
  expect(difference(before, after).map(({ lineId, kind }) => `${lineId} ${kind}`)).toEqual([
    'a changed',
    'b removed',
    'c same',
    'd added',
    'missed added',
  ]);
});

const words = fc
  .array(fc.constantFrom('we', 'you', 'answer', 'ring', 'within', '4', 'hours', 'always', 'no'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.join(' '));
const anyPage = fc
  .record({
    ours: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), words), {
      selector: ([id]) => id,
      maxLength: 5,
    }),
    missed: fc.option(words, { nil: '' }),
    intro: fc.option(words, { nil: '' }),
  })
  .map(({ ours, ...rest }) => page(ours, rest));

test('a text is rebuilt from what stayed and what came, and the old one from what stayed and what went', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = wordDifference(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('removed')).toBe(after);
      expect(without('added')).toBe(before);
    }),
  );
});

test('every line of both pages is told once, and equal pages differ in nothing', () => {
  fc.assert(
    fc.property(anyPage, anyPage, (before, after) => {
      const rows = difference(before, after);
      const ids = rows.map(({ section, lineId }) => `${section} ${lineId}`);
      expect(new Set(ids).size).toBe(ids.length);
      const linesAfter = rows.filter(({ kind }) => kind !== 'removed').map(({ after: said }) => said);
      for (const { words: said } of after.ours) expect(linesAfter).toContain(said);
      for (const { words: said } of before.ours) expect(rows.map((row) => row.before)).toContain(said);
      expect(saysTheSame(after, after)).toBe(true);
    }),
  );
});

const said = (content: PageContent) => [
  ...content.ours.map((line) => line.words),
  ...[content.missed, content.intro].flatMap((text) => text.split('\n').filter(Boolean)),
];

test('joining two changes loses no words that either side wrote', () => {
  fc.assert(
    fc.property(anyPage, anyPage, anyPage, (base, mine, theirs) => {
      const { content } = merge({ base, mine, theirs });
      const before = new Set(said(base));
      for (const side of [mine, theirs])
        for (const line of said(side)) if (!before.has(line)) expect(said(content)).toContain(line);
      const ids = content.ours.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('joining with an unchanged side is the changed side', () => {
  fc.assert(
    fc.property(anyPage, anyPage, (base, changed) => {
      expect(said(merge({ base, mine: changed, theirs: base }).content)).toEqual(said(changed));
      const other = merge({ base, mine: base, theirs: changed });
      expect(other.conflicts).toEqual([]);
      expect(said(other.content).toSorted()).toEqual(said(changed).toSorted());
    }),
  );
});

test('what both reworded stands twice and is named', () => {
  const merged = merge({
    base: page([['a', 'Within 4 hours.']]),
    mine: page([['a', 'Within 2 hours.']]),
    theirs: page([
      ['a', 'Within 1 hour.'],
      ['z', 'Ring first.'],
    ]),
  });
  expect(merged.conflicts).toEqual([{ section: 'ours', lineId: 'a' }]);
  expect(merged.content.ours.map((line) => line.words)).toEqual([
    'Within 2 hours.',
    'Within 1 hour.',
    'Ring first.',
  ]);
});

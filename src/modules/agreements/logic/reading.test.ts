import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPage } from './lines.ts';
import { pageBudget, pageSize } from './one-page.ts';
import { fewestWords, readingAge, syllablesOf } from './reading-age.ts';

test.each([
  ['the', 1],
  ['promise', 2],
  ['customer', 3],
  ['answered', 2],
  ['little', 2],
  ['responsibility', 6],
  ['4', 1],
  ['café', 2],
])('%s has %i', (word, count) => {
  expect(syllablesOf(word)).toBe(count);
});

test('plain words read like a child’s book, contract words like a contract', () => {
  const plain = readingAge([
    'We ring you the day before. We come when we say. If we are late, you pay less.',
    'We mop up. We take the old parts with us. You get a bill you can read.',
  ]);
  const legal = readingAge([
    'Notwithstanding any contrary stipulation herein, the undersigned organisation endeavours to facilitate communication regarding operational availability considerations and subsequent organisational responsibilities pertaining to remuneration, indemnification, confidentiality, intellectual property, arbitration, jurisdiction, assignment, severability and termination.',
  ]);
  expect(plain.age).toBeLessThan(8);
  expect(legal.age).toBeGreaterThan(20);
});

test('the worked figure: 40 words in 4 sentences with 52 syllables is grade 3.65, age 8.7', () => {
  const sentence = 'we come to you on the day we say always okay.';
  const ten = 'we go to the open door and ring again today.';
  expect(readingAge([sentence]).age).toBeNull();
  const four = readingAge([ten, ten, ten, ten]);
  expect(four.words).toBe(40);
  // 10 words a sentence, 13 syllables in ten words: .39 · 10 + 11.8 · 1.3 − 15.59 = 3.65.
  expect(four.age).toBe(8.7);
});

test('a few words say nothing yet', () => {
  expect(readingAge(['Four short words here.']).age).toBeNull();
});

const text = fc.array(fc.constantFrom('we', 'ring', 'before', 'coming', 'customer', 'reliability'), {
  minLength: fewestWords,
  maxLength: 200,
});

test('the age is a number from five on, and longer sentences never read younger', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 10 }), (words, at) => {
      const whole = readingAge([`${words.join(' ')}.`]);
      const cut = readingAge([`${words.slice(0, at).join(' ')}. ${words.slice(at).join(' ')}.`]);
      expect(whole.age).toBeGreaterThanOrEqual(5);
      expect(cut.age ?? 0).toBeLessThanOrEqual(whole.age ?? 0);
    }),
  );
});

test('any text at all is read without trouble', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })), (lines) => {
      const { age } = readingAge(lines);
      expect(age === null || Number.isFinite(age)).toBe(true);
    }),
  );
});

test('one page is one page until a line too many stands on it', () => {
  const theirs = (n: number) => ({
    ...emptyPage,
    theirs: Array.from({ length: n }, (_, index) => ({ id: `l${index}`, words: 'Be there.' })),
  });
  expect(pageSize(theirs(pageBudget.lines))).toEqual({ lines: 40, words: 80, fits: true });
  expect(pageSize(theirs(pageBudget.lines + 1)).fits).toBe(false);
  expect(pageSize({ ...emptyPage, intro: 'word '.repeat(401) }).fits).toBe(false);
});

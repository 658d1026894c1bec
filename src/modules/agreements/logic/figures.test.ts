import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clarity } from './clarity.ts';
import { keptSoFar } from './kept.ts';
import { samePage } from './same-page.ts';

const list = (...words: string[]) => words.map((word) => ({ words: word }));

test('C24: three of five shared, rank-weighted .33', () => {
  const result = samePage(
    list('speed', 'price', 'reporting', 'innovation', 'accuracy'),
    list('accuracy', 'Speed', 'proactive', 'reporting', 'named  contact'),
  );
  expect(result).toMatchObject({
    overlap: 3,
    of: 5,
    both: ['speed', 'reporting', 'accuracy'],
    onlyUs: ['price', 'innovation'],
    onlyThem: ['proactive', 'named  contact'],
  });
  expect(Math.round(result.agreement * 100) / 100).toBe(0.33);
});

test('the same element is the same thing in other words', () => {
  const result = samePage([{ words: 'Quick', elementId: 'a' }], [{ words: 'No waiting', elementId: 'a' }]);
  expect(result).toMatchObject({ overlap: 1, agreement: 1 });
});

test('equal lists give one, lists with nothing in common nothing, and sides may be swapped', () => {
  const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), {
    minLength: 5,
    maxLength: 5,
  });
  fc.assert(
    fc.property(words, words, (us, them) => {
      expect(samePage(list(...us), list(...us)).agreement).toBeCloseTo(1, 10);
      const one = samePage(list(...us), list(...them));
      const other = samePage(list(...them), list(...us));
      expect(one.agreement).toBeCloseTo(other.agreement, 10);
      expect(one.agreement).toBeGreaterThanOrEqual(0);
      expect(one.agreement).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
  expect(samePage(list('a'), list('b')).agreement).toBe(0);
});

test('C28: 6 problems in 40 months against 21 in 60 is .43 [.17, 1.06], not shown yet', () => {
  const result = clarity(
    { with: { events: 6, exposure: 40 }, without: { events: 21, exposure: 60 } },
    { needed: 25 },
  );
  if (!result.shown) throw new Error('there is enough to compare');
  expect(result.ratio.value).toBeCloseTo(0.43, 2);
  expect(result.ratio.interval.low).toBeCloseTo(0.17, 2);
  expect(result.ratio.interval.high).toBeCloseTo(1.06, 2);
  expect(result.ratio.verdict).toBe('not-shown-yet');
});

test('too few months are counted and not compared', () => {
  const few = { with: { events: 1, exposure: 24 }, without: { events: 21, exposure: 60 } };
  expect(clarity(few, { needed: 25 })).toEqual({ shown: false, ...few, needed: 25 });
  const none = { with: { events: 0, exposure: 40 }, without: { events: 0, exposure: 60 } };
  expect(clarity(none, { needed: 25 }).shown).toBe(false);
});

test('a promise is shown by its share only from enough times, and on trial as on trial', () => {
  const facts = { kept: 18, n: 20, isTrial: false, trialUntil: null };
  expect(keptSoFar(facts, 20)).toMatchObject({ shown: 'share', share: { value: 0.9, n: 20 } });
  expect(keptSoFar({ ...facts, n: 19 }, 20)).toEqual({ shown: 'so-far', kept: 18, n: 19, needed: 20 });
  expect(keptSoFar({ ...facts, n: 0, kept: 0 }, 20)).toEqual({ shown: 'nothing' });
  expect(keptSoFar({ ...facts, isTrial: true, trialUntil: '2026-06-01' }, 20)).toEqual({
    shown: 'trial',
    until: '2026-06-01',
    n: 20,
  });
});

import { describe, expect, test } from 'vitest';
import { readRating } from './rating.ts';
import { readReport } from './report.ts';

describe('the marks of a form', () => {
  const marks = { distributive: '4', procedural: '3', interactional: '5', compared: '4' };

  test('are four, with words and a recommendation where given', () => {
    expect(readRating({ ...marks, words: ' Thank\r\nyou ', recommend: 'no' })).toEqual({
      ...{ distributive: 4, procedural: 3, interactional: 5, compared: 4 },
      ...{ words: 'Thank\nyou', wouldRecommend: false },
    });
    expect(readRating(marks)).toMatchObject({ words: '', wouldRecommend: null });
  });

  test.each(['', '0', '6', '4.5', 'x', ' 4'])('count as missing when one is %j', (procedural) => {
    expect(readRating({ ...marks, procedural })).toBe('missing');
  });

  test('are refused with more words than fit', () => {
    expect(readRating({ ...marks, words: 'x'.repeat(4001) })).toBe('too-long');
  });
});

describe('a report', () => {
  const words = 'The shower is cold';

  test('needs words alone', () => {
    expect(readReport({ words: ` ${words}\r\n` }, [])).toEqual({
      ...{ words, wish: '', elementId: null, severity: 2 },
    });
  });

  test('weighs as they say, and is about what is ours to name', () => {
    const form = { words, weight: 'spoiled', element: 'e', wish: 'Another room' };
    expect(readReport(form, ['e'])).toMatchObject({ severity: 3, elementId: 'e', wish: 'Another room' });
    expect(readReport({ ...form, weight: '5', element: 'foreign' }, ['e'])).toMatchObject({
      severity: 2,
      elementId: null,
    });
  });

  test('of nothing or too much is none', () => {
    expect(readReport({ words: ' \r\n ' }, [])).toBe('empty');
    expect(readReport({}, [])).toBe('empty');
    expect(readReport({ words: 'x'.repeat(2001) }, [])).toBe('long');
    expect(readReport({ words, wish: 'x'.repeat(2001) }, [])).toBe('long');
  });
});

import { describe, expect, test } from 'vitest';
import { handOver, placeOf } from './hand-over.ts';

const at = (text: string, from = text.length, to = from) => ({ text, from, to });

describe('what the rich editor begins with', () => {
  test('an untouched draft goes over as it was, bold and all', () => {
    const draft = '<p>We are <strong>sorry</strong>.</p>';
    expect(handOver(draft, at('We are sorry.', 3))).toEqual({
      html: draft,
      selection: undefined,
      keepsSpaces: false,
    });
  });

  test('words typed into an empty field, with the caret where it stood', () => {
    expect(handOver('', at('Dear Ada', 4))).toEqual({
      html: '<p>Dear Ada</p>',
      selection: { from: 5, to: 5 },
      keepsSpaces: true,
    });
  });

  test('words typed after a formatted draft follow it', () => {
    expect(handOver('<p>So <em>sorry</em></p>', at('So sorry and more'))).toEqual({
      html: '<p>So <em>sorry</em></p><p> and more</p>',
      selection: undefined,
      keepsSpaces: true,
    });
  });

  test('words typed into a plain draft join it', () => {
    expect(handOver('<p>Dear</p>', at('Dear Ada')).html).toBe('<p>Dear Ada</p>');
  });

  test('a selection stays a selection', () => {
    expect(handOver('', at('Dear Ada', 5, 8)).selection).toEqual({ from: 6, to: 9 });
  });
});

test.each([
  ['', 0, 1],
  ['ab', 2, 3],
  ['a\nb', 3, 4],
  ['a\n\nb', 4, 5],
  ['a\n\nb', 3, 4],
  ['a\n\n\n\nb', 6, 5],
])('in %j the place after %i letters is %i', (text, letters, place) => {
  expect(placeOf(text, letters)).toBe(place);
});

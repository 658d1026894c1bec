import { describe, expect, test } from 'vitest';
import { findEcho, phrasesOf } from './echo.ts';
import { ownSubject, ownWords } from './echo-words.ts';

const published = phrasesOf({
  slogans: [
    'Five star',
    'clean rooms',
    'Nothing is too much trouble',
    'quiet after eleven',
    'Legendary service',
  ],
  promises: [
    { id: 'p1', name: '24-hour reply', sentence: 'You hear from us within 24 hours.' },
    { id: 'p2', name: 'Same-day repair', sentence: 'We repair what is broken the same day.' },
  ],
});
const read = (text: string, { hasFailure = false, subject = '' } = {}) => {
  const echo = findEcho({ subject, text, hasFailure }, published, { echoReach: 6 });
  return echo === null ? 'none' : [echo.level, echo.phrase, echo.cue].filter(Boolean).join(' · ');
};

describe('the promise echo (C7b)', () => {
  test.each([
    ['Not exactly five star service', 'high · five star · not exactly'],
    ['Thank you, truly 5-star service!', 'none'],
    ['So much for your "24-hour reply".', 'high · 24 hour reply · so much for'],
    ['Is this your idea of clean rooms?', 'high · clean rooms · is this your'],
    ['Could you reply within 24 hours?', 'none'],
  ])('%s', (message, result) => {
    expect(read(message)).toBe(result);
  });

  test('our phrase after a logged failure is looked at, without a cue', () => {
    expect(read('Five star! My parcel is in a hedge.', { hasFailure: true })).toBe('low · five star');
    expect(read('Five star! My parcel is in a hedge.')).toBe('none');
  });
});

describe('it also hears', () => {
  test.each([
    ['curly quotes', 'Is that your “clean rooms”?', 'high · clean rooms · is that your'],
    ['curly apostrophes beside the cue', 'That’s hardly five star, is it?', 'high · five star · hardly'],
    ['digits for number words', 'Not exactly 5 star.', 'high · five star · not exactly'],
    ['hyphens', 'Hardly five-star treatment', 'high · five star · hardly'],
    ['dashes and shouting', 'SO MUCH FOR — FIVE STAR!!!', 'high · five star · so much for'],
    [
      'number words for digits',
      'So much for the twenty-four hour reply',
      'high · 24 hour reply · so much for',
    ],
    ['the hours in full', 'I thought you answered in 24 hours', 'high · 24 hours · i thought you'],
    ['letters that touch digits', 'so much for a 24hour reply', 'high · 24 hour reply · so much for'],
    ['the cue after the phrase', 'Five star? Anything but.', 'high · five star · anything but'],
    [
      'the cue after the phrase, with words between',
      'Clean rooms, well, this was far from it',
      'high · clean rooms · far from',
    ],
    ['a slogan without its ordinary end', 'You call this legendary?', 'high · legendary · call this'],
    [
      'a long slogan',
      'Whatever happened to "nothing is too much trouble"?',
      'high · nothing is too much trouble · whatever happened to',
    ],
    [
      'a slogan with a number word',
      'quiet after 11 it was clearly not',
      'high · quiet after eleven · clearly not',
    ],
    [
      'a name of a promise',
      'This was supposed to be a same-day repair',
      'high · same day repair · supposed to be',
    ],
    ['the singular', 'Not what I call a clean room', 'high · clean rooms · not what i'],
    ['accents and line breaks', 'Not\nexactly fivé star', 'high · five star · not exactly'],
    [
      'a cue six words before',
      'Not exactly what one would call your five star',
      'high · five star · not exactly',
    ],
  ])('%s', (_what, message, result) => {
    expect(read(message)).toBe(result);
  });

  test('the subject that the customer wrote', () => {
    expect(read('The sink drips.', { subject: 'Not exactly five star service' })).toBe(
      'high · five star · not exactly',
    );
  });
});

describe('it does not hear', () => {
  test.each([
    ['a cue too far away', 'Not exactly the weather we had hoped for when we came to the five star house'],
    ['a cue without our words', 'Not exactly what I ordered: the lamp is green.'],
    ['history quoted by ">"', 'Thank you!\n> Not exactly five star service, she wrote'],
    [
      'history after its heading',
      'Thanks.\nOn Mon, 2 Mar 2026 at 09:00, Harbour House wrote:\nhardly five star',
    ],
    ['an original message', 'Fine.\n-----Original Message-----\nSo much for clean rooms'],
    ['our words inside longer ones', 'Not exactly clean roomsteading'],
    ['a cue in another paragraph', 'The lamp is not exactly new.\n\nFive star otherwise, all was well.'],
    ['nothing', ''],
  ])('%s', (_what, message) => {
    expect(read(message)).toBe('none');
  });

  test('a subject carried along by an answer', () => {
    expect(read('All is well again.', { subject: 'RE: Not exactly five star service' })).toBe('none');
    expect(ownSubject('AW: hardly five star')).toBe('');
    expect(ownSubject('Reply to my letter')).toBe('Reply to my letter');
  });

  test('the end of a subject beside the start of the text', () => {
    expect(read('five star breakfast, thank you', { subject: 'It is not exactly' })).toBe('none');
  });
});

describe('phrases', () => {
  test('come from slogans, names and the point of a sentence', () => {
    expect(published.map(({ words }) => words)).toEqual([
      'five star',
      'clean rooms',
      'nothing is too much trouble',
      'quiet after eleven',
      'legendary service',
      'legendary',
      '24 hour reply',
      '24 hours',
      'within 24 hours',
      'same day repair',
      'same day',
    ]);
  });

  test('that are one short or ordinary word of a promise are left out', () => {
    expect(
      phrasesOf({ slogans: ['Go'], promises: [{ id: 'p', name: 'Reply', sentence: 'We reply.' }] }),
    ).toEqual([]);
  });

  test('name the promise whose words they are', () => {
    expect(
      findEcho({ subject: '', text: 'So much for your 24-hour reply', hasFailure: false }, published, {
        echoReach: 6,
      }),
    ).toEqual({
      level: 'high',
      phrase: '24 hour reply',
      cue: 'so much for',
      promiseId: 'p1',
    });
  });

  test('without any, nothing is found, however long the message', () => {
    expect(
      findEcho({ subject: 'Not exactly', text: 'hardly '.repeat(50_000), hasFailure: true }, [], {
        echoReach: 6,
      }),
    ).toBeNull();
  });
});

test('what the writer adds is kept line by line', () => {
  expect(ownWords('one\r\n> two\nthree\nOn Monday, Sam wrote:\nfour')).toBe('one\nthree');
});

import { expect, test } from 'vitest';
import { jsonParameter } from './rows.ts';

test('what PostgreSQL has no text for becomes a replacement character, and nothing else changes', () => {
  const whole = { name: 'Grüße 😀', path: 'C:\\ud800\\u0000', n: 1 };
  expect(JSON.parse(jsonParameter(whole))).toEqual(whole);
  expect(JSON.parse(jsonParameter(['a\0b', '\ud83d', '\\\ud83d', '\ude00 tail']))).toEqual([
    'a\ufffdb',
    '\ufffd',
    '\\\ufffd',
    '\ufffd tail',
  ]);
});

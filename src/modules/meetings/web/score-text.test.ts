import { expect, test } from 'vitest';
import { scoreIn } from './score-text.ts';

test.each([
  ['9.6', 9.6],
  [' 9,6 ', 9.6],
  ['10', 10],
  ['0', 0],
  ['9.66', 9.7],
  ['', undefined],
  ['10.1', undefined],
  ['-1', undefined],
  ['nine', undefined],
])('"%s" is the score %s', (text, score) => expect(scoreIn(text)).toBe(score));

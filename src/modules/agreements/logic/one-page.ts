import type { PageContent } from '../contract/content.ts';
import { linesOf } from './lines.ts';
import { wordsOf } from './reading-age.ts';

/** What fits on one sheet in a size that can be read: about forty lines and four hundred words. */
export const pageBudget = { lines: 40, words: 400 };
const charactersPerLine = 85;

export interface PageSize {
  lines: number;
  words: number;
  fits: boolean;
}

/** How long the page is, in printed lines and in words, and whether it still is one page. */
export function pageSize(page: PageContent): PageSize {
  const all = linesOf(page);
  const lines = all.reduce((sum, { words }) => sum + Math.ceil(words.length / charactersPerLine), 0);
  const words = all.reduce((sum, line) => sum + wordsOf(line.words).length, 0);
  return { lines, words, fits: lines <= pageBudget.lines && words <= pageBudget.words };
}

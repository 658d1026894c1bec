export interface ReadingAge {
  /** Years of age, one decimal; null while there are too few words to say. */
  age: number | null;
  words: number;
  sentences: number;
}

/** A formula made for whole texts says nothing of a few words. */
export const fewestWords = 30;

/**
 * The age at which most people read such a text with ease: the Flesch–Kincaid grade plus five years, since children are
 * about five when they enter the first grade. Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability
 * formulas", Naval Technical Training Command report 8-75, 1975: .39 · words/sentence + 11.8 · syllables/word − 15.59.
 * It was made for English; of other languages it compares versions of one text, no more.
 */
export function readingAge(lines: readonly string[]): ReadingAge {
  const sentences = lines.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  if (words.length < fewestWords) return { age: null, words: words.length, sentences: sentences.length };
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  const age = Math.round(Math.max(5, grade + 5) * 10) / 10;
  return { age, words: words.length, sentences: sentences.length };
}

/** Each line of a page is a sentence at least, with a full stop or without. */
function sentencesOf(line: string): string[] {
  return line.split(/[.!?:;]+(?=\s|$)|\n+/u).filter((part) => wordsOf(part).length > 0);
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Counted by groups of vowels, with the silent e at the end of an English word; a number counts as one. */
export function syllablesOf(word: string): number {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const groups = plain.match(/[aeiouy]+/g)?.length ?? 0;
  // An accent on the last e says that it is spoken.
  const isSilent = groups > 1 && /[^aeiouyl]e$|[^aeiouytd]ed$/.test(word.normalize('NFC').toLowerCase());
  return Math.max(1, isSilent ? groups - 1 : groups);
}

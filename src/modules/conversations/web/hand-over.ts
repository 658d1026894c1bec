import { htmlOfText, textOfHtml } from './plain-text.ts';

export interface Words {
  text: string;
  /** The selection, counted in letters of the text. */
  from: number;
  to: number;
}

export interface HandedOver {
  html: string;
  /** The selection, counted as the rich editor counts; undefined where the text does not say, then it is the end. */
  selection: { from: number; to: number } | undefined;
  /** Its spaces are the writer's, the last one above all: a caret behind a space is the usual case while typing. */
  keepsSpaces: boolean;
}

/**
 * What the rich editor begins with: the words of the plain field and where its caret stood. A draft that was formatted
 * keeps its form if nothing was typed, or if what was typed follows it; the plain field cannot show the rest.
 */
export function handOver(draft: string, words: Words): HandedOver {
  const drafted = textOfHtml(draft);
  if (words.text === drafted) return { html: draft, selection: undefined, keepsSpaces: false };
  const html = htmlOfText(words.text);
  const wasPlain = htmlOfText(drafted) === draft;
  if (draft !== '' && !wasPlain && words.text.startsWith(drafted))
    return {
      html: draft + htmlOfText(words.text.slice(drafted.length)),
      selection: undefined,
      keepsSpaces: true,
    };
  return {
    html,
    keepsSpaces: true,
    selection: { from: placeOf(words.text, words.from), to: placeOf(words.text, words.to) },
  };
}

/** A place in the text as the rich editor counts: one before the first letter, one for a break, two between paragraphs. */
export function placeOf(text: string, letters: number): number {
  const before = text.slice(0, letters);
  const paragraphs = before.split(/\n{2,}/);
  // Two new lines with the caret between them are still one break, until the second is passed.
  return 1 + paragraphs.reduce((sum, one) => sum + one.length, 0) + 2 * (paragraphs.length - 1);
}

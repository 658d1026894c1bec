import { htmlLines } from './html-lines.ts';

/**
 * The plain text of safe HTML as a person would type it: paragraphs apart, `> ` before what is quoted, `- ` before
 * items, addresses behind the words of a link. Hidden elements stay hidden.
 */
export function htmlToText(safe: string): string {
  const lines = htmlLines(safe, { showLinks }).map((line) => line.text);
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

function showLinks(words: string, link: string): string {
  const bare = link.replace(/^(?:mailto|tel):/i, '');
  const isSame =
    words === link || words === bare || words.replace(/\/$/, '') === bare.replace(/^https?:\/\/|\/$/g, '');
  if (isSame || words === '') return words === '' ? link : '';
  return ` <${bare}>`;
}

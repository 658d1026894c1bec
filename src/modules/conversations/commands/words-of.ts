import { invalid } from '#platform/errors.ts';
import { safeStaffHtml, textOfHtml } from '#platform/html/staff-html.ts';

/** What somebody wrote, made safe: HTML of the editor with its text, or plain text alone. */
export function wordsOf(input: { html?: string | undefined; text?: string | undefined }): {
  html: string | null;
  text: string;
} {
  const html = input.html === undefined ? null : safeStaffHtml(input.html).trim();
  if (html) return { html, text: input.text?.trim() || textOfHtml(html) };
  return { html: null, text: (input.text ?? '').trim() };
}

/** A message needs words, or at least a picture or file. */
export function assertSaysSomething(words: { html: string | null; text: string }, files: number): void {
  if (words.text !== '' || words.html?.includes('<img') || files > 0) return;
  throw invalid('words_missing', 'html');
}

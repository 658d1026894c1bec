import { html } from '#platform/html/html.ts';

/** Plain words for the editor: a paragraph for each, a break for each new line. */
export function htmlOfText(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split('\n')
          .map((line) => String(html`${line}`))
          .join('<br />')}</p>`,
    )
    .join('');
}

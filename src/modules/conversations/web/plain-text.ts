/** Typed text as HTML: paragraphs at empty lines, breaks at others, everything else escaped. */
export function htmlOfText(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The reverse, good enough for the plain field that stands in until the rich one is there. */
export function textOfHtml(html: string): string {
  if (html === '') return '';
  const spaced = html
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/<\/(p|div|li|blockquote|h\d)>/g, '\n\n')
    .replaceAll(/<[^>]*>/g, '');
  return spaced
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/\n+$/, '');
}

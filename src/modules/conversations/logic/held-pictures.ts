/** More are no mail to read but a catalogue; the rest stays held back. */
const mostPictures = 60;

/** The addresses of pictures that our sanitiser has set aside, in its one spelling, each once. */
export function heldPictures(...parts: readonly (string | null)[]): string[] {
  const found = parts.flatMap((html) =>
    [...(html ?? '').matchAll(/ data-remote-src="([^"]+)"/g)].map(([, written = '']) => plain(written)),
  );
  return [...new Set(found)].slice(0, mostPictures);
}

/** The reverse of the sanitiser's escaping of an attribute. */
function plain(written: string): string {
  return written
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

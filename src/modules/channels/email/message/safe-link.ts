/**
 * Addresses in untrusted HTML. Anything relative is refused: inside our pages it would be an address of ours.
 */

const shown = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** A link a person may follow, or null. Letters that a browser ignores inside an address are taken out first. */
export function safeLink(written: string): string | null {
  const link = withoutIgnored(written);
  if (link.length > 4000) return null;
  const scheme = /^[a-z][a-z0-9+.-]{0,20}:/i.exec(link)?.[0].toLowerCase();
  if (scheme === undefined || !shown.has(scheme)) return null;
  return URL.canParse(link) ? link : null;
}

/** The address of a picture on another server, which is never loaded by itself, or null. */
export function remoteImage(written: string): string | null {
  const link = withoutIgnored(written);
  const absolute = link.startsWith('//') ? `https:${link}` : link;
  if (absolute.length > 4000 || !/^https?:\/\//i.test(absolute)) return null;
  return URL.canParse(absolute) ? absolute : null;
}

/** A picture inside the address itself. Pixels only: SVG is a program. */
export function pixelData(written: string): string | null {
  const link = written.trim();
  const head = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,/i.exec(link.slice(0, 60))?.[0];
  if (head === undefined) return null;
  const body = link.slice(head.length).replaceAll(/\s+/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? head.toLowerCase() + body : null;
}

/** The content id that a `cid:` address names, percent-decoded as RFC 2392 asks, or null. */
export function contentIdOf(written: string): string | null {
  const link = withoutIgnored(written);
  if (!/^cid:./i.test(link) || link.length > 600) return null;
  try {
    return decodeURIComponent(link.slice(4));
  } catch {
    // A lone percent sign: many programs do not encode at all, so the id is meant as it stands.
    return link.slice(4);
  }
}

/** Controls and spaces anywhere, and whatever else cannot be in an address at all. */
function withoutIgnored(written: string): string {
  return written.slice(0, 10_000).replaceAll(/[\p{Cc}\s\ufeff]+/gu, '');
}

import sanitize from 'sanitize-html';
import { quoteMark } from './quote-marks.ts';
import { contentIdOf, pixelData, remoteImage, safeLink } from './safe-link.ts';
import { escapeAttribute } from './escape.ts';
import { safeStyle } from './safe-style.ts';

/**
 * Makes the HTML of a stranger harmless by an allow-list of elements, attributes and styles. What comes out
 *
 *  - runs nothing, submits nothing and loads nothing: pictures on other servers move to `data-remote-src`;
 *  - is always well formed, in one canonical spelling, and unchanged when made safe again;
 *  - names pictures of the same message as `cid:`, which `placeImages` turns into addresses when it is shown.
 *
 * It is the first of two walls: it is shown in a sandboxed frame under a policy that allows no scripts either.
 */
export function safeHtml(html: string): string {
  const styles = new Map<string, string>();
  const settings = { ...options, transformTags: { '*': safeElement(styles) } };
  let safe = sanitize(html.replaceAll('\0', ''), settings);
  // An element that is dropped may have kept its neighbours apart: `<p><x><table>` becomes `<p><table>`, which
  // reads as two paragraphs. The next round settles that; more than one further was never seen.
  for (let round = 0; round < 4 && safe.includes('<'); round += 1) {
    const again = sanitize(safe, settings);
    if (again === safe) break;
    safe = again;
  }
  return safe;
}

const everywhere = ['dir', 'lang', 'title', 'style', 'align', 'valign', 'data-quote'];
const sizes = ['width', 'height'];

const attributesOf: Record<string, string[]> = {
  a: ['href', 'rel', 'target'],
  img: ['src', 'alt', 'data-remote-src', 'border', 'hspace', 'vspace', ...sizes],
  table: ['border', 'cellpadding', 'cellspacing', 'bgcolor', ...sizes],
  tr: ['bgcolor', ...sizes],
  td: ['colspan', 'rowspan', 'nowrap', 'bgcolor', ...sizes],
  th: ['colspan', 'rowspan', 'nowrap', 'scope', 'bgcolor', ...sizes],
  col: ['span', ...sizes],
  colgroup: ['span', ...sizes],
  div: ['bgcolor'],
  font: ['color', 'face', 'size'],
  hr: ['size', 'color', ...sizes],
  ol: ['start', 'type', 'reversed'],
  ul: ['type'],
  li: ['value', 'type'],
  br: ['clear'],
};

const elements =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div ' +
  'details dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ' +
  'ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr';

const options: sanitize.IOptions = {
  allowedTags: elements.split(' '),
  allowedAttributes: { ...attributesOf, '*': everywhere },
  // Elements whose content is code or markup of another language, not text that somebody wrote.
  nonTextTags:
    'script style textarea option noscript xmp plaintext noembed noframes iframe template svg math title object'.split(
      ' ',
    ),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  selfClosing: ['img', 'br', 'hr', 'col', 'wbr'],
  parseStyleAttributes: false,
  // Deeper markup is a torture of browsers, not a message; its text is kept.
  nestingLimit: 200,
};

type Attributes = Record<string, string>;

function safeElement(styles: Map<string, string>) {
  return (tag: string, written: Attributes): { tagName: string; attribs: Attributes } => {
    // The background and text colour of the message stand on its body.
    const tagName = tag === 'body' ? 'div' : tag;
    const attribs: Attributes = {};
    const names = [
      ...(Object.hasOwn(attributesOf, tagName) ? (attributesOf[tagName] ?? []) : []),
      ...everywhere,
    ];
    for (const name of names) {
      const value = Object.hasOwn(written, name) ? written[name] : undefined;
      if (value !== undefined && isPlain(name, value)) attribs[name] = value;
    }
    const style = memoised(styles, styleOf(tag, written));
    if (style !== '') attribs.style = style;
    const mark = quoteMark(tag, written);
    if (mark) attribs['data-quote'] = mark;
    if (tagName === 'a') addLink(attribs, written);
    if (tagName === 'img') addPicture(attribs, written);
    return { tagName, attribs };
  };
}

const words = new Set(['alt', 'title']);
const special = new Set(['style', 'data-quote', 'href', 'rel', 'target', 'src', 'data-remote-src']);

/** Presentational attributes hold a number, a keyword or a colour; nothing longer is needed. */
function isPlain(name: string, value: string): boolean {
  if (special.has(name)) return false;
  return words.has(name) ? value.length <= 1000 : /^[#\p{L}\d.,% ()_-]{0,60}$/u.test(value);
}

const outlookParagraph = /(?:^|\s)(?:x_)*Mso(?:Normal|PlainText|NoSpacing)(?:\s|$)/;

/** The style, and what the sender meant by other means that are not kept. Its own words come last and win. */
function styleOf(tag: string, written: Attributes): string {
  const style = written.style ?? '';
  // Outlook sets its paragraphs without space between, by a style sheet that is not kept.
  if (tag === 'p' && outlookParagraph.test(written.class?.slice(0, 300) ?? '')) return `margin:0;${style}`;
  if (tag !== 'body') return style;
  return `${written.bgcolor ? `background-color:${written.bgcolor};` : ''}${written.text ? `color:${written.text};` : ''}${style}`;
}

/** A newsletter repeats one style hundreds of times. */
function memoised(styles: Map<string, string>, written: string): string {
  const known = styles.get(written);
  if (known !== undefined) return known;
  const style = safeStyle(written);
  styles.set(written, style);
  return style;
}

function addLink(attribs: Attributes, written: Attributes): void {
  const link = written.href === undefined ? null : safeLink(written.href);
  if (link === null) return;
  attribs.href = link;
  attribs.rel = 'noopener noreferrer nofollow';
  attribs.target = '_blank';
}

function addPicture(attribs: Attributes, written: Attributes): void {
  const source = written.src ?? '';
  const contentId = contentIdOf(source);
  const remote = remoteImage(source) ?? remoteImage(written['data-remote-src'] ?? '');
  // Encoded no further than needed: many programs compare the id letter by letter, its @ included.
  if (contentId !== null) attribs.src = `cid:${encodeURI(contentId.toWellFormed())}`;
  else if (remote !== null) attribs['data-remote-src'] = remote;
  else {
    const pixels = pixelData(source);
    if (pixels !== null) attribs.src = pixels;
  }
}

/**
 * Gives the pictures of a safe message their addresses, at the time it is shown: these addresses belong to one
 * reader and end soon, so they are never stored. A picture without an address keeps its alternative text.
 * The result is not for `safeHtml` again, which refuses addresses of our own.
 */
export function placeImages(
  safe: string,
  { imageUrlOf }: { imageUrlOf: (contentId: string) => string | null },
): string {
  // Only tags hold a raw `<` in safe HTML, so words that look like an attribute are left alone.
  return safe.replaceAll(
    /(<img [^<>]{0,9000}?)src="(cid:[^"<>]{1,4000})"/g,
    (_, before: string, source: string) => {
      const contentId = contentIdOf(source);
      const url = contentId === null ? null : imageUrlOf(contentId);
      return url === null ? before : `${before}src="${escapeAttribute(url)}"`;
    },
  );
}

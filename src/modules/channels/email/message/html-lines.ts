/**
 * Reads safe HTML as lines of text, each with the place where it begins. Only for what `safeHtml` has made: there
 * a raw `<` or `>` is always the edge of a tag and attributes stand in double quotes, so a scan that looks no
 * further is exact, and a hundred times faster than a second parse.
 */

export interface HtmlLine {
  text: string;
  /** Offset in the HTML where what belongs to this line begins, tags included. */
  start: number;
  /** What the sender's program marked here: an introduction, or that all the rest is quoted. */
  mark: 'intro' | 'rest' | null;
}

export type HtmlToken =
  | { kind: 'text'; start: number; end: number }
  | { kind: 'open'; start: number; end: number; tag: string }
  | { kind: 'close'; start: number; end: number; tag: string };

/** The tokens of safe HTML in order, without copying any text. */
export function* htmlTokens(safe: string): Generator<HtmlToken> {
  let at = 0;
  while (at < safe.length) {
    const open = safe.indexOf('<', at);
    const textEnd = open < 0 ? safe.length : open;
    if (textEnd > at) yield { kind: 'text', start: at, end: textEnd };
    if (open < 0) return;
    const close = safe.indexOf('>', open);
    const end = close < 0 ? safe.length : close + 1;
    const isClosing = safe[open + 1] === '/';
    const tag = tagName(safe, open + (isClosing ? 2 : 1));
    yield { kind: isClosing ? 'close' : 'open', start: open, end, tag };
    at = end;
  }
}

export const voidTags: ReadonlySet<string> = new Set(['img', 'br', 'hr', 'col', 'wbr']);

function tagName(safe: string, from: number): string {
  let end = from;
  while (end < safe.length && /[a-z\d]/i.test(safe[end] ?? '')) end += 1;
  return safe.slice(from, end);
}

/** The value of an attribute in the text of one tag of safe HTML. */
export function attribute(tag: string, name: string): string | null {
  const from = tag.indexOf(` ${name}="`);
  if (from < 0) return null;
  const start = from + name.length + 3;
  return unescapeHtml(tag.slice(start, tag.indexOf('"', start)));
}

export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const blocks = new Set(
  'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const spaced = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure'.split(' '));

/** Safe HTML is never as deep; a scan of anything else must not become slow. */
const maxDepth = 400;

interface Reader {
  safe: string;
  lines: HtmlLine[];
  /** The line being filled. */
  text: string;
  start: number;
  mark: 'rest' | null;
  /** An empty line is due before the next text. */
  wantsGap: boolean;
  /** The quote depth of the line before. */
  lastDepth: number;
  introDepth: number;
  /** A space was seen that counts only if more text follows on the line. */
  pendingSpace: boolean;
  /** Waits for the first words of its list item, which may be wrapped in a paragraph. */
  bullet: string;
  stack: OpenElement[];
  quoteDepth: number;
  hiddenDepth: number;
  preDepth: number;
  showLinks: LinkWriter;
  wordlessPicture: string;
}

interface OpenElement {
  tag: string;
  quotes: boolean;
  introduces: boolean;
  hides: boolean;
  link: string | null;
  linkTextStart: number;
  count: number;
}

/** What to write behind the words of a link. */
export type LinkWriter = (words: string, link: string) => string;

export function htmlLines(
  safe: string,
  { showLinks, wordlessPicture = '' }: { showLinks: LinkWriter; wordlessPicture?: string },
): HtmlLine[] {
  const reader: Reader = {
    safe,
    lines: [],
    text: '',
    start: 0,
    mark: null,
    wantsGap: false,
    lastDepth: 0,
    introDepth: 0,
    pendingSpace: false,
    bullet: '',
    stack: [],
    quoteDepth: 0,
    hiddenDepth: 0,
    preDepth: 0,
    showLinks,
    wordlessPicture,
  };
  for (const token of htmlTokens(safe)) {
    if (token.kind === 'text') addText(reader, token.start, token.end);
    else if (token.kind === 'open') openElement(reader, token);
    else closeElement(reader, token);
  }
  endLine(reader, safe.length);
  return reader.lines;
}

function addText(reader: Reader, start: number, end: number): void {
  if (reader.hiddenDepth > 0) return;
  const text = unescapeHtml(reader.safe.slice(start, end));
  if (reader.preDepth > 0) return addPreformatted(reader, start, end);
  const words = text.replaceAll(/[\s\u00a0]+/g, ' ');
  if (words === ' ') {
    reader.pendingSpace = true;
    return;
  }
  const joins = reader.text !== '' && (reader.pendingSpace || words.startsWith(' '));
  reader.text += reader.bullet + (joins ? ' ' : '') + words.trim();
  reader.bullet = '';
  reader.pendingSpace = words.endsWith(' ');
}

/** Line ends count here, and the HTML can be cut behind each: no entity and no tag crosses a line end. */
function addPreformatted(reader: Reader, start: number, end: number): void {
  let from = start;
  for (let at = reader.safe.indexOf('\n', from); at >= 0 && at < end; at = reader.safe.indexOf('\n', from)) {
    reader.text += unescapeHtml(reader.safe.slice(from, at));
    from = at + 1;
    endLine(reader, from);
  }
  reader.text += unescapeHtml(reader.safe.slice(from, end));
}

function openElement(reader: Reader, token: HtmlToken & { tag: string }): void {
  const { tag, start, end } = token;
  if (tag === 'br') return endLine(reader, end);
  if (blocks.has(tag)) startBlock(reader, tag, start);
  const written = reader.safe.slice(start, end);
  if (tag === 'img') return addAlternative(reader, written);
  if (tag === 'td' || tag === 'th') reader.pendingSpace = true;
  const mark = attribute(written, 'data-quote');
  if (mark === 'rest') reader.mark = 'rest';
  if (voidTags.has(tag) || reader.stack.length >= maxDepth) return;
  const element: OpenElement = {
    tag,
    quotes: tag === 'blockquote' || mark === 'lines',
    introduces: mark === 'intro',
    hides: attribute(written, 'style')?.includes('display:none') ?? false,
    link: tag === 'a' ? attribute(written, 'href') : null,
    linkTextStart: reader.text.length,
    count: 0,
  };
  if (tag === 'li' && reader.hiddenDepth === 0) addBullet(reader);
  reader.stack.push(element);
  if (element.quotes) reader.quoteDepth += 1;
  if (element.introduces) reader.introDepth += 1;
  if (element.hides) reader.hiddenDepth += 1;
  if (tag === 'pre') reader.preDepth += 1;
}

function addAlternative(reader: Reader, written: string): void {
  // A picture that came with the mail is something said, even without words; one elsewhere may be an invisible counter.
  const isOwn = attribute(written, 'src')?.startsWith('cid:') ?? false;
  const words = attribute(written, 'alt')?.replaceAll(/\s+/g, ' ').trim();
  const alternative = words || (isOwn ? reader.wordlessPicture : '');
  if (!alternative || reader.hiddenDepth > 0) return;
  if (reader.text !== '') reader.text += ' ';
  reader.text += `[${alternative}]`;
  reader.pendingSpace = true;
}

function addBullet(reader: Reader): void {
  const list = reader.stack.findLast((element) => element.tag === 'ol' || element.tag === 'ul');
  if (list) list.count += 1;
  reader.bullet = list?.tag === 'ol' ? `${list.count}. ` : '- ';
}

function closeElement(reader: Reader, token: HtmlToken & { tag: string }): void {
  const { tag, end } = token;
  // Its last line is still inside: quoted text ends before the quote does.
  if (blocks.has(tag)) startBlock(reader, tag, end);
  const index = reader.stack.findLastIndex((element) => element.tag === tag);
  if (index < 0) return;
  for (const element of reader.stack.splice(index).reverse()) leaveElement(reader, element);
}

function leaveElement(reader: Reader, element: OpenElement): void {
  if (element.quotes) reader.quoteDepth -= 1;
  if (element.introduces) reader.introDepth -= 1;
  if (element.hides) reader.hiddenDepth -= 1;
  if (element.tag === 'pre') reader.preDepth -= 1;
  if (element.link !== null && reader.hiddenDepth === 0) {
    reader.text += reader.showLinks(reader.text.slice(element.linkTextStart).trim(), element.link);
  }
}

/** Ends the line before a block edge; what is set apart on screen gets one empty line, if a text follows. */
function startBlock(reader: Reader, tag: string, at: number): void {
  if (reader.text !== '' || reader.mark !== null) endLine(reader, at);
  reader.wantsGap ||= spaced.has(tag);
}

function endLine(reader: Reader, at: number): void {
  const text = reader.preDepth > 0 ? reader.text : reader.text.trim();
  if (text !== '' && reader.wantsGap) addGap(reader);
  reader.lines.push({
    text: (quotePrefix(reader.quoteDepth) + text).trimEnd(),
    start: reader.start,
    mark: reader.mark ?? (reader.introDepth > 0 ? 'intro' : null),
  });
  reader.lastDepth = reader.quoteDepth;
  reader.text = '';
  reader.start = Math.max(at, reader.start);
  reader.mark = null;
  reader.pendingSpace = false;
}

function addGap(reader: Reader): void {
  reader.wantsGap = false;
  const last = reader.lines.at(-1)?.text ?? '';
  if (/^>*$/.test(last)) return;
  const text = quotePrefix(Math.min(reader.quoteDepth, reader.lastDepth)).trimEnd();
  reader.lines.push({ text, start: reader.start, mark: null });
}

function quotePrefix(depth: number): string {
  return depth === 0 ? '' : `${'>'.repeat(Math.min(depth, 20))} `;
}

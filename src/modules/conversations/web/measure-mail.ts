/**
 * A frame without scripts and without our origin cannot say how tall it is. So its height is taken from a stand-in: the
 * same text in boxes of our own making, laid out unseen at the same width. Nothing of the mail itself enters our page,
 * only text, the tag names below and a few lengths; whatever the stand-in gets wrong, the frame scrolls.
 */
export function measureMail(page: string, width: number): number {
  if (page === '' || width === 0) return 40;
  const mail = new DOMParser().parseFromString(page, 'text/html');
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.inert = true;
  host.style.cssText = `position:fixed;top:0;left:-20000px;width:${width}px;visibility:hidden;contain:layout paint;`;
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = `:host{all:initial}.body{display:flow-root;font:14px/20px system-ui,sans-serif;overflow-wrap:anywhere;${page.includes('padding:8px') ? 'padding:8px;' : ''}}p{margin:0 0 10px}p:last-child{margin-bottom:0}pre{white-space:pre-wrap}blockquote{margin:0 0 10px;padding-left:12px;border-left:2px solid}.picture{display:inline-block;max-width:100%}`;
  const body = document.createElement('div');
  body.className = 'body';
  for (const child of mail.body.childNodes) copy(child, body, 0);
  shadow.append(style, body);
  document.body.append(host);
  const height = Math.ceil(body.getBoundingClientRect().height);
  host.remove();
  return Math.min(Math.max(height + slack, 24), tallest);
}

const slack = 4;
const tallest = 20_000;
const deepest = 60;

const kept = new Set(
  'a abbr address article b big blockquote br center code dd div dl dt em font footer h1 h2 h3 h4 h5 h6 header hr i li main ol p pre s section small span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  ),
);
const lengths = [
  'display',
  'font-size',
  'font-weight',
  'font-family',
  'line-height',
  'width',
  'max-width',
  'min-width',
  'height',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'white-space',
];

function copy(from: Node, into: HTMLElement, depth: number): void {
  if (from instanceof Text) return into.append(from.data);
  if (!(from instanceof HTMLElement) || depth > deepest) return;
  const name = from.localName;
  if (name === 'img') return copyPicture(from, into);
  if (!kept.has(name)) {
    for (const child of from.childNodes) copy(child, into, depth + 1);
    return;
  }
  const made = document.createElement(name);
  for (const property of lengths) {
    const value = from.style.getPropertyValue(property);
    if (value !== '' && !value.includes('url')) made.style.setProperty(property, value);
  }
  for (const attribute of ['width', 'height', 'cellpadding', 'cellspacing', 'border', 'colspan', 'size']) {
    const value = from.getAttribute(attribute);
    if (value !== null && /^[\d%+-]{1,6}$/.test(value)) made.setAttribute(attribute, value);
  }
  for (const child of from.childNodes) copy(child, made, depth + 1);
  into.append(made);
}

/** A picture takes its stated room; one without is given the room of the data it came with, or of its words. */
function copyPicture(from: HTMLElement, into: HTMLElement): void {
  const source = from.getAttribute('src') ?? '';
  const made = document.createElement(source.startsWith('data:image/') ? 'img' : 'span');
  if (made instanceof HTMLImageElement) made.src = source;
  else made.textContent = from.getAttribute('alt') ?? '';
  made.className = 'picture';
  for (const side of ['width', 'height'] as const) {
    const value = from.style.getPropertyValue(side) || from.getAttribute(side);
    if (value && /^\d+(px|%)?$/.test(value) && source !== '')
      made.style[side] = /\d$/.test(value) ? `${value}px` : value;
  }
  into.append(made);
}

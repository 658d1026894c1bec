/**
 * Inline styles from untrusted HTML: a list of properties, each with the values it may have. There is no list of
 * bad things, so nothing can be spelled around it: escapes, comments, `url()`, `var()`, `calc()`, positions and
 * negative margins simply match no pattern.
 */

const number = String.raw`(?:\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})`;
const length = `(?:${number}(?:px|pt|pc|em|rem|ex|ch|in|cm|mm|%)?)`;
const channel = String.raw`\s?${number}(?:%|deg)?\s?`;
const colour = `(?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\\(${channel}(?:[, /]${channel}){2,3}\\)|[a-z]{3,24})`;
const side = `(?:${length}|auto)`;
const fontSize = `(?:${length}|(?:xx?-)?(?:small|large)|medium|smaller|larger)`;
const listType = '(?:none|disc|circle|square|decimal|(?:lower|upper)-(?:alpha|latin|roman))';
const lineStyle = '(?:none|hidden|dotted|dashed|solid|double|groove|ridge|inset|outset)';
const borderPart = `(?:${length}|thin|medium|thick|${lineStyle}|${colour})`;

const patterns: [names: string, pattern: RegExp][] = [
  ['color background-color border-color text-decoration-color background', exactly(colour)],
  ['border-top-color border-right-color border-bottom-color border-left-color', exactly(colour)],
  ['font-size', exactly(fontSize)],
  [
    'font',
    new RegExp(
      `^(?:(?:normal|italic|oblique|small-caps|bold|bolder|lighter|[1-9]00) ){0,3}${fontSize}(?: ?/ ?(?:${length}|normal))? [\\p{L}\\d ,'_-]{1,200}$`,
      'u',
    ),
  ],
  ['line-height letter-spacing word-spacing', exactly(`(?:${length}|normal)`)],
  ['text-indent border-spacing', exactly(`${length}(?: ${length})?`)],
  ['font-family', /^[\p{L}\d ,'_-]{1,200}$/u],
  ['font-weight', exactly('(?:normal|bold|bolder|lighter|[1-9]\\d{0,2})')],
  ['font-style', exactly('(?:normal|italic|oblique)')],
  ['font-variant', exactly('(?:normal|small-caps)')],
  ['text-decoration text-decoration-line', exactly('(?:none|underline|overline|line-through)')],
  ['text-transform', exactly('(?:none|uppercase|lowercase|capitalize)')],
  ['text-align', exactly('(?:left|right|center|justify|start|end)')],
  ['vertical-align', exactly(`(?:baseline|sub|super|top|text-top|middle|bottom|text-bottom|${length})`)],
  ['white-space', exactly('(?:normal|nowrap|pre|pre-wrap|pre-line|break-spaces)')],
  ['direction', exactly('(?:ltr|rtl)')],
  ['word-break', exactly('(?:normal|break-all|break-word|keep-all)')],
  ['word-wrap overflow-wrap', exactly('(?:normal|break-word|anywhere)')],
  ['margin padding', exactly(`${side}(?: ${side}){0,3}`)],
  ['margin-top margin-right margin-bottom margin-left', exactly(side)],
  ['padding-top padding-right padding-bottom padding-left', exactly(length)],
  ['width height min-width min-height max-width max-height', exactly(`(?:${side}|none)`)],
  [
    'border border-top border-right border-bottom border-left',
    exactly(`${borderPart}(?: ${borderPart}){0,2}`),
  ],
  ['border-width border-radius', exactly(`${length}(?: ${length}){0,3}`)],
  ['border-top-width border-right-width border-bottom-width border-left-width', exactly(length)],
  ['border-style', exactly(`${lineStyle}(?: ${lineStyle}){0,3}`)],
  ['border-top-style border-right-style border-bottom-style border-left-style', exactly(lineStyle)],
  ['border-collapse', exactly('(?:collapse|separate)')],
  [
    'display',
    exactly('(?:none|block|inline|inline-block|list-item|table|table-row|table-cell|inline-table)'),
  ],
  ['float', exactly('(?:left|right|none)')],
  ['clear', exactly('(?:left|right|both|none)')],
  ['list-style-type', exactly(listType)],
  ['list-style-position', exactly('(?:inside|outside)')],
  ['list-style', exactly(`${listType}(?: (?:inside|outside))?`)],
  ['table-layout', exactly('(?:auto|fixed)')],
  ['box-sizing', exactly('(?:border-box|content-box)')],
];

const allowed = new Map(
  patterns.flatMap(([names, pattern]) => names.split(' ').map((name) => [name, pattern])),
);

function exactly(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** The harmless declarations of a style attribute in one canonical spelling; empty when none is left. */
export function safeStyle(written: string): string {
  const kept: string[] = [];
  for (const declaration of written.slice(0, 4000).split(';').slice(0, 60)) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const pattern = allowed.get(name);
    if (!pattern) continue;
    const value = canonicalValue(declaration.slice(colon + 1), name);
    if (pattern.test(value)) kept.push(`${name}:${value}`);
  }
  return kept.join(';');
}

function canonicalValue(written: string, name: string): string {
  // Without the emphasis of the sender, the styles of the page around it keep the last word.
  const value = written
    .replace(/!\s{0,9}important\s*$/i, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (name === 'font-family') return value.replaceAll('"', "'");
  const lower = value.toLowerCase();
  if (name === 'font') return lower.replaceAll('"', "'");
  if (name === 'background') return backgroundColour(lower);
  if (name === 'text-decoration') return lower.split(' ').find((word) => decorations.has(word)) ?? lower;
  return name === 'text-align' ? lower.replace(/^-(?:webkit|moz)-/, '') : lower;
}

const decorations = new Set(['none', 'underline', 'overline', 'line-through']);
const backgroundWords = new Set(
  'none repeat repeat-x repeat-y no-repeat space round scroll fixed local top bottom left right center cover contain auto border-box padding-box content-box'.split(
    ' ',
  ),
);

/** The colour behind a picture, which is what white letters need when the picture is not loaded. */
function backgroundColour(value: string): string {
  if (!value.includes('url(')) return value;
  const words = value
    .slice(0, 1000)
    .replaceAll(/url\([^()]{0,900}\)/g, ' ')
    .split(/[ /]/)
    .filter((word) => word !== '' && !backgroundWords.has(word) && !/^[\d.]+(?:px|em|%)?$/.test(word));
  return words.join(' ');
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { placeImages, safeHtml } from './safe-html.ts';
import { safeStyle } from './safe-style.ts';
import { textToHtml } from './text-to-html.ts';

describe('what runs or loads something is gone', () => {
  test.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<img src=x onerror=alert(1)>', '<img />'],
    ['<p onclick="alert(1)">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="java&#9;script:alert(1)">a</a>', '<a>a</a>'],
    ['<a href=" &#14; javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="data:text/html,x">a</a>', '<a>a</a>'],
    ['<a href="vbscript:x">a</a>', '<a>a</a>'],
    ['<a href="/settings">a</a>', '<a>a</a>'],
    ['<a href="//evil.example">a</a>', '<a>a</a>'],
    ['<form action="https://x.example"><input name=a><button>Send</button></form>', 'Send'],
    ['<iframe src="https://x.example"></iframe>a', 'a'],
    ['<object data="x"><embed src="x"></object>a', 'a'],
    [
      '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a><animate attributeName=href values="javascript:x"/></svg>a',
      'a',
    ],
    ['<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>', ''],
    ['<style>@import "https://x.example";</style>a', 'a'],
    ['<link rel=stylesheet href="https://x.example">a', 'a'],
    ['<meta http-equiv=refresh content="0;url=https://x.example">a', 'a'],
    ['<base href="https://x.example/">a', 'a'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>a', 'a'],
    ['<xmp><img src=x onerror=alert(1)></xmp>a', 'a'],
    ['<template><img src=x onerror=alert(1)></template>a', 'a'],
    ['<video poster="https://x.example/p.gif"><source src="https://x.example/v"></video>a', 'a'],
    [
      '<table background="https://x.example/b.gif"><tr><td>a</td></tr></table>',
      '<table><tr><td>a</td></tr></table>',
    ],
    ['<p id="login" class="modal" name="x">a</p>', '<p>a</p>'],
    ['<!-- <b>secret</b> --><![CDATA[<b>x</b>]]>a', 'a'],
    ['<scr<script></script>ipt>alert(1)</script>', 'ipt&gt;alert(1)'],
  ])('%s', (html, expected) => {
    expect(safeHtml(html)).toBe(expected);
  });

  test('links are opened apart and tell nobody where from', () => {
    expect(safeHtml('<a href="HTTPS://x.example/?a=1&amp;b=2" target="_top" rel="opener">a</a>')).toBe(
      '<a href="HTTPS://x.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">a</a>',
    );
    expect(safeHtml('<a href="tel:+15550100">a</a><a href="mailto:a@x.example">b</a>')).toContain(
      'href="tel:+15550100"',
    );
  });

  test('pictures: of the message kept, of other servers set aside, of programs dropped', () => {
    expect(
      safeHtml('<img src="https://x.example/t.gif" srcset="https://x.example/2.gif 2x" alt="Logo">'),
    ).toBe('<img alt="Logo" data-remote-src="https://x.example/t.gif" />');
    expect(safeHtml('<img src="//x.example/t.gif">')).toBe(
      '<img data-remote-src="https://x.example/t.gif" />',
    );
    expect(safeHtml('<img src="CID:pic%201@x">')).toBe('<img src="cid:pic%201@x" />');
    expect(safeHtml('<img src="data:image/png;base64,iV BO Rw==">')).toBe(
      '<img src="data:image/png;base64,iVBORw==" />',
    );
    expect(safeHtml('<img src="data:image/svg+xml;base64,PHN2Zz4=">')).toBe('<img />');
    expect(safeHtml('<img data-remote-src="javascript:alert(1)">')).toBe('<img />');
  });
});

describe('what a sender meant by means that are not kept', () => {
  test.each([
    [
      '<body bgcolor="#000000" text="#ffffff" style="color:red">a</body>',
      '<div bgcolor="#000000" style="background-color:#000000;color:#ffffff;color:red">a</div>',
    ],
    ['<body text="red;position:fixed">a</body>', '<div style="color:red">a</div>'],
    ['<p class="MsoNormal">a</p>', '<p style="margin:0">a</p>'],
    ['<p class="x_MsoNormal" style="margin:1px">a</p>', '<p style="margin:0;margin:1px">a</p>'],
    ['<details><summary>More</summary>Less</details>', '<details><summary>More</summary>Less</details>'],
  ])('%s', (html, expected) => {
    expect(safeHtml(html)).toBe(expected);
  });

  test('words that unfold are lines of their own', () => {
    expect(htmlToText('<details><summary>More</summary>Less</details>')).toBe('More\nLess');
  });
});

describe('styles', () => {
  test.each([
    ['color: RED; font-weight: bold !important', 'color:red;font-weight:bold'],
    ['font-family: "Segoe UI", Arial', "font-family:'Segoe UI', Arial"],
    ['margin: 0 auto; padding: 3.0pt 0cm', 'margin:0 auto;padding:3.0pt 0cm'],
    ['background: #fff url(https://x.example/a.gif)', 'background:#fff'],
    ['background: url("//x.example/a.gif") no-repeat center / cover rgb(1, 2, 3)', 'background:rgb(1, 2, 3)'],
    ['background: no-repeat top url(x) navy 0 50%', 'background:navy'],
    ['background: url(a) red url(b) blue', ''],
    ['text-decoration: underline dotted red', 'text-decoration:underline'],
    ['font: italic bold 12px/1.5 "Segoe UI", Arial', "font:italic bold 12px/1.5 'segoe ui', arial"],
    ['font: 12px url(x)', ''],
    ['list-style: none', 'list-style:none'],
    ['list-style: square inside', 'list-style:square inside'],
    ['list-style: url(x)', ''],
    ['text-align: -webkit-center', 'text-align:center'],
    ['background-image: url(x)', ''],
    ['background: \\75rl(x)', ''],
    ['width: expression(alert(1))', ''],
    ['position: fixed; top: 0; z-index: 99', ''],
    ['color: var(--x)', ''],
    ['margin: -999px', ''],
    ['width: 99999px', ''],
    ['behavior: url(x); -moz-binding: url(x)', ''],
    ['color: red/**/; /* color: blue', ''],
    ['font-family: x}</style><script>', ''],
    ['display:none', 'display:none'],
  ])('%s', (written, kept) => {
    expect(safeStyle(written)).toBe(kept);
    expect(safeStyle(kept)).toBe(kept);
  });
});

describe('safe HTML', () => {
  const fragments = fc.constantFrom(
    '<div',
    '<a href=',
    '<img src=',
    '<svg>',
    '<math>',
    '<style>',
    '</style>',
    '<table>',
    '<td>',
    '<p>',
    '</p>',
    '<select><option>',
    '<title>',
    '<textarea>',
    '<noscript>',
    '<iframe>',
    '<plaintext>',
    ' style="color:red;position:fixed"',
    ' onload=alert(1)',
    '"javascript:alert(1)"',
    '"cid:%41%"',
    'https://x.example/?a&b',
    '>',
    '<',
    '"',
    "'",
    '&lt;',
    '&amp;lt;',
    '&#0;',
    '&nbsp;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '\0',
    '\ud800',
    'é',
  );

  test('is unchanged when made safe again, whatever it was made from', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fragments, fc.string()), { maxLength: 25 }), (pieces) => {
        const safe = safeHtml(pieces.join(''));
        expect(safeHtml(safe)).toBe(safe);
      }),
      { numRuns: 1000 },
    );
  });

  test('holds no tag, attribute or address beyond the lists', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 25 }), (pieces) => {
        const safe = safeHtml(pieces.join(''));
        expect(safe).not.toMatch(
          /<\/?(?:script|style|svg|math|iframe|form|input|textarea|noscript|template|title)\b/i,
        );
        expect(safe.replaceAll(/<[a-z][^<>]*>|<\/[a-z\d]+>/gi, '')).not.toMatch(/[<>]/);
        for (const [tag] of safe.matchAll(/<[a-z][^<>]*>/gi)) {
          expect(tag).not.toMatch(/ on\w+=|position/i);
          for (const protocol of protocolsOf(tag)) expect(harmless).toContain(protocol);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('very deep markup loses its depth and keeps its words', () => {
    const safe = safeHtml(`${'<div>'.repeat(5000)}here${'</div>'.repeat(5000)}`);
    expect(safe.match(/<div>/g)?.length).toBe(200);
    expect(safe).toContain('here');
  });
});

describe('placing the pictures of a message', () => {
  test('gives each its address, and none to one that is not there', () => {
    const safe = safeHtml('<img src="cid:a@x" alt="A"><img src="cid:b" alt="B"> src="cid:a@x"');
    const placed = placeImages(safe, { imageUrlOf: (id) => (id === 'a@x' ? '/files/1?sign="x"&y' : null) });
    expect(placed).toBe(
      '<img alt="A" src="/files/1?sign=&quot;x&quot;&amp;y" /><img alt="B"  /> src="cid:a@x"',
    );
  });

  test('an address of our own does not survive being made safe: only stored HTML comes that way', () => {
    expect(safeHtml('<img src="/files/1">')).toBe('<img />');
  });
});

describe('text as HTML', () => {
  test.each([
    ['a < b & "c"', 'a &lt; b &amp; "c"'],
    ['one\r\ntwo', 'one<br />two'],
    ['  two  spaces', '\u00a0 two\u00a0 spaces'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('%j', (text, html) => {
    expect(textToHtml(text)).toBe(html);
  });

  const attributes = 'rel="noopener noreferrer nofollow" target="_blank"';
  test.each([
    [
      'see https://x.example/a?b=1&c=2.',
      `see <a href="https://x.example/a?b=1&amp;c=2" ${attributes}>https://x.example/a?b=1&amp;c=2</a>.`,
    ],
    ['(www.x.example)', `(<a href="https://www.x.example" ${attributes}>www.x.example</a>)`],
    [
      'https://x.example/a_(b)',
      `<a href="https://x.example/a_(b)" ${attributes}>https://x.example/a_(b)</a>`,
    ],
    ['<a@x.example>', `&lt;<a href="mailto:a@x.example" ${attributes}>a@x.example</a>&gt;`],
    [
      'https://x.example/"onmouseover="alert(1)',
      `<a href="https://x.example/" ${attributes}>https://x.example/</a>"onmouseover="alert(1)`,
    ],
  ])('links in %j', (text, html) => {
    expect(textToHtml(text)).toBe(html);
  });

  test('is always safe and canonical HTML that reads as the same words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (text) => {
        const html = textToHtml(text);
        expect(safeHtml(html)).toBe(html);
        const words = (value: string) => value.replaceAll(/[\s\u00a0\0]+/g, '');
        expect(words(htmlToText(html))).toBe(words(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('HTML as text', () => {
  test.each([
    ['<p>One</p><p>Two<br>three</p>', 'One\n\nTwo\nthree'],
    ['<ul><li><p>a</p></li><li>b</li></ul><ol><li>c</li><li>d</li></ol>', '- a\n\n- b\n\n1. c\n2. d'],
    [
      '<a href="https://x.example/">here</a> <a href="https://x.example">x.example</a>',
      'here <https://x.example/> x.example',
    ],
    ['<a href="mailto:a@x.example">a@x.example</a>', 'a@x.example'],
    ['a<blockquote>b<blockquote>c</blockquote></blockquote>d', 'a\n\n> b\n>\n>> c\n\nd'],
    ['<pre>  x\n    y</pre>', '  x\n    y'],
    ['<p>a</p><div style="display:none">preview</div><p>b</p>', 'a\n\nb'],
    ['<img src="cid:x" alt="Logo"> Shop', '[Logo] Shop'],
    [
      '<table><tr><td>Total</td><td>20 €</td></tr><tr><td>Paid</td><td>no</td></tr></table>',
      'Total 20 €\nPaid no',
    ],
    ['a &amp;lt; b &lt; c', 'a &lt; b < c'],
  ])('%s', (html, text) => {
    expect(htmlToText(safeHtml(html))).toBe(text);
  });
});

const base = 'https://house.example';
const harmless = ['http:', 'https:', 'mailto:', 'tel:', 'cid:'];

/** As a browser reads the addresses of an element, whatever spelling hides their kind; what it cannot read leads nowhere. */
function protocolsOf(tag: string): string[] {
  return [...tag.matchAll(/ (?:href|src|data-remote-src)="([^"]*)"/gi)]
    .map(([, value = '']) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    .filter((value) => URL.canParse(value, base))
    .map((value) => new URL(value, base).protocol);
}

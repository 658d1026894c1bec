import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { safeHtml } from './safe-html.ts';
import { splitReplyHtml } from './split-reply-html.ts';

const split = (html: string) => {
  const { fresh, quoted } = splitReplyHtml(safeHtml(html));
  return { fresh: htmlToText(fresh), quoted: htmlToText(quoted), html: fresh + quoted };
};

describe('quoted HTML is told from fresh HTML', () => {
  test.each([
    [
      'Gmail',
      '<div dir="ltr">No.</div><br><div class="gmail_quote"><div class="gmail_attr">3 mars kirjoitti:<br></div>' +
        '<blockquote class="gmail_quote"><div>Fixed?</div></blockquote></div>',
    ],
    [
      'Outlook on Windows',
      '<div class=WordSection1><p>No.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">' +
        '<p><b>Lähettäjä:</b> A</p></div></div><p>Fixed?</p></div>',
    ],
    [
      'Outlook on the web',
      '<div>No.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>X:</b> A</div><div>Fixed?</div>',
    ],
    [
      'Apple Mail',
      '<body>No.<div><br><blockquote type="cite">3 Mar, A:<br></blockquote></div><blockquote type="cite">Fixed?</blockquote></body>',
    ],
    [
      'Outlook, as a browser wrote its line again',
      '<p>No.</p><div style="border-width:1pt medium medium;border-top:1pt solid rgb(225, 225, 225)"><p>Aihe X</p></div><p>Fixed?</p>',
    ],
    ['Zimbra', '<div>No.</div><hr id="zwchr" data-marker="__DIVIDER__"><div>Fixed?</div>'],
    ['old Hotmail', '<div>No.</div><hr id="ecxstopSpelling"><div>Fixed?</div>'],
    ['Yahoo', '<div>No.</div><div id="y" class="yahoo_quoted"><div>Fixed?</div></div>'],
    [
      'Proton',
      '<div>No.</div><div class="protonmail_quote">A:<blockquote class="protonmail_quote" type="cite">Fixed?</blockquote></div>',
    ],
    [
      'GMX and Web.de',
      '<div>No.</div><div name="quote" style="border-left:2px solid #C3D9E5"><div>Fixed?</div></div>',
    ],
    [
      'our own mails',
      '<p>No.</p><div class="extramile-earlier"><p>~~~ Earlier ~~~</p><blockquote type="cite">Fixed?</blockquote></div>',
    ],
    ['a program without marks', '<p>No.</p><p>On 3 Mar 2025, A &lt;a@x.example&gt; wrote:</p><p>Fixed?</p>'],
    ['preformatted text', '<pre>No.\n\nOn 3 Mar 2025, A wrote:\n&gt; Fixed?\n</pre>'],
  ])('%s', (_, html) => {
    const { fresh, quoted } = split(html);
    expect(fresh).toBe('No.');
    expect(quoted).toContain('Fixed?');
  });

  test('Thunderbird answers below the quote', () => {
    const html =
      '<div class="moz-cite-prefix">Am 3.3. schrieb A:<br></div><blockquote type="cite">Fixed?</blockquote><p>No.</p>';
    expect(split(html)).toMatchObject({ fresh: 'No.', quoted: 'Am 3.3. schrieb A:\n\n> Fixed?' });
  });

  test('answers between the quotes of Gmail keep what they answer', () => {
    const html =
      '<div class="gmail_quote"><div class="gmail_attr">A:</div><blockquote class="gmail_quote">Colour?</blockquote>' +
      '<div>Red.</div><blockquote class="gmail_quote">Size?</blockquote><div>Large.</div></div>';
    expect(split(html).fresh).toBe('> Colour?\n\nRed.\n\n> Size?\n\nLarge.');
  });

  test('a message forwarded without a word is shown whole', () => {
    expect(split('<div><br></div><div id="divRplyFwdMsg"><b>From:</b> A</div><div>Look</div>')).toMatchObject(
      {
        fresh: 'From: A\nLook',
        quoted: '',
      },
    );
  });

  test('a quotation in the middle of an answer stays in it', () => {
    expect(split('<p>The law says:</p><blockquote>Two years.</blockquote><p>So repair it.</p>').quoted).toBe(
      '',
    );
  });
});

describe('both halves', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<blockquote type="cite">',
    '</blockquote>',
    '<div id="divRplyFwdMsg">',
    '<div class="gmail_attr">',
    'words ',
    '&lt;b&gt; ',
    '<br>',
    '<img src="cid:x">',
    '<pre>',
    '\n',
    '</pre>',
    'On 3 Mar 2025, A wrote:',
    '<table><tr><td>',
    '</td></tr></table>',
    '<li>',
  );

  test('are safe and canonical HTML and hold every word and picture exactly once', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const safe = safeHtml(pieces.join(''));
        const { fresh, quoted } = splitReplyHtml(safe);
        for (const half of [fresh, quoted]) expect(safeHtml(half)).toBe(half);
        const contents = (html: string) => html.match(/words|&lt;b&gt;|<img|wrote:|\n/g)?.toSorted() ?? [];
        expect(contents(fresh + quoted)).toEqual(contents(safe));
      }),
      { numRuns: 500 },
    );
  });
});

test('a pasted picture without a name belongs to the words above it, not to the quote below', () => {
  const fresh = '<p>It looks like this:</p><img src="cid:shot@guest.test" />';
  const quoted = '<blockquote type="cite">Can you send a picture?</blockquote>';
  expect(splitReplyHtml(fresh + quoted)).toEqual({ fresh, quoted });
});

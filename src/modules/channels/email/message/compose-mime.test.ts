import { describe, expect, test } from 'vitest';
import { mailOrigin } from './automatic-mail.ts';
import { composeMime, type OutgoingMail } from './compose-mime.ts';
import { parseMessage } from './parse-message.ts';
import type { ParsedMessage } from './parsed-message.ts';
import { readMessage } from './read-message.ts';

const base: OutgoingMail = {
  from: { address: 'help@shop.example', name: 'Shop' },
  replyTo: { address: 'help+r1@shop.example', name: '' },
  to: [{ address: 'ann@example.com', name: 'Ann Bee' }],
  cc: [{ address: 'bob@example.com', name: '' }],
  bcc: [{ address: 'archive@shop.example', name: '' }],
  subject: 'Re: Leak – Kaffeemaschine ☕',
  html: '<p>We <b>repair</b> it.</p>',
  messageId: '<m1@mail.shop.example>',
  inReplyTo: '<1@example.com>',
  references: ['<0@example.com>'],
  date: new Date('2025-03-03T10:12:13Z'),
  origin: 'reply',
  loopMark: 'inst-1',
};

const own = { addresses: [], messageIdDomains: ['mail.shop.example'], loopMarks: ['inst-1'] };
const context = { own: { ...own, messageIdDomains: [], loopMarks: [] }, envelope: { mailFrom: null } };

async function roundTrip(mail: Partial<OutgoingMail>): Promise<ParsedMessage> {
  const message = await parseMessage((await composeMime({ ...base, ...mail })).raw);
  if (message.kind !== 'parsed') throw new Error(message.reason);
  return message;
}

/** The header names of the top block, folded lines left out. */
async function headerNames(mail: Partial<OutgoingMail>): Promise<string[]> {
  const raw = (await composeMime({ ...base, ...mail })).raw.toString('latin1');
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  return head
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .toSorted();
}

describe('an outgoing mail', () => {
  test('says what it was given and comes back as such', async () => {
    expect(await roundTrip({})).toMatchObject({
      from: { address: 'help@shop.example', name: 'Shop' },
      replyTo: [{ address: 'help+r1@shop.example' }],
      to: [{ address: 'ann@example.com', name: 'Ann Bee' }],
      cc: [{ address: 'bob@example.com' }],
      subject: 'Re: Leak – Kaffeemaschine ☕',
      messageId: '<m1@mail.shop.example>',
      inReplyTo: ['<1@example.com>'],
      references: ['<0@example.com>', '<1@example.com>'],
      date: new Date('2025-03-03T10:12:13Z'),
      html: expect.stringContaining('<b>repair</b>'),
      text: expect.stringContaining('We repair it.'),
    });
  });

  test('names blind recipients in the envelope only', async () => {
    const { raw, envelope } = await composeMime(base);
    expect(envelope).toEqual({
      from: 'help@shop.example',
      to: ['ann@example.com', 'bob@example.com', 'archive@shop.example'],
    });
    expect(raw.toString('latin1')).not.toContain('archive');
  });

  test('is the same bytes when composed again', async () => {
    const attachments = [{ name: 'a.txt', mediaType: 'text/plain', bytes: new Uint8Array([1, 2]) }];
    const [first, second] = [
      await composeMime({ ...base, attachments }),
      await composeMime({ ...base, attachments }),
    ];
    expect(first.raw.equals(second.raw)).toBe(true);
  });

  test('has CRLF line ends only, and no line longer than 998 bytes', async () => {
    const { raw } = await composeMime({ ...base, html: `<p>${'x'.repeat(3000)}\rbare\nline</p>` });
    const text = raw.toString('latin1');
    expect(text).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test('carries files and inline pictures unchanged', async () => {
    const message = await roundTrip({
      html: '<p>See <img src="cid:pic1@x"></p>',
      attachments: [
        { name: 'Rechnung März.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([0, 255, 10, 13]) },
        { name: 'p.png', mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]), contentId: 'pic1@x' },
      ],
    });
    const files = message.attachments.map((file) => [
      file.name,
      file.mediaType,
      file.isInline,
      [...file.bytes],
    ]);
    expect(files).toContainEqual(['Rechnung März.pdf', 'application/pdf', false, [0, 255, 10, 13]]);
    expect(files).toContainEqual(['p.png', 'image/png', true, [1, 2, 3]]);
  });

  test('cuts a long chain of references in the middle', async () => {
    const references = Array.from({ length: 80 }, (_, index) => `<${index}@example.com>`);
    const { references: kept } = await roundTrip({ references });
    expect(kept).toHaveLength(21);
    expect([kept[0], kept.at(-1)]).toEqual(['<0@example.com>', '<1@example.com>']);
  });

  test('marks automatic mail as such and a person’s reply not', async () => {
    expect(await headerNames({})).not.toContain('auto-submitted');
    const automatic = await roundTrip({ origin: 'auto-replied' });
    expect(mailOrigin(automatic, context)).toMatchObject({ kind: 'auto-reply', reasons: ['auto-submitted'] });
    expect(automatic.headers).toContainEqual({ name: 'x-auto-response-suppress', value: 'All' });
  });

  test('is known as ours when it comes back, even with another Message-ID', async () => {
    const message = await roundTrip({});
    const envelope = { mailFrom: null };
    expect(mailOrigin(message, { own, envelope }).reasons).toEqual(['own-message', 'own-loop-mark']);
    expect(mailOrigin({ ...message, messageId: '<x@list.example>' }, { own, envelope }).kind).toBe('loop');
  });
});

describe('earlier messages below a reply', () => {
  const earlier = {
    words: 'Earlier messages',
    messages: [
      { introduction: 'On 3 March, Ann Bee wrote:', html: '<p>It leaks <b>badly</b>.</p>' },
      { introduction: 'On 2 March, Shop wrote:', html: '<p>Enjoy!</p><script>alert(1)</script>' },
    ],
  };

  test('stand in both parts and are found again by ourselves', async () => {
    const { raw } = await composeMime({ ...base, earlier });
    const message = await readMessage(raw, context);
    if (message.kind !== 'read') throw new Error(message.reason);
    expect(message.freshText).toBe('We repair it.');
    expect(message.text).toContain('~~~ Earlier messages ~~~');
    expect(message.text).toContain('> It leaks badly.');
    expect(message.freshHtml).toContain('<b>repair</b>');
    expect(message.freshHtml).not.toContain('badly');
    expect(message.quotedHtml).toContain('<b>badly</b>');
    expect(message.html).not.toContain('alert');
  });

  test('are still told apart in the answer of a customer whose program quotes it all', async () => {
    const { raw } = await composeMime({ ...base, earlier });
    const sent = await readMessage(raw, context);
    if (sent.kind !== 'read') throw new Error(sent.reason);
    const quoted = sent.text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\r\n');
    const answer = `From: ann@example.com\r\n\r\nPlease do.\r\n\r\nOn Mon, 3 Mar 2025, Shop <help@shop.example> wrote:\r\n\r\n${quoted}`;
    expect(await readMessage(new TextEncoder().encode(answer), context)).toMatchObject({
      freshText: 'Please do.',
    });
  });
});

describe('nothing that people give becomes a header', () => {
  const hostile = [
    'x\r\nBcc: all@evil.example',
    'x\nBcc: all@evil.example',
    'x\rBcc: all@evil.example',
    'x\u2028Bcc: all@evil.example',
    `${'x'.repeat(70)}\u2028Bcc:all@evil.example`,
    `${'x'.repeat(70)}\u3000Bcc:all@evil.example`,
    'x\u0085Bcc: all@evil.example',
    'x\0\r\n\r\n<script>',
    '=?utf-8?q?a=0D=0ABcc:_all@evil.example?=',
    '"a" <b@evil.example>, c',
    'a, b@evil.example',
    '<b@evil.example>',
    'Group: b@evil.example;',
    `${'long '.repeat(400)}`,
  ];

  test.each(hostile)('%j', async (text) => {
    const id = '<m1@mail.shop.example>';
    const mail: Partial<OutgoingMail> = {
      from: { address: 'help@shop.example', name: text },
      replyTo: { address: 'help+r1@shop.example', name: text },
      to: [{ address: 'ann@example.com', name: text }],
      cc: [{ address: 'bob@example.com', name: text }],
      subject: text,
      loopMark: text,
      inReplyTo: `<${text}>`,
      references: [text, `<${text}>`],
      attachments: [{ name: text, mediaType: text, bytes: new Uint8Array([1]), contentId: text }],
      messageId: id,
    };
    const plain = await headerNames({
      attachments: [{ name: 'a', mediaType: 'a/b', bytes: new Uint8Array([1]) }],
    });
    const expected = plain.filter((name) => name !== 'in-reply-to' && name !== 'references');
    // An id of which nothing usable is left is simply not written.
    expect(
      (await headerNames(mail)).filter((name) => name !== 'in-reply-to' && name !== 'references'),
    ).toEqual(expected);
    const message = await roundTrip(mail);
    expect(message).toMatchObject({
      from: { address: 'help@shop.example' },
      to: [{ address: 'ann@example.com' }],
      cc: [{ address: 'bob@example.com' }],
      replyTo: [{ address: 'help+r1@shop.example' }],
      messageId: id,
    });
    expect([message.to.length, message.cc.length]).toEqual([1, 1]);
  });

  test.each(['ann@example.com\r\nRCPT TO:<x@evil.example>', 'ann', 'a@b@evil.example', ''])(
    'what is no address is refused: %j',
    async (address) => {
      await expect(composeMime({ ...base, to: [{ address, name: '' }] })).rejects.toThrow('not an address');
    },
  );

  test('an id that is none is refused', async () => {
    await expect(composeMime({ ...base, messageId: '<a>\r\nBcc: x' })).rejects.toThrow('Message-ID');
  });

  test('a message cannot end the transmission early', async () => {
    const { raw } = await composeMime({ ...base, text: 'a\r\n.\r\nb\n.\nc\r.\rd', html: '<p>x</p>' });
    const message = await parseMessage(raw);
    expect(message.kind === 'parsed' && message.text?.trim()).toBe('a\n.\nb\n.\nc\n.\nd');
    expect(raw.toString('latin1')).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
  });
});

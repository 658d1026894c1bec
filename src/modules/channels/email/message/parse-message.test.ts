import { describe, expect, test } from 'vitest';
import { limits } from './limits.ts';
import { parseMessage } from './parse-message.ts';
import type { ParsedMessage } from './parsed-message.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);

async function parsed(raw: Uint8Array | string): Promise<ParsedMessage> {
  const message = await parseMessage(typeof raw === 'string' ? utf8(raw) : raw);
  if (message.kind !== 'parsed') throw new Error(`unreadable: ${message.reason}`);
  return message;
}

const reason = async (raw: Uint8Array | string) => {
  const message = await parseMessage(typeof raw === 'string' ? utf8(raw) : raw);
  return message.kind === 'unreadable' ? message.reason : 'parsed';
};

describe('an ordinary message', () => {
  test('gives its fields, normalised', async () => {
    const message = await parsed(
      [
        'From: "Ann Bee" <Ann@EXAMPLE.com>',
        'Sender: office@example.com',
        'To: Help <help@shop.example>, second@shop.example',
        'Cc: cc@example.org',
        'Reply-To: private@example.net',
        'Subject: =?utf-8?q?Caf=C3=A9?= machine',
        'Date: Mon, 3 Mar 2025 11:12:13 +0100',
        'Message-ID: <one@example.com>',
        'In-Reply-To: <b@shop.example>',
        'References: <a@shop.example>',
        '\t<b@shop.example>',
        'X-Mailer: Test',
        '',
        'It leaks.',
      ].join('\r\n'),
    );
    expect(message).toMatchObject({
      from: { address: 'Ann@example.com', name: 'Ann Bee' },
      sender: { address: 'office@example.com' },
      to: [
        { address: 'help@shop.example', name: 'Help' },
        { address: 'second@shop.example', name: '' },
      ],
      cc: [{ address: 'cc@example.org' }],
      replyTo: [{ address: 'private@example.net' }],
      subject: 'Café machine',
      date: new Date('2025-03-03T10:12:13Z'),
      messageId: '<one@example.com>',
      inReplyTo: ['<b@shop.example>'],
      references: ['<a@shop.example>', '<b@shop.example>'],
      html: null,
      attachments: [],
      notes: [],
    });
    expect(message.text?.trim()).toBe('It leaks.');
    expect(message.headers).toContainEqual({ name: 'x-mailer', value: 'Test' });
  });

  test('gives its files, with inline pictures told from files', async () => {
    const message = await parsed(
      [
        'From: a@x.example',
        'Content-Type: multipart/mixed; boundary=o',
        '',
        '--o',
        'Content-Type: multipart/related; boundary=i',
        '',
        '--i',
        'Content-Type: text/html',
        '',
        '<img src="cid:pic@1">',
        '--i',
        'Content-Type: image/png',
        'Content-ID: <pic@1>',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw==',
        '--i--',
        '--o',
        "Content-Type: application/pdf; name*0*=UTF-8''%E2%82%AC%20; name*1*=bill.pdf",
        'Content-Disposition: attachment',
        '',
        'PDF',
        '--o',
        'Content-Type: message/rfc822',
        '',
        'Subject: inner',
        '',
        'Inner words',
        '--o--',
      ].join('\r\n'),
    );
    expect(
      message.attachments.map(({ name, mediaType, contentId, isInline }) => [
        name,
        mediaType,
        contentId,
        isInline,
      ]),
    ).toEqual([
      [null, 'image/png', 'pic@1', true],
      ['€ bill.pdf', 'application/pdf', null, false],
      [null, 'message/rfc822', null, false],
    ]);
    expect([...(message.attachments[0]?.bytes ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(message.text ?? '').not.toContain('Inner words');
  });
});

describe('who it is from', () => {
  test.each([
    ['no From and no Sender', 'To: a@x.example\n\nx', null, 'sender-missing'],
    [
      'a From that is no address, with a Sender',
      'From: undisclosed\nSender: s@x.example\n\nx',
      's@x.example',
      'sender-unusable',
    ],
    ['a look-alike @', 'From: a＠bank.example\n\nx', null, 'sender-unusable'],
    ['two From fields', 'From: a@x.example\nFrom: b@x.example\n\nx', 'a@x.example', 'several-senders'],
  ])('%s is decided and noted', async (_, raw, address, note) => {
    const message = await parsed(raw);
    expect(message.from?.address ?? null).toBe(address);
    expect(message.notes).toContain(note);
  });
});

describe('encodings', () => {
  test.each([
    ['UTF-8 written straight into the header', utf8('Subject: Grüße\n\nx'), 'Grüße'],
    ['Latin-1 written straight into the header', latin1('Subject: Gr\xfc\xdfe\n\nx'), 'Grüße'],
    [
      'the character set that the body declares',
      latin1('Subject: \xcf\xf0\xe8\xe2\xe5\xf2\nContent-Type: text/plain; charset=windows-1251\n\nx'),
      'Привет',
    ],
    [
      'an encoded word whose text was not encoded',
      latin1('Subject: =?iso-8859-1?q?Gr\xfc\xdfe?=\n\nx'),
      'Grüße',
    ],
    ['Japanese in ISO-2022-JP', utf8('Subject: =?iso-2022-jp?B?GyRCJDMkcxsoQg==?=\n\nx'), 'こん'],
    [
      'a letter cut in two by two encoded words',
      utf8('Subject: =?utf-8?B?w4M=?= =?utf-8?B?w7w=?=\n\nx'),
      'Ãü',
    ],
    [
      'a line end hidden in an encoded word',
      utf8('Subject: =?utf-8?q?a=0D=0ABcc:_x@y.example?=\n\nx'),
      'a Bcc: x@y.example',
    ],
    ['a character set nobody knows', utf8('Subject: =?x-klingon?q?abc?=\n\nx'), 'abc'],
  ])('the subject is right with %s', async (_, raw, subject) => {
    expect((await parsed(raw)).subject).toBe(subject);
  });

  test('a body of undeclared Latin-1 bytes is read as such', async () => {
    expect((await parsed(latin1('From: a@x.example\n\nF\xfcnf'))).text?.trim()).toBe('Fünf');
  });

  test('text never holds what a database refuses', async () => {
    const text = (await parsed('From: a@x.example\n\none\0two\r\nthree')).text ?? '';
    expect(text.trim()).toBe('onetwo\nthree');
  });
});

describe('malformed messages are read as far as they go', () => {
  test('a missing end delimiter', async () => {
    const raw = 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nStill here';
    expect((await parsed(raw)).text?.trim()).toBe('Still here');
  });

  test('lines that end in CR alone', async () => {
    expect(await parsed('Subject: Old Mac\rFrom: a@x.example\r\rHello')).toMatchObject({
      subject: 'Old Mac',
      from: { address: 'a@x.example' },
    });
  });

  test('the separator line of an mbox file in front', async () => {
    expect((await parsed('From a@x.example Mon Mar  3 10:12:00 2025\nSubject: Hi\n\nx')).subject).toBe('Hi');
  });

  test('a header without a body', async () => {
    expect(await parsed('Subject: only this')).toMatchObject({ subject: 'only this', text: null });
  });

  test.each([
    ['no date', 'X: y', null],
    ['a date that cannot be', 'Date: 31 Feb 2025 10:00:00 +0000', null],
    ['the year 1900', 'Date: 1 Jan 1900 10:00:00 +0000', null],
    ['two digits for the year', 'Date: 3 Mar 97 09:55:06 -0600', '1997-03-03T15:55:06Z'],
    ['a comment for the zone', 'Date: Mon, 3 Mar 2025 10:00:00 +0530 (IST)', '2025-03-03T04:30:00Z'],
    [
      'no zone, which never means the zone of our server',
      'Date: Mon, 3 Mar 2025 10:00:00',
      '2025-03-03T10:00:00Z',
    ],
    ['the form of the C library', 'Date: Mon Mar  3 10:00:00 2025', '2025-03-03T10:00:00Z'],
    ['ISO 8601', 'Date: 2025-03-03T10:00:00+02:00', '2025-03-03T08:00:00Z'],
  ])('%s', async (_, header, expected) => {
    expect((await parsed(`${header}\n\nx`)).date).toEqual(expected === null ? null : new Date(expected));
  });
});

describe('file names and kinds from outside', () => {
  const name = async (filename: string) => {
    const encoded = `=?utf-8?B?${Buffer.from(filename, 'utf8').toString('base64')}?=`;
    const raw = `Content-Type: ../../etc/passwd; x\nContent-Disposition: attachment; filename="${encoded}"\n\nx`;
    return (await parsed(raw)).attachments[0];
  };

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\bill.pdf', 'bill.pdf'],
    ['.htaccess', 'htaccess'],
    ['bill.pdf. . ', 'bill.pdf'],
    ['CON.txt', '_CON.txt'],
    ['exe\u202efdp.bill', 'exe fdp.bill'],
    ['a\r\nSet-Cookie: b', 'a Set-Cookie_ b'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(146)}.pdf`],
    ['...', null],
  ])('%j is shown as %j', async (filename, shown) => {
    expect((await name(filename))?.name).toBe(shown);
  });

  test('what the sender wrote is kept as data, and a kind that is none is replaced', async () => {
    expect(await name('../a b')).toMatchObject({
      originalName: '../a b',
      mediaType: 'application/octet-stream',
    });
  });
});

describe('limits', () => {
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`,
    ).join('');

  test.each([
    ['nothing at all', '', 'empty'],
    ['only white space', ' \r\n\t\n\0', 'empty'],
    ['something that is no message', '// not a message', 'not-a-message'],
    ['a hundred levels', nested(limits.depth + 5), 'too-deep'],
    ['ninety levels', nested(90), 'parsed'],
    [
      'a thousand parts',
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(limits.parts + 1)}`,
      'too-many-parts',
    ],
    ['a header of more than a megabyte', `X: ${'y'.repeat(limits.headerBytes)}\n\nx`, 'headers-too-big'],
  ])('%s', async (_, raw, expected) => {
    expect(await reason(raw)).toBe(expected);
  });

  test('too many addresses, too much text and too much HTML are cut and noted', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => `u${index}@x.example`).join(', ');
    const message = await parsed(`To: ${many}\n\n${'long '.repeat(limits.textLength / 4)}`);
    expect(message.to).toHaveLength(limits.addresses);
    expect(message.text).toHaveLength(limits.textLength);
    expect(message.notes).toEqual(expect.arrayContaining(['addresses-cut', 'text-cut']));
    const html = await parsed(`Content-Type: text/html\n\n${'<b>'.repeat(limits.htmlTags + 1)}`);
    expect(html).toMatchObject({ html: null, notes: ['html-too-big', 'sender-missing'] });
  });
});

import { describe, expect, test } from 'vitest';
import { parseMessage } from './parse-message.ts';
import { trueCharset } from './text-charset.ts';

async function parsed(raw: Uint8Array | string) {
  const message = await parseMessage(typeof raw === 'string' ? new TextEncoder().encode(raw) : raw);
  if (message.kind !== 'parsed') throw new Error(message.reason);
  return message;
}

const multipart = (kind: string, ...parts: string[]) =>
  `From: nina@tea.example\r\nContent-Type: multipart/${kind}; boundary=b\r\n\r\n${parts
    .map((part) => `--b\r\n${part}\r\n`)
    .join('')}--b--\r\n`;

const bytes = (content: Uint8Array | undefined) => Buffer.from(content ?? []).toString('latin1');

describe('a file in the message', () => {
  test('that is shown in place is a file and not what the sender wrote', async () => {
    const message = await parsed(
      multipart(
        'mixed',
        'Content-Type: text/plain\r\n\r\nSee the list.',
        'Content-Type: text/plain; name=list.txt\r\nContent-Disposition: inline; filename=list.txt\r\n\r\ncup\r\npot',
        'Content-Type: text/plain\r\n\r\nNina',
      ),
    );
    expect(message.text?.replaceAll(/\s+/g, ' ').trim()).toBe('See the list. Nina');
    expect(message.attachments.map(({ name }) => name)).toEqual(['list.txt']);
  });

  test('that comes first or is one of two forms of the text is the text, whatever its name', async () => {
    const first = multipart('mixed', 'Content-Type: text/plain; name=body.txt\r\n\r\nHello');
    expect(await parsed(first)).toMatchObject({ attachments: [] });
    const forms = multipart(
      'alternative',
      'Content-Type: text/plain\r\n\r\nHello',
      'Content-Type: text/html; name=body.html\r\n\r\n<p>Hello</p>',
    );
    expect(await parsed(forms)).toMatchObject({ attachments: [] });
  });

  test.each([
    ['without an encoding', '', 'a;b\r\nc;d', 'a;b\r\nc;d'],
    ['with an empty last line', '', 'a\r\n', 'a\r\n'],
    ['of raw bytes', 'Content-Transfer-Encoding: binary\r\n', '\xff\r\x00\n\rX', '\xff\r\x00\n\rX'],
    ['that is empty', '', '', ''],
    ['in quoted-printable', 'Content-Transfer-Encoding: quoted-printable\r\n', 'a=3Db=\r\nc', 'a=bc'],
    ['in base64', 'Content-Transfer-Encoding: base64\r\n', 'YQo=', 'a\n'],
  ])('has exactly its bytes: %s', async (_, encoding, sent, expected) => {
    const part = `Content-Type: application/x-list\r\nContent-Disposition: attachment; filename=list\r\n${encoding}\r\n${sent}`;
    const raw = multipart('mixed', 'Content-Type: text/plain\r\n\r\nHi', part);
    const message = await parsed(Buffer.from(raw, 'latin1'));
    expect(bytes(message.attachments[0]?.bytes)).toBe(expected);
  });
});

describe('parts whose delimiter is not the declared one', () => {
  const body = '--real\r\nContent-Type: text/plain\r\n\r\nIt came cold.\r\n--real--\r\n';

  test.each([
    ['another one is declared', 'Content-Type: multipart/mixed;\r\n\tboundary="told"; charset=utf-8'],
    ['none is declared', 'Content-Type: multipart/mixed'],
    ['its line is not indented', 'Content-Type: multipart/mixed;\r\nboundary="real"'],
  ])('are found all the same: %s', async (_, field) => {
    const message = await parsed(`From: nina@tea.example\r\n${field}\r\nSubject: Tea\r\n\r\n${body}`);
    expect(message).toMatchObject({ subject: 'Tea', attachments: [] });
    expect(message.text?.trim()).toBe('It came cold.');
  });

  test('do not exist at all: then the body is the text', async () => {
    const message = await parsed(
      'From: nina@tea.example\nContent-Type: multipart/mixed; boundary=x\n\nCold.\n',
    );
    expect(message.text?.trim()).toBe('Cold.');
    const html = await parsed(
      'From: nina@tea.example\nContent-Type: multipart/mixed\n\n<html><p>Cold.</p></html>',
    );
    expect(html.html).toContain('<p>Cold.</p>');
  });

  test('words that only look like a parameter are left alone', async () => {
    const message = await parsed('From: nina@tea.example\n\nif (a);\nname=1;\n');
    expect(message.text?.trim()).toBe('if (a);\nname=1;');
  });
});

describe('the character set of a text', () => {
  const latin = Buffer.from('Größe süß', 'latin1');
  const utf8 = Buffer.from('Größe süß');

  test.each([
    ['UTF-8 declared as something old', utf8, 'iso-8859-1', 'utf-8'],
    ['UTF-8 declared as nothing known', utf8, 'x-shop', 'utf-8'],
    ['something old declared as UTF-8', latin, 'utf-8', 'windows-1252'],
    ['something old, undeclared', latin, undefined, 'windows-1252'],
    ['UTF-8 as declared', utf8, 'utf-8', undefined],
    ['old as declared', latin, 'iso-8859-15', undefined],
    ['ASCII, whatever is declared', Buffer.from('tea'), 'iso-2022-jp', undefined],
    ['two bytes for each letter, which may look like UTF-8', utf8, 'gbk', undefined],
    ['UTF-8 with one letter cut', Buffer.concat([utf8, Buffer.from([0xc3])]), 'utf-8', undefined],
    [
      'a page that names its own',
      Buffer.from('<meta charset="koi8-r">\xc1\xc2', 'latin1'),
      'utf-8',
      'koi8-r',
    ],
  ])('%s', (_, content, declared, expected) => {
    expect(trueCharset(content, declared)).toBe(expected);
  });

  test('is corrected where the message is read', async () => {
    const message = await parsed(
      'From: nina@tea.example\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: base64\n\nR3LDtsOfZQ==\n',
    );
    expect(message.text).toBe('Größe');
  });
});

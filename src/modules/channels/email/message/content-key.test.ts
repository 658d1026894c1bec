import { describe, expect, test } from 'vitest';
import { contentKey } from './content-key.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const head = 'From: ann@example.com\r\nTo: help@shop.example\r\nDate: Mon, 3 Mar 2025 10:12:00 +0000\r\n';
const id = 'Message-ID: <1@example.com>\r\n';
const body = '\r\nThe machine leaks.\r\n';
const original = head + id + body;

/** The cases of one mailbox; which mailbox it is belongs to the caller's key and is not repeated here. */
const cases: { name: string; first: string; second: string; same: boolean }[] = [
  {
    name: 'delivered to two of our mailboxes, To and Cc: one content, told apart by the mailbox',
    first: `Delivered-To: help@shop.example\r\nReceived: by a; 1\r\n${original}`,
    second: `Delivered-To: sales@shop.example\r\nReceived: by b; 2\r\n${original}`,
    same: true,
  },
  {
    name: 'delivered again through an alias',
    first: `Return-Path: <ann@example.com>\r\nReceived: by mx1;\r\n\tMon\r\n${original}`,
    second: `Return-Path: <srs0+ann@fwd.example>\r\nReceived: by mx2;\r\n\tTue\r\nX-Original-To: info@shop.example\r\n${original}`,
    same: true,
  },
  {
    name: 'a blind copy of the same mail',
    first: original,
    second: `Envelope-To: help@shop.example\r\n${original}`,
    same: true,
  },
  {
    name: 'fetched again after the server numbered its mails anew, now with other line ends',
    first: original,
    second: `From MAILER Mon Mar  3 10:12:00 2025\n${original.replaceAll('\r\n', '\n')}\n`,
    same: true,
  },
  {
    name: 'filtered on the way: spam verdicts, authentication results, ARC seals and signatures',
    first: `X-Spam-Status: No, score=0.1\r\nAuthentication-Results: mx1; spf=pass\r\n${original}`,
    second: `ARC-Seal: i=1; a=rsa\r\n b=abc\r\nDKIM-Signature: v=1; t=2\r\nX-Spam-Status: No, score=0.2\r\n${original}`,
    same: true,
  },
  {
    name: 'sent again under the same Message-ID with other words',
    first: original,
    second: `${head}${id}\r\nThe machine still leaks.\r\n`,
    same: false,
  },
  {
    name: 'a stranger sends a known Message-ID ahead of the real mail',
    first: `From: mallory@example.net\r\n${id}\r\nx\r\n`,
    second: original,
    same: false,
  },
  {
    name: 'two mails of the same second without any Message-ID',
    first: `${head}\r\nOrder 1 is late.\r\n`,
    second: `${head}\r\nOrder 2 is late.\r\n`,
    same: false,
  },
  {
    name: 'the same mail without a Message-ID, fetched twice',
    first: head + body,
    second: `Received: x\r\n${head}${body}`,
    same: true,
  },
];

describe('whether two raw mails are one message', () => {
  test.each(cases)('$name', ({ first, second, same }) => {
    expect(contentKey(bytes(first)) === contentKey(bytes(second))).toBe(same);
  });

  test('what stands in the body is never taken for a trace field', () => {
    expect(contentKey(bytes(`${head}\r\nReceived: your parcel\r\n`))).not.toBe(
      contentKey(bytes(`${head}\r\n`)),
    );
  });

  test('a line moved from the body into the header makes another message', () => {
    expect(contentKey(bytes('A: 1\n\nB: 2\n'))).not.toBe(contentKey(bytes('A: 1\nB: 2\n\n')));
  });

  test('bytes that are no text at all have a key of their own', () => {
    const keys = [[], [0], [0xff, 0xfe, 0], [0x0a, 0x0a, 0x80]].map((list) =>
      contentKey(Uint8Array.from(list)),
    );
    expect(new Set(keys).size).toBe(4);
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
  });
});

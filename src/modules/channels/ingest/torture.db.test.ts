import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aWorkspace, anApiKey, call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import type { IngestOutcome } from '../contract.ts';
import { createInbox } from '../index.ts';

/**
 * Mails made to hold up whoever reads them (SEC-039, REL-05). Each is kept whole and ends where a person can see it, as
 * a conversation or in quarantine with its reason, and an ordinary mail right behind it is taken in as usual.
 */

let app: TestApp;
let key: { authorization: string };
let inboxId: string;

beforeAll(async () => {
  app = await openTestApp();
  const { workspaceId } = await aWorkspace(app);
  key = await anApiKey(app, workspaceId);
  const inbox = await inside(app, workspaceId, (ctx) =>
    createInbox(ctx, { name: 'Desk', address: 'desk@house.test' }),
  );
  inboxId = inbox.id;
  // The first mail also starts the reading thread.
  await post(ordinary());
});
afterAll(() => app.close());

async function post(raw: string | Uint8Array): Promise<IngestOutcome> {
  const response = await app.app.request(`/api/v1/inboxes/${inboxId}/raw-messages`, {
    method: 'POST',
    headers: { ...key, 'content-type': 'message/rfc822' },
    body: new Uint8Array(Buffer.from(raw)),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as IngestOutcome;
}

/** A fresh sender each time: what is tested is reading, not the limit of one sender. */
const start = () =>
  `From: Eve <eve-${newId()}@mail.test>\r\nTo: desk@house.test\r\nSubject: Torture\r\nMessage-ID: <${newId()}@mail.test>\r\nMIME-Version: 1.0\r\n`;
const ordinary = () => `${start()}\r\nGood morning, the shower is cold.\r\n`;

const megabyte = 1024 * 1024;
const nested = (depth: number) => {
  const open = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('');
  return `${start()}${open}Content-Type: text/plain\r\n\r\nDeep down.\r\n`;
};
const withBody = (type: string, body: string | Uint8Array) =>
  Buffer.concat([Buffer.from(`${start()}${type}\r\n\r\n`), Buffer.from(body)]);

const torture: Record<string, () => string | Uint8Array> = {
  'ten thousand parts': () =>
    `${start()}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
  'parts ten thousand deep': () => nested(10_000),
  'messages in messages ten thousand deep': () =>
    `${start()}${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}x`,
  'one line of base64 of 28 megabytes': () =>
    withBody(
      'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64',
      'QUFB'.repeat((28 * megabyte) / 4),
    ),
  'garbage that calls itself utf-32le': () =>
    withBody(
      'Content-Type: text/plain; charset=utf-32le\r\nContent-Transfer-Encoding: base64',
      Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 2_654_435_761) & 255)).toString('base64'),
    ),
  'a hundred thousand addresses': () =>
    `${start()}Cc: ${Array.from({ length: 100_000 }, (_, n) => `a${n}@mail.test`).join(', ')}\r\n\r\nHello all`,
  'a hundred thousand header lines': () => `${start()}${'X-Bomb: boom\r\n'.repeat(100_000)}\r\nBoom`,
  'a header of ten megabytes': () => `${start()}X-Long: ${'x'.repeat(10 * megabyte)}\r\n\r\nLong`,
  'a header folded a hundred thousand times': () =>
    `${start()}X-Fold: x${'\r\n x'.repeat(100_000)}\r\n\r\nFolded`,
  'groups in groups of addresses': () =>
    `${start()}Cc: ${'g:'.repeat(50_000)}a@mail.test${';'.repeat(50_000)}\r\n\r\nHi`,
  'brackets and comments without end': () =>
    `${start()}Reply-To: ${'('.repeat(100_000)}${'<'.repeat(100_000)}\r\n\r\nHi`,
  'encoded words without end': () => `${start()}X-Words: ${'=?utf-8?q?=41?= '.repeat(50_000)}\r\n\r\nHi`,
  'a charset that does not exist': () => withBody('Content-Type: text/plain; charset=x-no-such', 'caf\u00e9'),
  'utf-16 that calls itself utf-8': () =>
    withBody('Content-Type: text/plain; charset=utf-8', Buffer.from('Good morning'.repeat(1000), 'utf16le')),
  'bytes of every kind that call themselves ascii': () =>
    withBody(
      'Content-Type: text/plain; charset=us-ascii',
      Buffer.from(Array.from({ length: 65_536 }, (_, n) => n & 255)),
    ),
  'a table of a hundred thousand open cells': () =>
    withBody('Content-Type: text/html', '<table><tr><td>'.repeat(100_000)),
  'five megabytes of opened tags': () =>
    withBody('Content-Type: text/html', '<b>'.repeat((5 * megabyte) / 3)),
  'a boundary of a hundred thousand characters': () =>
    `${start()}Content-Type: multipart/mixed; boundary="${'b'.repeat(100_000)}"\r\n\r\n--${'b'.repeat(100_000)}\r\n\r\nx`,
  'a tiny yEnc-like quoted-printable bomb': () =>
    withBody(
      'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable',
      '=3D'.repeat(megabyte),
    ),
  'quotes a hundred thousand deep': () => `${start()}\r\n${'>'.repeat(100_000)} said\r\n`,
  nothing: () => '',
  'one line feed': () => '\n',
  'a hundred thousand line feeds': () => `Subject: Empty${'\n'.repeat(100_000)}`,
  'NUL bytes': () => Buffer.alloc(200_000),
};

describe('a mail made to hold us up', () => {
  test.each(Object.entries(torture))('%s', async (name, make) => {
    const raw = make();
    if (raw.length === 0) return expect(await refused(raw)).toBe(422);
    const turn = performance.now();
    const [tortured, after] = await Promise.all([post(raw), post(ordinary())]);
    expect(after.outcome).toBe('accepted');
    expect(['accepted', 'duplicate', 'quarantined', 'suppressed']).toContain(tortured.outcome);
    // Two seconds of reading is the budget; the rest is carrying the bytes, and room for a busy machine.
    expect([name, performance.now() - turn < 10_000]).toEqual([name, true]);
    await isVisible(tortured);
    return undefined;
  });
});

test('a mail larger than any may be is refused at the door, and the next one is not', async () => {
  expect(await refused(withBody('Content-Type: text/plain', 'x'.repeat(50 * megabyte)))).toBe(413);
  expect((await post(ordinary())).outcome).toBe('accepted');
});

async function refused(raw: string | Uint8Array): Promise<number> {
  const response = await app.app.request(`/api/v1/inboxes/${inboxId}/raw-messages`, {
    method: 'POST',
    headers: { ...key, 'content-type': 'message/rfc822' },
    body: new Uint8Array(Buffer.from(raw)),
  });
  return response.status;
}

/** In a conversation that opens, or in quarantine with its reason. */
async function isVisible({ outcome, conversationId, reason }: IngestOutcome): Promise<void> {
  if (conversationId) {
    const { status } = await call(app, 'GET', `/conversations/${conversationId}/thread`, { headers: key });
    return expect(status).toBe(200);
  }
  expect(reason).toBeTruthy();
  const state = outcome === 'quarantined' ? 'quarantined' : 'suppressed';
  const { body } = await call(app, 'GET', `/quarantine?state=${state}&limit=100`, { headers: key });
  expect((body['data'] as { reason: string }[]).some((mail) => mail.reason === reason)).toBe(true);
}

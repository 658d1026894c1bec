import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { receiveMessage } from './index.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const withPlace = Buffer.concat([
  png.subarray(0, 33),
  Buffer.from('0000000d', 'hex'),
  Buffer.from('tEXtGPS\x0051.5074N'.padEnd(17, ' ').slice(0, 17), 'latin1'),
  Buffer.alloc(4),
  png.subarray(33),
]);

let app: TestApp;
let house: Made;
let staff: Record<string, string>;
let stranger: Record<string, string>;
let sender: Server;
let origin: string;
let asked: string[] = [];

beforeAll(async () => {
  sender = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/logo.png') response.end(withPlace);
    else if (request.url === '/inside.png')
      response.writeHead(302, { location: 'http://10.0.0.1/secret.png' }).end();
    else if (request.url === '/page.png')
      response.end('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    else response.writeHead(404).end();
  });
  sender.listen(0, '127.0.0.1');
  await new Promise((resolve) => sender.once('listening', resolve));
  origin = `http://127.0.0.1:${(sender.address() as AddressInfo).port}`;
  app = await openTestApp({ environment: { OUTBOUND_NETWORKS: '127.0.0.1/32' } });
  house = await aWorkspace(app);
  const other = await aWorkspace(app);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  sender.close();
  await app.close();
});

/** A mail with pictures on another server arrives. */
const arrives = (...paths: string[]) =>
  inside(app, house.workspaceId, async (ctx) => {
    const address = 'ada@mail.test';
    const { customerId } = await findOrCreateCustomerByAddress(ctx, { address, name: 'Ada' });
    const received = await receiveMessage(ctx, {
      channel: 'email',
      inboxId: null,
      customerId,
      from: { name: 'Ada', address },
      subject: 'Look',
      text: 'Look',
      html: paths.map((path) => `<img data-remote-src="${origin}${path}" />`).join(''),
      sentAt: ctx.now,
    });
    return { ...received, customerId };
  });
interface Picture {
  source: string;
  url: string | null;
  problem: string | null;
}
const show = async (messageId: string, headers = staff) => {
  const answer = await call(app, 'POST', `/messages/${messageId}/pictures`, { headers, body: {} });
  return { status: answer.status, pictures: (answer.body['pictures'] ?? []) as Picture[] };
};
const open = (url: string, headers?: Record<string, string>) =>
  app.app.request(url, headers ? { headers } : {});

describe('pictures that were held back', () => {
  test('are fetched once, without what tells of places, and shown in a sandbox', async () => {
    const { messageId } = await arrives('/logo.png', '/logo.png');
    const { pictures } = await show(messageId);
    expect(pictures).toMatchObject([{ source: `${origin}/logo.png`, problem: null }]);
    const shown = await open(pictures[0]?.url ?? '', staff);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
    const again = await arrives('/logo.png');
    await show(again.messageId);
    expect(asked).toEqual(['/logo.png']);
  });

  test.each([
    ['/missing.png', 'not_found'],
    ['/page.png', 'no_picture'],
    ['/inside.png', 'address_forbidden'],
  ])('%s is not shown: %s', async (path, problem) => {
    const { messageId } = await arrives(path);
    expect((await show(messageId)).pictures).toEqual([{ source: `${origin}${path}`, url: null, problem }]);
    await show(messageId);
    expect(asked).toEqual([path]);
    app.clock.advance(11 * 60_000);
    await show(messageId);
    expect(asked).toEqual([path, path]);
  });

  test('are asked for by staff of the house alone', async () => {
    const { messageId } = await arrives('/logo.png');
    expect((await call(app, 'POST', `/messages/${messageId}/pictures`, { body: {} })).status).toBe(401);
    expect((await show(messageId, stranger)).status).toBe(404);
    expect((await show(newId())).status).toBe(404);
    expect(asked).toEqual([]);
  });

  test('have an address that is nobody else’s, of no other message, and soon over', async () => {
    const { messageId } = await arrives('/logo.png');
    const url = (await show(messageId)).pictures[0]?.url ?? '';
    expect(url).toMatch(/^\/api\/v1\/messages\/[^/]+\/pictures\/[0-9a-f]{64}\?until=\d+&signature=/);
    const sha256 = /pictures\/([0-9a-f]{64})/.exec(url)?.[1];
    const status = async (address: string, headers?: Record<string, string>) =>
      (await open(address, headers)).status;
    expect(await status(url)).toBe(401);
    expect(await status(url, stranger)).toBe(404);
    expect(await status(url.replace(messageId, newId()), staff)).toBe(404);
    expect(await status(url.replace(/until=\d+/, 'until=99999999999999'), staff)).toBe(404);
    expect(await status(url.replace(/signature=.*/, 'signature=AAAA'), staff)).toBe(404);
    expect(
      (await call(app, 'GET', `/messages/${messageId}/pictures/${sha256}`, { headers: staff })).status,
    ).toBe(404);
    expect(await status(url, staff)).toBe(200);
    app.clock.advance(5 * 60_000 + 1);
    expect(await status(url, staff)).toBe(404);
  });

  test('are shown without asking for a customer, or in a house, that says so', async () => {
    const { conversationId, customerId } = await arrives('/logo.png');
    const shows = async () =>
      (await call(app, 'GET', `/conversations/${conversationId}`, { headers: staff })).body['showsPictures'];
    expect(await shows()).toBe(false);
    const owner = await signedIn(app, house.workspaceId, house.ownerId);
    const setting = (showPictures: boolean | null) =>
      call(app, 'PATCH', '/workspace', { headers: owner, body: { settings: { showPictures } } });
    await setting(true);
    expect(await shows()).toBe(true);
    await setting(null);
    expect(await shows()).toBe(false);
    await call(app, 'PATCH', `/customers/${customerId}`, { headers: staff, body: { showsPictures: true } });
    expect(await shows()).toBe(true);
  });
});

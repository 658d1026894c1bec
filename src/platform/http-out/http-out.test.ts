import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpOutError, openHttpOut, type GetLimits } from './http-out.ts';
import { isPublicAddress } from './public-address.ts';
import { forbiddenAddresses, forbiddenHosts } from './forbidden-addresses.ts';

const limits: GetLimits = {
  mostBytes: 1000,
  patienceInMilliseconds: 2000,
  mostRedirects: 3,
  accept: 'image/*',
};

/** Counts whoever reaches it; standing on all addresses of this machine, it must be reached by nobody. */
let canary: Server;
let port: number;
let hits = 0;
let answers: Record<string, { status?: number; headers?: Record<string, string>; body?: Buffer | 'never' }>;

beforeAll(async () => {
  canary = createServer((request, response) => {
    hits += 1;
    const { status = 200, headers = {}, body } = answers[request.url ?? ''] ?? {};
    response.writeHead(status, headers);
    if (body === 'never') response.write('x');
    else response.end(body ?? JSON.stringify(request.headers));
  });
  canary.listen(0, '::');
  await new Promise((resolve) => canary.once('listening', resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => {
  canary.closeAllConnections();
  canary.close();
});

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => 'reached',
    (error: unknown) => (error instanceof HttpOutError ? error.problem : String(error)),
  );

describe('the guard', () => {
  test('lets none of the forbidden forms reach a server on this machine', async () => {
    hits = 0;
    answers = {};
    const out = openHttpOut();
    const forms = forbiddenHosts.map((host) => `http://${host}:${port}/`);
    expect(forms.length).toBeGreaterThanOrEqual(150);
    const outcomes = await Promise.all(forms.map((url) => problemOf(out.get(url, limits))));
    expect(forms.filter((_, index) => outcomes[index] === 'reached')).toEqual([]);
    expect(hits).toBe(0);
  });

  test.each(forbiddenAddresses)('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ['a name that leads here', ['127.0.0.1']],
    ['a name with one answer outside and one here', ['93.184.215.14', '127.0.0.1']],
    ['a name that leads to a mapped address', ['::ffff:127.0.0.1']],
  ])('stops at %s', async (_, addresses) => {
    hits = 0;
    const out = openHttpOut({ resolve: () => Promise.resolve(addresses) });
    expect(await problemOf(out.get(`http://pictures.example:${port}/`, limits))).toBe('address_forbidden');
    expect(hits).toBe(0);
  });

  test('decides anew at each redirect', async () => {
    hits = 0;
    answers = { '/': { status: 302, headers: { location: `http://inside.example:${port}/secret` } } };
    const asked: string[] = [];
    const out = openHttpOut({
      allowed: ['127.0.0.2/32'],
      resolve: (host) => {
        asked.push(host);
        return Promise.resolve([host === 'outside.example' ? '127.0.0.2' : '127.0.0.1']);
      },
    });
    expect(await problemOf(out.get(`http://outside.example:${port}/`, limits))).toBe('address_forbidden');
    expect(asked).toEqual(['outside.example', 'inside.example']);
    expect(hits).toBe(1);
  });

  test('connects to the address it has decided on, not to the name again', async () => {
    answers = {};
    let answer = 0;
    const out = openHttpOut({
      allowed: ['127.0.0.2/32'],
      resolve: () => Promise.resolve([answer++ === 0 ? '127.0.0.2' : '127.0.0.1']),
    });
    await out.get(`http://rebinding.example:${port}/`, limits);
    expect(answer).toBe(1);
  });
});

describe('a request', () => {
  const out = openHttpOut({ allowed: ['127.0.0.0/8'] });
  const at = (path: string) => out.get(`http://127.0.0.1:${port}${path}`, limits);

  test('says nothing about who looks', async () => {
    answers = {};
    const { bytes } = await at('/a.png');
    expect(JSON.parse(bytes.toString())).toEqual({
      host: `127.0.0.1:${port}`,
      accept: 'image/*',
      'accept-encoding': 'identity',
      'user-agent': 'Extramile',
      connection: 'close',
    });
  });

  test('follows three redirects and no fourth', async () => {
    const hop = (to: string) => ({ status: 302, headers: { location: to } });
    answers = { '/1': hop('/2'), '/2': hop('/3'), '/3': hop('/4'), '/0': hop('/1') };
    expect((await at('/1')).status).toBe(200);
    expect(await problemOf(at('/0'))).toBe('too_many_redirects');
  });

  test.each([
    ['too_large', { body: Buffer.alloc(1001) }],
    ['too_large', { headers: { 'content-length': '5000' }, body: Buffer.alloc(5000) }],
    ['too_large', { headers: { 'transfer-encoding': 'chunked' }, body: Buffer.alloc(1001) }],
    ['not_reachable', { headers: { 'content-encoding': 'gzip' }, body: Buffer.alloc(10) }],
  ])('ends as %s', async (problem, answer) => {
    answers = { '/x': answer };
    expect(await problemOf(at('/x'))).toBe(problem);
  });

  test('that is answered drop by drop ends in time', async () => {
    answers = { '/slow': { body: 'never' } };
    const begun = performance.now();
    const slow = out.get(`http://127.0.0.1:${port}/slow`, { ...limits, patienceInMilliseconds: 200 });
    expect(await problemOf(slow)).toBe('too_slow');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test.each([
    'ftp://example.com/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'gopher://127.0.0.1/',
    'http://user:secret@example.com/',
    'http://example.com:25/',
    'http://example.com:22/',
    'https://example.com:993/',
    'not an address',
  ])('to %s is not made', async (url) => {
    expect(await problemOf(out.get(url, limits))).toBe('address_forbidden');
  });
});

import { Hono } from 'hono';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { mountStaffApp } from '../../system-routes.ts';

const outside = mkdtempSync(join(tmpdir(), 'extramile-static-'));
const folder = join(outside, 'web');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(outside, 'secret.txt'), 'not yours');
writeFileSync(join(folder, 'index.html'), '<!doctype html><div id="root"></div>');
const script = 'console.log("hello");'.repeat(200);
writeFileSync(join(folder, 'assets/main-abc123.js'), script);
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const app = new Hono();
app.onError((_, context) => context.text('not found', 404));
mountStaffApp(app, folder);

test('a hashed file is compressed, typed and kept for ever', async () => {
  const response = await app.request('/assets/main-abc123.js', {
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('cache-control')).toContain('immutable');
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(script);
});

test('who already has a file is told that it has not changed', async () => {
  const first = await app.request('/assets/main-abc123.js');
  const again = await app.request('/assets/main-abc123.js', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('every address of the app is its one page, which is asked for anew each time', async () => {
  const response = await app.request('/conversations/01a2067e-16df-792e-96ad-ec76a506fa1e');
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%5c..%5c..%5csecret.txt',
  '/assets/missing.js',
  '/api/nothing',
])('%s leads nowhere', async (path) => {
  const response = await app.request(`http://desk.test${path}`);
  expect(response.status).not.toBe(200);
  expect(await response.text()).not.toContain('not yours');
});

test('what has not been built says so', async () => {
  const empty = new Hono();
  expect(mountStaffApp(empty, join(outside, 'nowhere'))).toBe(false);
  const response = await empty.request('/');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('./run start');
});

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anApiKey, aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
});
afterAll(() => app.close());

test('a key is shown once, works with its scopes, and stops at once when revoked', async () => {
  const body = {
    name: 'Booking system',
    scopes: ['customers:read'],
    createdBy: null,
    workspaceId: house.ownerId,
  };
  const created = await call(app, 'POST', '/api-keys', {
    headers: { ...owner, 'idempotency-key': 'k' },
    body,
  });
  expect(created).toMatchObject({ status: 201, body: { name: 'Booking system', createdBy: house.ownerId } });
  const headers = { authorization: `Bearer ${String(created.body['key'])}` };
  expect((await call(app, 'GET', '/workspace', { headers })).status).toBe(403);
  const list = await call(app, 'GET', '/api-keys', { headers: owner });
  expect(JSON.stringify(list.body)).not.toContain(String(created.body['key']));
  expect(
    (await call(app, 'DELETE', `/api-keys/${String(created.body['id'])}`, { headers: owner })).status,
  ).toBe(200);
  expect((await call(app, 'GET', '/workspace', { headers })).status).toBe(401);
  const kept = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx.selectFrom('idempotencyKeys').select('key').execute(),
  );
  expect(kept).toEqual([]);
});

test('a key can hold no more than whoever makes it may do', async () => {
  const headers = await anApiKey(app, house.workspaceId, ['api-keys:manage', 'customers:read']);
  const all = await call(app, 'POST', '/api-keys', { headers, body: { name: 'more', scopes: ['all'] } });
  expect(all).toMatchObject({ status: 403, body: { code: 'scope_not_own' } });
  const same = await call(app, 'POST', '/api-keys', {
    headers,
    body: { name: 'same', scopes: ['customers:read'] },
  });
  expect(same.status).toBe(201);
});

test('a key needs a name, a scope and a future, and a fresh proof of who asks', async () => {
  const key = { name: 'key', scopes: ['all'] };
  const past = { ...key, expiresAt: '2020-01-01T00:00:00Z' };
  expect(await call(app, 'POST', '/api-keys', { headers: owner, body: past })).toMatchObject({
    status: 422,
    body: { code: 'expiry_needs_future' },
  });
  for (const body of [
    { ...key, scopes: [] },
    { ...key, scopes: ['all:things'] },
    { ...key, name: '' },
  ])
    expect((await call(app, 'POST', '/api-keys', { headers: owner, body })).status).toBe(422);
  app.clock.advance(16 * 60_000);
  expect(await call(app, 'POST', '/api-keys', { headers: owner, body: key })).toMatchObject({
    status: 403,
    body: { code: 'confirm_it_is_you' },
  });
});

test('keys and the audit are for those who manage them, in their own workspace', async () => {
  const staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  const body = { name: 'mine', scopes: ['all'] };
  for (const [method, path] of [
    ['GET', '/api-keys'],
    ['POST', '/api-keys'],
    ['GET', '/audit-entries'],
    ['GET', '/audit-entries/verification'],
  ] as const) {
    const given = method === 'POST' ? { body } : {};
    expect((await call(app, method, path, given)).status).toBe(401);
    expect((await call(app, method, path, { headers: staff, ...given })).status).toBe(403);
  }
  const other = await aWorkspace(app);
  const stranger = await signedIn(app, other.workspaceId, other.ownerId);
  const keys = await call(app, 'GET', '/api-keys', { headers: owner });
  const [first] = keys.body['data'] as { id: string }[];
  expect((await call(app, 'DELETE', `/api-keys/${first?.id}`, { headers: stranger })).status).toBe(404);
  expect((await call(app, 'DELETE', '/api-keys/nonsense', { headers: stranger })).status).toBe(404);
});

test('what was done to the keys stands in a chain that shows when an entry was altered', async () => {
  const page = await call(app, 'GET', '/audit-entries?limit=1&action=api_key.created', { headers: owner });
  expect(page.body).toMatchObject({ data: [{ actorKind: 'key', action: 'api_key.created' }], hasMore: true });
  const before = await call(app, 'POST', '/audit-entries/verification', { headers: owner });
  expect(before.body).toMatchObject({ firstBroken: null });
  // Only the owner of the schema can do this at all; the application may add and nothing else.
  const powerful = new pg.Client(app.database.owner);
  await powerful.connect();
  await powerful.query(
    "update audit_entries set action = 'nothing.happened' where workspace_id = $1 and number = 2",
    [house.workspaceId],
  );
  await powerful.end();
  const after = await call(app, 'POST', '/audit-entries/verification', { headers: owner });
  expect(after.body).toMatchObject({ firstBroken: 2 });
  const refused = await call(app, 'GET', '/audit-entries?cursor=nonsense', { headers: owner });
  expect(refused).toMatchObject({ status: 422, body: { code: 'cursor_invalid' } });
});

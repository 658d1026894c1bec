import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, call, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let owner: Record<string, string>;
let staff: Record<string, string>;
let stranger: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  const house = await aWorkspace(app);
  const other = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
});
afterAll(() => app.close());

const wish = { kind: 'first-reply', name: 'Reply', sentence: 'Within 1 hour.', targetMinutes: 60 };

test.each([
  ['GET', '/promises', undefined],
  ['GET', '/promises/due', undefined],
  ['POST', '/promises', wish],
  ['PATCH', `/promises/${newId()}`, {}],
])('%s %s asks who it is', async (method, path, body) => {
  expect((await call(app, method, path, { body })).status).toBe(401);
});

test('an owner writes a promise, staff read it, strangers find nothing', async () => {
  const made = await call(app, 'POST', '/promises', { headers: owner, body: wish });
  expect(made).toMatchObject({ status: 201, body: { status: 'trial', history: { n: 0 } } });
  const path = `/promises/${String(made.body['id'])}`;
  const list = await call(app, 'GET', '/promises', { headers: staff });
  expect(list.body['data']).toEqual([made.body]);
  expect((await call(app, 'POST', '/promises', { headers: staff, body: wish })).status).toBe(403);
  expect((await call(app, 'PATCH', path, { headers: staff, body: {} })).status).toBe(403);
  expect((await call(app, 'PATCH', path, { headers: stranger, body: {} })).status).toBe(404);
  expect(await call(app, 'PATCH', path, { headers: owner, body: { status: 'published' } })).toMatchObject({
    status: 409,
    body: { code: 'history_too_short' },
  });
  expect((await call(app, 'PATCH', path, { headers: owner, body: { targetMinutes: 0 } })).status).toBe(422);
  expect((await call(app, 'PATCH', path, { headers: owner, body: { name: 'Answer' } })).body['name']).toBe(
    'Answer',
  );
  expect((await call(app, 'GET', '/promises/due', { headers: staff })).body['data']).toEqual([]);
  expect((await call(app, 'GET', '/promises/due?state=x', { headers: staff })).status).toBe(422);
});

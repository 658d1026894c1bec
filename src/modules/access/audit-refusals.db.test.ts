import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aStaff, aWorkspace, call, inside, password, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { audit } from './audit.ts';
import { checkAuditJob } from './audit-checks.ts';
import { refusalsWritten } from './audit-refusals.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let email: string;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  email = await inside(app, house.workspaceId, async ({ tx }) => {
    const row = await tx
      .selectFrom('staff')
      .select('email')
      .where('id', '=', house.ownerId)
      .executeTakeFirstOrThrow();
    return row.email;
  });
  app.clock.advance(2 * 3_600_000);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
});

interface Entry {
  number: number;
  action: string;
  actorName: string | null;
  subjectName: string | null;
  details: Record<string, unknown>;
}

async function entries(query = ''): Promise<Entry[]> {
  await refusalsWritten(app.platform);
  const { body } = await call(app, 'GET', `/audit-entries?limit=100${query}`, { headers: owner });
  return body['data'] as Entry[];
}
const tryPassword = (words: string) => call(app, 'POST', '/session', { body: { email, password: words } });

test('a wrong password is written down with whom it was tried on, the right one as a session', async () => {
  await tryPassword('not the right words');
  expect(await entries('&action=sign_in.failed')).toMatchObject([
    { subjectName: 'Olive Owner', actorName: null, details: { by: 'password', from: '127.0.0.1' } },
  ]);
  await tryPassword(password);
  expect((await entries()).map(({ action }) => action).slice(0, 2)).toEqual([
    'session.opened',
    'sign_in.failed',
  ]);
});

test('a lock-out is written down once, however often it is tried on', async () => {
  for (let turn = 0; turn < 14; turn++) await tryPassword('not the right words');
  expect(await entries('&action=sign_in.locked')).toHaveLength(1);
});

test('an attack leaves a handful of entries an hour, not one for each try', async () => {
  const staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  for (let turn = 0; turn < 60; turn++) await call(app, 'GET', '/api-keys', { headers: staff });
  expect(await entries('&action=permission.refused')).toHaveLength(20);
  app.clock.advance(3_600_000);
  await call(app, 'GET', '/api-keys', { headers: staff });
  expect(await entries('&action=permission.refused')).toHaveLength(21);
});

test('who reaches for roles, keys and exports is written down; who may not read an inbox is not', async () => {
  const id = await aStaff(app, house.workspaceId, { role: 'admin', name: 'Ada Admin' });
  const admin = await signedIn(app, house.workspaceId, id);
  const light = await signedIn(
    app,
    house.workspaceId,
    await aStaff(app, house.workspaceId, { role: 'light', name: 'Lou' }),
  );
  await call(app, 'PATCH', `/staff/${id}`, { headers: admin, body: { role: 'owner' } });
  await call(app, 'GET', '/audit-entries.csv', { headers: light });
  await call(app, 'POST', '/api-keys', { headers: light, body: {} });
  await call(app, 'POST', '/customers', { headers: light, body: {} });
  const refused = (await entries('&action=permission.refused')).map(
    ({ actorName, details }) => `${actorName}: ${String(details['because'])}`,
  );
  expect(refused.toSorted()).toEqual([
    'Ada Admin: role_not_yours_to_give',
    'Lou: not_allowed',
    'Lou: not_allowed',
  ]);
});

test('the list narrows by what, who and day', async () => {
  const ada = await aStaff(app, house.workspaceId, { role: 'admin', name: 'Ada' });
  await call(app, 'DELETE', '/session', { headers: await signedIn(app, house.workspaceId, ada) });
  expect((await entries(`&actorId=${ada}`)).map(({ action }) => action)).toEqual(['session.ended']);
  const today = app.clock.now().toISOString().slice(0, 10);
  expect((await entries(`&from=${today}&to=${today}&action=session.ended`)).length).toBe(1);
  expect(await entries('&to=2020-01-01')).toEqual([]);
});

test('the table for spreadsheets holds every entry, no formula, and that it was taken', async () => {
  await inside(app, house.workspaceId, (ctx) =>
    audit(ctx, '=HYPERLINK("https://evil.test")', { details: { x: 1 } }),
  );
  const response = await app.app.request('/api/v1/audit-entries.csv', { headers: owner });
  const text = await response.text();
  expect(response.headers.get('content-disposition')).toContain('audit.csv');
  expect(text).toContain(`"'=HYPERLINK(`);
  expect(text).not.toMatch(/(?:^|,)"?=/m);
  expect(text.trim().split('\r\n')).toHaveLength(1 + (await entries()).length);
  expect((await entries('&action=audit.exported')).length).toBe(1);
});

test('the nightly look finds an entry that was altered, and the screen is told', async () => {
  const check = async (method: 'GET' | 'POST') =>
    (await call(app, method, '/audit-entries/verification', { headers: owner })).body;
  expect(await check('GET')).toEqual({ checkedAt: null, entries: null, firstBroken: null });
  await tryPassword('not the right words');
  await refusalsWritten(app.platform);
  expect(await check('POST')).toMatchObject({ firstBroken: null, checkedAt: app.clock.now().toISOString() });
  const superuser = new pg.Client(app.database.owner);
  await superuser.connect();
  await superuser.query(
    "update audit_entries set action = 'nothing' where workspace_id = $1 and number = 2",
    [house.workspaceId],
  );
  await superuser.end();
  await checkAuditJob.run(app.platform, {});
  expect(await check('GET')).toMatchObject({ firstBroken: 2 });
});

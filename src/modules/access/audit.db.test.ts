import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { verifyAudit } from './audit.ts';
import { reactions } from './reactions.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
});
afterAll(() => app.close());

test.each([
  "update audit_entries set action = 'nothing.happened'",
  'delete from audit_entries',
  'truncate audit_entries',
])('the application itself may not say: %s', async (statement) => {
  const client = await app.database.pool.connect();
  try {
    await client.query('select set_config($1, $2, false)', ['app.workspace_id', house.workspaceId]);
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  } finally {
    client.release(true);
  }
});

test('changed settings are written down once, with who changed them, however often the event is delivered', async () => {
  await call(app, 'PATCH', '/workspace', { headers: owner, body: { settings: { askRestDays: 60 } } });
  const [reaction] = reactions;
  await inside(app, house.workspaceId, async (ctx) => {
    const event = await ctx.tx
      .selectFrom('events')
      .selectAll()
      .where('workspaceId', '=', house.workspaceId)
      .where('type', '=', 'workspace.changed')
      .executeTakeFirstOrThrow();
    await reaction?.run(ctx, event);
    await reaction?.run(ctx, event);
  });
  const { body } = await call(app, 'GET', '/audit-entries', { headers: owner });
  const entries = (body['data'] as { action: string }[]).filter(
    ({ action }) => action === 'workspace.changed',
  );
  expect(entries).toMatchObject([
    { actorKind: 'staff', actorId: house.ownerId, details: { fields: ['settings.askRestDays'] } },
  ]);
});

test('so are somebody’s own limits, with what they were before', async () => {
  const path = `/staff/${house.ownerId}/authority`;
  await call(app, 'PATCH', path, { headers: owner, body: { perCaseMinor: 9000 } });
  await call(app, 'PATCH', path, { headers: owner, body: { perCaseMinor: 9000 } });
  const reaction = reactions.find(({ type }) => type === 'authority.set');
  await inside(app, house.workspaceId, async (ctx) => {
    const events = await ctx.tx
      .selectFrom('events')
      .selectAll()
      .where('type', '=', 'authority.set')
      .execute();
    for (const event of [...events, ...events]) await reaction?.run(ctx, event);
  });
  const { body } = await call(app, 'GET', '/audit-entries?action=authority.changed', { headers: owner });
  expect(body['data']).toMatchObject([
    {
      actorId: house.ownerId,
      subjectId: house.ownerId,
      details: { before: { perCaseMinor: null }, after: { perCaseMinor: 9000 } },
    },
  ]);
});

test('an entry taken out of the middle is missed', async () => {
  const other = await aWorkspace(app);
  const headers = await signedIn(app, other.workspaceId, other.ownerId);
  for (const name of ['one', 'two', 'three'])
    await call(app, 'POST', '/api-keys', { headers, body: { name, scopes: ['customers:read'] } });
  const verdict = () => inside(app, other.workspaceId, verifyAudit);
  expect(await verdict()).toEqual({ entries: 4, firstBroken: null });
  const powerful = new pg.Client(app.database.owner);
  await powerful.connect();
  await powerful.query('delete from audit_entries where workspace_id = $1 and number = 3', [
    other.workspaceId,
  ]);
  await powerful.end();
  expect(await verdict()).toEqual({ entries: 2, firstBroken: 3 });
});

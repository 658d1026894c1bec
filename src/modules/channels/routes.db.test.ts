import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { openPasswords } from './inboxes/inbox-row.ts';

let app: TestApp;
let house: Made;
let key: Record<string, string>;
let staff: Record<string, string>;
let stranger: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  const other = await aWorkspace(app);
  key = await anApiKey(app, house.workspaceId);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  stranger = await anApiKey(app, other.workspaceId);
});
afterAll(() => app.close());

const add = (body: object, headers = key) => call(app, 'POST', '/inboxes', { headers, body });

describe('every endpoint', () => {
  const routes: [string, string, object | undefined][] = [
    ['GET', '/inboxes', undefined],
    ['POST', '/inboxes', { name: 'Desk', address: 'desk@none.test' }],
    ['GET', '/inboxes/{id}', undefined],
    ['PATCH', '/inboxes/{id}', { name: 'Bureau' }],
    ['POST', '/inboxes/{id}/raw-messages', undefined],
    ['POST', '/inboxes/{id}/send-test', undefined],
    ['GET', '/quarantine', undefined],
    ['POST', '/quarantine/{id}/retry', undefined],
    ['GET', '/quarantine/{id}/original', undefined],
    ['GET', '/channel-health', undefined],
  ];

  test.each(routes)('%s %s asks who it is', async (method, path, body) => {
    const answer = await call(app, method, path.replace('{id}', newId()), { body });
    expect(answer.status).toBe(401);
  });

  test.each(routes.filter(([method, path]) => method !== 'GET' || path.startsWith('/quarantine')))(
    '%s %s is not for staff without the permission',
    async (method, path, body) => {
      const answer = await call(app, method, path.replace('{id}', newId()), { headers: staff, body });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    },
  );

  test.each(routes.filter(([, path]) => path.includes('{id}')))(
    "%s %s says nothing about another workspace's",
    async (method, path, body) => {
      const { id } = (await add({ name: 'Desk', address: `desk-${newId()}@house.test` })).body;
      const answer = await call(app, method, path.replace('{id}', String(id)), { headers: stranger, body });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );
});

describe('an inbox', () => {
  test('shows its connection and never its passwords', async () => {
    const made = await add({
      name: 'Post',
      address: 'Post@House.test',
      connection: { imap: { host: 'imap.house.test', user: 'post' } },
      passwords: { imapPassword: 'walnut', smtpPassword: '' },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      address: 'post@house.test',
      hasImapPassword: true,
      hasSmtpPassword: false,
      connection: { imap: { host: 'imap.house.test', port: 993, security: 'tls' } },
      health: { state: 'waiting', lastSuccessAt: null, lastError: null },
    });
    expect(JSON.stringify(made.body)).not.toContain('walnut');
    expect((await call(app, 'GET', `/inboxes/${made.body['id']}`, { headers: staff })).body).toEqual(
      made.body,
    );
    const row = await rowOf(made.body['id']);
    expect(row.secrets?.toString('latin1')).not.toContain('walnut');
    expect(openPasswords(row, app.platform.secrets)).toEqual({ imapPassword: 'walnut' });
  });

  test('keeps a password that is not given and drops an empty one', async () => {
    const passwords = { imapPassword: 'one', smtpPassword: 'two' };
    const { id } = (await add({ name: 'Two', address: 'two@house.test', passwords })).body;
    const changed = await call(app, 'PATCH', `/inboxes/${id}`, {
      headers: key,
      body: { name: 'Deux', passwords: { smtpPassword: '' } },
    });
    expect(changed.body).toMatchObject({ name: 'Deux', hasImapPassword: true, hasSmtpPassword: false });
    expect(openPasswords(await rowOf(id), app.platform.secrets)).toEqual({ imapPassword: 'one' });
  });

  test.each([
    ['address_invalid', 422, { address: 'nobody' }],
    ['address_taken', 409, { address: 'POST@house.test' }],
    ['team_unknown', 422, { address: 'team@house.test', teamId: newId() }],
  ])('is refused with %s', async (code, status, wrong) => {
    expect(await add({ name: 'X', ...wrong })).toMatchObject({ status, body: { code } });
  });

  test('that fetches raises the alarm after ten silent minutes, and a paused one does not', async () => {
    const connection = { imap: { host: 'imap.house.test', user: 'late' } };
    const { id } = (await add({ name: 'Late', address: 'late@house.test', connection })).body;
    const troubled = async () => {
      const { body } = await call(app, 'GET', '/channel-health', { headers: staff });
      return (body['troubled'] as { name: string }[]).map(({ name }) => name);
    };
    expect(await troubled()).not.toContain('Late');
    app.clock.advance(10 * 60_000 + 1);
    expect(await troubled()).toContain('Late');
    await call(app, 'PATCH', `/inboxes/${id}`, { headers: key, body: { status: 'paused' } });
    expect(await troubled()).not.toContain('Late');
  });

  test('comes page by page, the oldest first', async () => {
    const all = await call(app, 'GET', '/inboxes?limit=100', { headers: key });
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await call(app, 'GET', `/inboxes?limit=2${cursor}`, { headers: key });
      names.push(...(body['data'] as { id: string }[]).map(({ id }) => id));
      if (!body['hasMore']) break;
      cursor = `&cursor=${body['nextCursor']}`;
    }
    expect(names).toEqual((all.body['data'] as { id: string }[]).map(({ id }) => id));
  });
});

describe('a raw mail', () => {
  test('is refused when there is none, when it is too large, and while the inbox is paused', async () => {
    const { id } = (await add({ name: 'Raw', address: 'raw@house.test' })).body;
    const post = (body: Uint8Array<ArrayBuffer>) =>
      app.app.request(`/api/v1/inboxes/${id}/raw-messages`, { method: 'POST', headers: key, body });
    const codeOf = async (response: Response) => [
      response.status,
      ((await response.json()) as { code: string }).code,
    ];
    expect(await codeOf(await post(new Uint8Array()))).toEqual([422, 'mail_expected']);
    expect(await codeOf(await post(new Uint8Array(30 * 1024 * 1024 + 1)))).toEqual([413, 'body_too_large']);
    await call(app, 'PATCH', `/inboxes/${id}`, { headers: key, body: { status: 'paused' } });
    expect(await codeOf(await post(new TextEncoder().encode('From: a@b.test\r\n\r\nx')))).toEqual([
      409,
      'inbox_paused',
    ]);
  });
});

describe('a test mail', () => {
  test('arrives from the person who asks', async () => {
    const { id } = (await add({ name: 'Trial – né', address: 'trial@house.test' })).body;
    const owner = await signedIn(app, house.workspaceId, house.ownerId);
    const sent = await call(app, 'POST', `/inboxes/${id}/send-test`, { headers: owner });
    expect(sent).toMatchObject({ status: 201, body: { outcome: 'accepted' } });
    const found = await call(app, 'GET', `/conversations/${sent.body['conversationId']}`, { headers: owner });
    expect(found.body).toMatchObject({
      subject: 'A test for Trial – né',
      customer: { name: 'Olive Owner' },
    });
    const inbox = await call(app, 'GET', `/inboxes/${id}`, { headers: owner });
    const lastSuccessAt = app.clock.now().toISOString();
    expect(inbox.body).toMatchObject({ health: { state: 'working', lastSuccessAt } });
  });

  test('is refused to a key, which has no address', async () => {
    const { id } = (await add({ name: 'Keyless', address: 'keyless@house.test' })).body;
    const sent = await call(app, 'POST', `/inboxes/${id}/send-test`, { headers: key });
    expect(sent).toMatchObject({ status: 409, body: { code: 'address_missing' } });
  });
});

function rowOf(inboxId: unknown) {
  return inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('inboxes')
      .select(['workspaceId', 'id', 'secrets'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', String(inboxId))
      .executeTakeFirstOrThrow(),
  );
}

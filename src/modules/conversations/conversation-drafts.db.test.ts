import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { purgeAbandonedUploads } from './jobs.ts';

let app: TestApp;
let house: Made;
let staff: Record<string, string>;
let colleague: Record<string, string>;
let light: Record<string, string>;
let key: Record<string, string>;
let inboxId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  colleague = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
  key = await anApiKey(app, house.workspaceId);
  inboxId = newId();
  await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .insertInto('inboxes')
      .values({ workspaceId: house.workspaceId, id: inboxId, name: 'Desk', address: 'desk@house.test' })
      .execute(),
  );
});
afterAll(() => app.close());

const ada = { name: 'Ada', address: 'ada@mail.test' };
const words = { html: '<p>Your scarf is here.</p>', subject: 'Scarf', to: [ada] };
const drafts = async (headers = staff) =>
  (await call(app, 'GET', '/conversation-drafts', { headers })).body['data'] as Record<string, unknown>[];
const save = (id: string, body: object = words, headers = staff) =>
  call(app, 'PUT', `/conversation-drafts/${id}`, { headers, body });
const send = (body: object = {}, headers: Record<string, string> = staff) =>
  call(app, 'POST', '/conversations', {
    headers,
    body: { customer: { email: ada.address, name: ada.name }, direction: 'out', inboxId, ...words, ...body },
  });
const undo = async (conversationId: string) => {
  const thread = await call(app, 'GET', `/conversations/${conversationId}/thread`, { headers: staff });
  const [message] = thread.body['messages'] as { id: string }[];
  return call(app, 'POST', `/messages/${message?.id}/undo`, { headers: staff, body: {} });
};

describe('a draft of a new conversation', () => {
  test.each([
    ['GET', '/conversation-drafts', undefined],
    ['PUT', '/conversation-drafts/{id}', words],
    ['DELETE', '/conversation-drafts/{id}', undefined],
  ])('%s %s asks who it is, and is closed to light staff', async (method, path, body) => {
    const place = path.replace('{id}', newId());
    expect((await call(app, method, place, { body })).status).toBe(401);
    expect(await call(app, method, place, { headers: light, body })).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
  });

  test('is kept, changed and thrown away, and is its writer’s alone', async () => {
    const id = newId();
    await save(id);
    expect((await save(id, { ...words, html: '<p>Green wool.<script>x</script></p>' })).status).toBe(200);
    expect(await drafts()).toMatchObject([{ id, html: '<p>Green wool.</p>', subject: 'Scarf', to: [ada] }]);
    expect(await drafts(colleague)).toEqual([]);
    expect((await save(id, words, colleague)).status).toBe(404);
    await call(app, 'DELETE', `/conversation-drafts/${id}`, { headers: colleague });
    expect(await drafts()).toHaveLength(1);
    await call(app, 'DELETE', `/conversation-drafts/${id}`, { headers: staff });
    expect(await drafts()).toEqual([]);
  });

  test('that says nothing is not kept', async () => {
    const id = newId();
    await save(id);
    expect((await save(id, { html: '<p></p>' })).body).toEqual({ updatedAt: null });
    expect(await drafts()).toEqual([]);
  });

  test('belongs to a person, names an inbox of the house, and has an id', async () => {
    expect(await save(newId(), words, key)).toMatchObject({ status: 403 });
    expect(await save(newId(), { ...words, inboxId: newId() })).toMatchObject({
      status: 422,
      body: { code: 'inbox_unknown' },
    });
    expect((await save('mine')).status).toBe(404);
  });

  test('keeps its files from being tidied away', async () => {
    const response = await app.app.request('/api/v1/attachments', {
      method: 'POST',
      headers: { ...staff, 'content-type': 'text/plain', 'x-file-name': 'map.txt' },
      body: 'left, then right',
    });
    const { id: file } = (await response.json()) as { id: string };
    const id = newId();
    await save(id, { ...words, attachmentIds: [file] });
    app.clock.advance(3 * 86_400_000);
    await purgeAbandonedUploads.run(app.platform, {});
    expect(await drafts()).toMatchObject([{ attachments: [{ id: file, name: 'map.txt' }] }]);
    const { body } = await send({ draftId: id, attachmentIds: [file] });
    const messages = await call(app, 'GET', `/conversations/${String(body['id'])}/messages`, {
      headers: staff,
    });
    expect(messages.body['data']).toMatchObject([{ attachments: [{ id: file }] }]);
    expect(await drafts()).toEqual([]);
  });
});

describe('a conversation that we begin', () => {
  test('goes to everybody named, waits for the customer, and its draft is gone', async () => {
    const id = newId();
    await save(id);
    const cc = [{ name: 'Bo', address: 'bo@mail.test' }];
    const made = await send({ draftId: id, cc, bcc: [{ address: 'cy@mail.test' }] });
    expect(made).toMatchObject({ status: 201, body: { status: 'waiting', customer: { name: 'Ada' } } });
    const thread = await call(app, 'GET', `/conversations/${String(made.body['id'])}/thread`, {
      headers: staff,
    });
    expect(thread.body['messages']).toMatchObject([
      { to: [ada], cc, bcc: [{ address: 'cy@mail.test' }], delivery: 'queued', subject: 'Scarf' },
    ]);
    expect(await drafts()).toEqual([]);
  });

  test.each([['open'], ['closed']])('may be left %s at once', async (then) => {
    expect((await send({ then })).body).toMatchObject({ status: then });
  });

  test('is one however often it is sent under one key', async () => {
    const headers = { ...staff, 'idempotency-key': newId() };
    const before = (await call(app, 'GET', '/views', { headers: staff })).body['counts'] as { all: number };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ subject: 'Once' }, headers)));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    const after = (await call(app, 'GET', '/views', { headers: staff })).body['counts'] as { all: number };
    expect(after.all - before.all).toBe(1);
  });

  test.each([
    ['recipient_missing', { to: [] }],
    ['address_invalid', { to: [{ address: 'nobody' }] }],
    ['address_invalid', { cc: [{ address: 'nobody' }] }],
    ['too_long_ahead', { sendAfter: '2999-01-01T00:00:00.000Z' }],
    ['attachment_unknown', { attachmentIds: ['01a21f98-cb50-747f-9da1-50046021bec7'] }],
    ['words_missing', { html: '<p></p>' }],
  ])('is refused as %s and leaves nothing behind', async (code, more) => {
    const before = (await call(app, 'GET', '/views', { headers: staff })).body['counts'];
    expect(await send(more)).toMatchObject({ status: 422, body: { code } });
    expect((await call(app, 'GET', '/views', { headers: staff })).body['counts']).toEqual(before);
  });

  test('and take back is a draft again, and nothing else is left of it', async () => {
    const { body } = await send({ cc: [{ name: 'Bo', address: 'bo@mail.test' }] });
    const undone = await undo(String(body['id']));
    expect(undone).toMatchObject({ status: 200, body: { draftId: expect.any(String) } });
    expect(await drafts()).toMatchObject([
      { id: undone.body['draftId'], inboxId, ...words, cc: [{ name: 'Bo', address: 'bo@mail.test' }] },
    ]);
    const gone = await call(app, 'GET', `/conversations/${String(body['id'])}`, { headers: staff });
    expect(gone.status).toBe(404);
    await call(app, 'DELETE', `/conversation-drafts/${String(undone.body['draftId'])}`, { headers: staff });
  });

  test('keeps what else stands in it when its words are taken back', async () => {
    const { body } = await send();
    const id = String(body['id']);
    await call(app, 'POST', `/conversations/${id}/messages`, {
      headers: colleague,
      body: { kind: 'note', text: 'She called.' },
    });
    expect((await undo(id)).body).toEqual({ conversationId: id, draftId: null });
    const thread = await call(app, 'GET', `/conversations/${id}/thread`, { headers: staff });
    expect(thread.body).toMatchObject({
      messages: [{ kind: 'note' }],
      drafts: [{ kind: 'message', html: words.html }],
    });
  });
});

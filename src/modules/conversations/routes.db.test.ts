import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let other: Made;
let staff: Record<string, string>;
let light: Record<string, string>;
let stranger: Record<string, string>;
let key: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  other = await aWorkspace(app);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
  key = await anApiKey(app, house.workspaceId);
  for (const { workspaceId, slug } of [house, other])
    await inside(app, workspaceId, (ctx) =>
      ctx.tx
        .insertInto('inboxes')
        .values({ workspaceId, id: newId(), name: 'Desk', address: `desk@${slug}.test` })
        .execute(),
    );
});
afterAll(() => app.close());

const asks = { customer: { email: 'gus@mail.test', name: 'Gus' }, subject: 'Shower', text: 'It is cold.' };
const begin = async (body: object = {}, headers = key) =>
  (await call(app, 'POST', '/conversations', { headers, body: { ...asks, ...body } })).body as {
    id: string;
    number: number;
  };

describe('every endpoint', () => {
  const routes: [string, string, object | undefined][] = [
    ['GET', '/conversations', undefined],
    ['GET', '/views', undefined],
    ['POST', '/conversations', asks],
    ['GET', '/conversations/{id}', undefined],
    ['GET', '/conversations/{id}/thread', undefined],
    ['PATCH', '/conversations/{id}', { status: 'closed' }],
    ['GET', '/conversations/{id}/messages', undefined],
    ['POST', '/conversations/{id}/messages', { text: 'Hello' }],
    ['POST', '/messages/{id}/undo', {}],
    ['POST', '/messages/{id}/retry', {}],
    ['PUT', '/conversations/{id}/draft', { kind: 'message', html: '<p>x</p>' }],
    ['POST', '/attachments', undefined],
    ['GET', '/attachments/{id}', undefined],
    ['GET', '/messages/{id}/original', undefined],
  ];

  test.each(routes)('%s %s asks who it is', async (method, path, body) => {
    const answer = await call(app, method, path.replace('{id}', newId()), { body });
    expect(answer.status).toBe(401);
  });

  test.each(routes.filter(([, path]) => path.includes('{id}')))(
    '%s %s answers a stranger as if nothing were there',
    async (method, path, body) => {
      const { id } = await begin();
      const sent = await call(app, 'POST', `/conversations/${id}/messages`, {
        headers: key,
        body: { text: 'Coming' },
      });
      const target = path.startsWith('/conversations') ? id : String(sent.body['id']);
      const answer = await call(app, method, path.replace('{id}', target), { headers: stranger, body });
      const random = await call(app, method, path.replace('{id}', newId()), { headers: stranger, body });
      expect(answer.status).toBe(404);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...random.body, requestId: '' });
    },
  );

  test.each(routes.filter(([method, path]) => method !== 'GET' && !/draft|attachments/.test(path)))(
    '%s %s is closed to light staff',
    async (method, path, body) => {
      const { id } = await begin();
      const answer = await call(app, method, path.replace('{id}', id), { headers: light, body });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    },
  );
});

test('a conversation is begun, answered, read, changed and counted', async () => {
  const made = await begin({ tags: ['vip'], externalId: 'crm-1' });
  expect(made).toMatchObject({ subject: 'Shower', status: 'open', tags: ['vip'], customer: { name: 'Gus' } });
  const reply = await call(app, 'POST', `/conversations/${made.id}/messages`, {
    headers: staff,
    body: { html: '<p>Coming<script>x</script></p>', then: 'waiting' },
  });
  expect(reply).toMatchObject({ status: 201, body: { html: '<p>Coming</p>', delivery: 'queued' } });
  const thread = await call(app, 'GET', `/conversations/${made.id}/thread`, { headers: staff });
  expect(thread.body).toMatchObject({
    conversation: { status: 'waiting', messageCount: 2 },
    messages: [{ direction: 'in' }, { direction: 'out' }],
    events: [{ type: 'conversation.created' }, { type: 'conversation.status_changed' }],
    drafts: [],
    reply: { to: [{ address: 'gus@mail.test' }] },
  });
  const messages = await call(app, 'GET', `/conversations/${made.id}/messages?limit=1`, { headers: staff });
  expect(messages.body).toMatchObject({ data: [{ text: 'It is cold.' }], hasMore: true });
  const rest = await call(
    app,
    'GET',
    `/conversations/${made.id}/messages?cursor=${String(messages.body['nextCursor'])}`,
    { headers: staff },
  );
  expect(rest.body).toMatchObject({ data: [{ text: 'Coming' }], hasMore: false });
  const draft = await call(app, 'PUT', `/conversations/${made.id}/draft`, {
    headers: staff,
    body: { kind: 'message', html: '<p>And</p>' },
  });
  expect(draft.body).toMatchObject({ revision: 1 });
  expect(
    (await call(app, 'POST', `/messages/${String(reply.body['id'])}/undo`, { headers: staff, body: {} }))
      .status,
  ).toBe(200);
  const both = await call(app, 'GET', `/conversations/${made.id}/thread`, { headers: staff });
  expect(both.body).toMatchObject({ drafts: [{ html: '<p>Coming</p><p>And</p>' }] });
  expect(
    await call(app, 'POST', `/messages/${String(reply.body['id'])}/retry`, { headers: staff, body: {} }),
  ).toMatchObject({ status: 409, body: { code: 'not_failed' } });
  const closed = await call(app, 'PATCH', `/conversations/${made.id}`, {
    headers: staff,
    body: { status: 'closed' },
  });
  expect(closed.body).toMatchObject({ status: 'closed' });
  const views = await call(app, 'GET', '/views', { headers: staff });
  expect(views.body).toMatchObject({ most: 1000, counts: { closed: expect.any(Number), mine: 0 } });
  expect(
    await call(app, 'POST', '/conversations', { headers: key, body: { ...asks, externalId: 'crm-1' } }),
  ).toMatchObject({
    status: 409,
    body: { code: 'external_id_taken' },
  });
});

test.each([
  ['customer_unknown', { customer: undefined }],
  ['customer_unknown', { customerId: newId() }],
  ['address_invalid', { customer: { email: 'nobody' } }],
  ['words_missing', { text: ' ' }],
  ['inbox_unknown', { inboxId: newId() }],
  ['touchpoint_unknown', { touchpointId: newId() }],
  ['invalid', { channel: 'pigeon' }],
])('a beginning is refused as %s', async (code, more) => {
  const answer = await call(app, 'POST', '/conversations', { headers: key, body: { ...asks, ...more } });
  expect(answer).toMatchObject({ status: 422, body: { code } });
});

test('a strange cursor and unknown view are refused', async () => {
  expect((await call(app, 'GET', '/conversations?cursor=x', { headers: staff })).body['code']).toBe(
    'cursor_invalid',
  );
  expect((await call(app, 'GET', '/conversations?view=x', { headers: staff })).status).toBe(422);
});

test('every list, search and count finds just what can be opened', async () => {
  for (let n = 0; n < 12; n++) await begin({ subject: `Boiler 100% ${n}` });
  const found = new Set<string>();
  let cursor = '';
  do {
    const page = await call(app, 'GET', `/conversations?view=all&limit=5${cursor}`, { headers: staff });
    for (const { id } of page.body['data'] as { id: string }[]) {
      expect(found.has(id)).toBe(false);
      found.add(id);
    }
    cursor = page.body['nextCursor'] ? `&cursor=${String(page.body['nextCursor'])}` : '';
  } while (cursor);
  for (const id of found)
    expect((await call(app, 'GET', `/conversations/${id}`, { headers: staff })).status).toBe(200);
  const counts = (await call(app, 'GET', '/views', { headers: staff })).body['counts'] as Record<
    string,
    number
  >;
  expect(counts['all']).toBe(found.size);
  const search = async (words: string) => {
    const page = await call(app, 'GET', `/conversations?search=${encodeURIComponent(words)}`, {
      headers: staff,
    });
    return (page.body['data'] as { id: string; number: number }[]).map(({ id }) => id);
  };
  expect(await search('boiler 100%')).toHaveLength(12);
  for (const id of await search('boiler')) expect(found).toContain(id);
  for (const nothing of ['100_', '%%%', '\\', "' or 1=1 --", '(a+)+$'])
    expect(await search(nothing)).toEqual([]);
  const { id, number } = await begin();
  expect(await search(`#${number}`)).toContain(id);
  const theirs = await call(app, 'GET', '/conversations?view=all', { headers: stranger });
  expect(theirs.body['data']).toEqual([]);
});

test('two hundred double submissions send one message each', async () => {
  const { id } = await begin();
  for (let n = 0; n < 200; n += 10)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        call(app, 'POST', `/conversations/${id}/messages`, {
          headers: { ...key, 'idempotency-key': `send-${n + (i % 10)}` },
          body: { text: `Reply ${n + (i % 10)}` },
        }),
      ),
    );
  expect((await call(app, 'GET', `/conversations/${id}`, { headers: key })).body['messageCount']).toBe(201);
}, 60_000);

test('two tabs that saw the same thread send one reply', async () => {
  const { id } = await begin();
  const send = () =>
    call(app, 'POST', `/conversations/${id}/messages`, {
      headers: staff,
      body: { text: 'Hi', seenRevision: 1 },
    });
  const statuses = (await Promise.all([send(), send()])).map(({ status }) => status);
  expect(statuses.map(String).toSorted()).toEqual(['201', '409']);
});

describe('a file', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
  const upload = async (headers: Record<string, string>, bytes: Buffer = png) => {
    const response = await app.app.request('/api/v1/attachments', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'image/png', 'x-file-name': 'sch%C3%B6n.png' },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as { id: string; code?: string } };
  };
  const fetchFile = (id: string, headers: Record<string, string>) =>
    app.app.request(`/api/v1/attachments/${id}`, { headers });

  test('belongs to its uploader until a message carries it, then to whoever may read that', async () => {
    const { status, body } = await upload(staff);
    expect({ status, body }).toMatchObject({ status: 201, body: { name: 'schön.png', sizeInBytes: 12 } });
    expect((await fetchFile(body.id, staff)).status).toBe(200);
    expect((await fetchFile(body.id, light)).status).toBe(404);
    const { id } = await begin();
    const carry = (headers: Record<string, string>) =>
      call(app, 'POST', `/conversations/${id}/messages`, {
        headers,
        body: { html: `<p><img src="/api/v1/attachments/${body.id}"></p>`, attachmentIds: [body.id] },
      });
    expect((await carry(key)).body['code']).toBe('attachment_unknown');
    const sent = await carry(staff);
    expect(sent.body).toMatchObject({
      html: `<p><img src="/api/v1/attachments/${body.id}" /></p>`,
      attachments: [{ isInline: true, contentId: body.id }],
    });
    const shown = await fetchFile(body.id, light);
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; .*filename\*=UTF-8''sch%C3%B6n\.png$/);
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(shown.headers.get('cache-control')).toMatch(/^private/);
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
    expect((await fetchFile(body.id, stranger)).status).toBe(404);
    expect((await carry(staff)).body['code']).toBe('attachment_unknown');
  });

  test('comes as a form too, and is refused when empty or too large', async () => {
    const form = new FormData();
    form.set('file', new File(['hello'], 'a.txt', { type: 'text/plain' }));
    const response = await app.app.request('/api/v1/attachments', {
      method: 'POST',
      headers: staff,
      body: form,
    });
    expect(await response.json()).toMatchObject({ name: 'a.txt', mediaType: 'text/plain', sizeInBytes: 5 });
    expect(await upload(staff, Buffer.alloc(0))).toMatchObject({ status: 422, body: { code: 'file_empty' } });
    expect(await upload(staff, Buffer.alloc(25 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    });
  });
});

test('the mail as it came can be downloaded', async () => {
  const { id } = await begin();
  const bytes = Buffer.from('From: gus@mail.test\r\n\r\nCold.');
  const messageId = await inside(app, house.workspaceId, async (ctx) => {
    const inbox = await ctx.tx.selectFrom('inboxes').select('id').executeTakeFirstOrThrow();
    const raw = newId();
    await ctx.tx
      .insertInto('rawMessages')
      .values({
        workspaceId: ctx.workspaceId,
        id: raw,
        inboxId: inbox.id,
        contentKey: Buffer.from(raw),
        sizeInBytes: bytes.length,
        body: bytes,
        source: 'api',
        receivedAt: ctx.now,
      })
      .execute();
    const message = await ctx.tx
      .updateTable('messages')
      .set({ rawMessageId: raw })
      .where('conversationId', '=', id)
      .returning('id')
      .executeTakeFirstOrThrow();
    return message.id;
  });
  const response = await app.app.request(`/api/v1/messages/${messageId}/original`, { headers: light });
  expect(response.headers.get('content-type')).toBe('message/rfc822');
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { agreementStory, firstPage, type AgreementStory } from '#tests/support/agreement-story.ts';
import { anApiKey, aWorkspace, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { clarityFinding, findPageOf, listFindings } from './index.ts';

let app: TestApp;
let story: AgreementStory;
let stranger: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  story = await agreementStory(app);
  const other = await aWorkspace(app);
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
});
afterAll(() => app.close());

const id = newId();
const five = { items: ['a', 'b', 'c', 'd', 'e'].map((words) => ({ words })) };

const reading = [
  '/agreements',
  '/agreements/starting-page',
  '/agreements/clarity',
  '/agreements/waiting',
  `/agreements/${id}`,
  `/agreements/${id}/versions`,
  '/unclear-starts',
  `/customers/${id}/same-page`,
  '/same-page-checks',
  `/same-page-checks/${id}`,
];
const writing: [string, string, unknown][] = [
  ['POST', '/agreements', {}],
  ['PATCH', `/agreements/${id}`, { revision: 0 }],
  ['DELETE', `/agreements/${id}/draft`, undefined],
  ['POST', `/agreements/${id}/offer`, {}],
  ['POST', `/agreements/${id}/send`, {}],
  ['POST', `/agreements/${id}/accept`, { versionId: id }],
  ['POST', `/agreements/${id}/decline`, { versionId: id, because: 'x' }],
  ['POST', `/agreements/${id}/suggest`, { baseVersionId: id, content: {}, name: 'x' }],
  ['POST', `/agreements/${id}/end`, {}],
  ['POST', '/unclear-starts', { customerId: id, because: 'no-time' }],
  ['POST', `/customers/${id}/page-limits`, { ruleId: id }],
  ['POST', '/same-page-checks', { customerId: id }],
  ['POST', `/same-page-checks/${id}/rank`, five],
];

test.each(reading)('GET %s asks who it is', async (path) => {
  expect((await call(app, 'GET', path)).status).toBe(401);
});

test.each(writing)('%s %s asks who it is, and whether they may', async (method, path, body) => {
  expect((await call(app, method, path, { body })).status).toBe(401);
  expect((await call(app, method, path, { headers: story.light, body })).status).toBe(403);
});

test.each(writing.filter(([, path]) => path.includes(id)))(
  '%s %s finds nothing that is not there',
  async (method, path, body) => {
    expect([404, 422]).toContain((await call(app, method, path, { headers: story.staff, body })).status);
  },
);

test('staff read every list; a key that may not, does not', async () => {
  for (const path of reading.filter((one) => !one.includes(id)))
    expect((await call(app, 'GET', path, { headers: story.light })).status).toBe(200);
  const key = await anApiKey(app, story.workspaceId, ['answers:read']);
  for (const path of reading) expect((await call(app, 'GET', path, { headers: key })).status).toBe(403);
});

test('what does not fit is refused by name', async () => {
  const post = (path: string, body: unknown) => call(app, 'POST', path, { headers: story.staff, body });
  expect((await post('/agreements', { customerId: id })).body['code']).toBe('customer_unknown');
  expect((await post('/agreements', { content: { ours: [{ words: '' }] } })).status).toBe(422);
  expect((await post('/same-page-checks', { customerId: id })).body['code']).toBe('customer_unknown');
  expect((await post('/unclear-starts', { customerId: id, because: 'no-time' })).body['code']).toBe(
    'customer_unknown',
  );
  const { customerId } = await story.aCustomer();
  const wrong = { customerId, conversationId: id, because: 'no-time' };
  expect((await post('/unclear-starts', wrong)).body['code']).toBe('conversation_unknown');
  expect((await call(app, 'GET', '/agreements?status=x', { headers: story.staff })).status).toBe(422);
  const draft = await story.aDraft({ customerId, content: {} });
  expect((await post(`/agreements/${String(draft['id'])}/offer`, {})).body['code']).toBe('page_empty');
  expect((await post(`/agreements/${String(draft['id'])}/send`, {})).body['code']).toBe('nothing_to_send');
});

test('a page is found by its customer, its state and what it waits for, and by no stranger', async () => {
  const offer = await story.anOffer();
  const list = async (query: string, headers: Record<string, string> = story.staff) =>
    (await call(app, 'GET', `/agreements?${query}`, { headers })).body['data'] as { id: string }[];
  const agreementId = offer.path.split('/').at(-1) ?? '';
  expect((await list(`customerId=${offer.customerId}`)).map((page) => page.id)).toEqual([agreementId]);
  expect((await list('waitsFor=them&status=offered')).map((page) => page.id)).toContain(agreementId);
  expect(await list('waitsFor=us')).toEqual([]);
  expect(await list('', stranger)).toEqual([]);
  expect((await call(app, 'GET', offer.path, { headers: stranger })).status).toBe(404);
  expect((await call(app, 'GET', `${offer.path}/versions`, { headers: stranger })).status).toBe(404);
  const first = (await call(app, 'GET', '/agreements?limit=1', { headers: story.staff })).body;
  expect(first['hasMore']).toBe(true);
  const next = await call(app, 'GET', `/agreements?limit=1&cursor=${String(first['nextCursor'])}`, {
    headers: story.staff,
  });
  expect((next.body['data'] as unknown[])[0]).not.toEqual((first['data'] as unknown[])[0]);
});

test('a key accepts for our side, again and again to one effect', async () => {
  const offer = await story.anAgreement();
  const suggested = await call(app, 'POST', `${offer.path}/suggest`, {
    headers: story.staff,
    body: { baseVersionId: offer.versionId, content: { ...firstPage, intro: 'By telephone.' }, name: 'Vera' },
  });
  const pending = suggested.body['pending'] as { id: string; acceptances: unknown[] };
  expect(pending.acceptances).toEqual([]);
  expect(suggested.body['waitsFor']).toBe('us');
  const waiting = await call(app, 'GET', '/agreements/waiting', { headers: story.staff });
  expect((waiting.body['pages'] as { id: string }[]).map((page) => page.id)).toEqual([suggested.body['id']]);
  const key = await anApiKey(app, story.workspaceId, ['agreements:write']);
  for (let n = 0; n < 2; n++) {
    const yes = await call(app, 'POST', `${offer.path}/accept`, {
      headers: key,
      body: { versionId: pending.id },
    });
    expect(yes).toMatchObject({
      status: 200,
      body: { waitsFor: 'them', pending: { acceptances: [{ side: 'us' }] } },
    });
  }
  const no = await call(app, 'POST', `${offer.path}/decline`, {
    headers: story.staff,
    body: { versionId: pending.id, because: 'They rang again', side: 'them' },
  });
  expect(no.body).toMatchObject({ status: 'accepted', pending: null, declinedBecause: 'They rang again' });
  const end = await call(app, 'POST', `${offer.path}/end`, { headers: story.staff, body: {} });
  expect(end.body).toMatchObject({ status: 'ended', waitsFor: null });
  const late = await call(app, 'PATCH', offer.path, {
    headers: story.staff,
    body: { revision: 0, content: {} },
  });
  expect(late.body['code']).toBe('agreement_ended');
});

test('a draft is dropped, and a page that never was anything else goes with it', async () => {
  const offer = await story.anAgreement();
  await call(app, 'PATCH', offer.path, { headers: story.staff, body: { revision: 0, content: firstPage } });
  expect((await call(app, 'DELETE', `${offer.path}/draft`, { headers: story.staff })).status).toBe(200);
  expect(await story.read(offer.path)).toMatchObject({ draft: null, status: 'accepted' });
  const again = await call(app, 'DELETE', `${offer.path}/draft`, { headers: story.staff });
  expect(again.body['code']).toBe('no_draft');
  const draft = await story.aDraft({ customerId: offer.customerId });
  const path = `/agreements/${String(draft['id'])}`;
  expect((await call(app, 'DELETE', `${path}/draft`, { headers: story.staff })).status).toBe(200);
  expect((await call(app, 'GET', path, { headers: story.staff })).status).toBe(404);
});

test('a new link goes to whoever lost the mail', async () => {
  const offer = await story.anOffer();
  const sent = await call(app, 'POST', `${offer.path}/send`, { headers: story.staff, body: {} });
  expect(sent.body).toEqual({ delivery: 'sent' });
  expect(await story.mailsTo(offer.address)).toHaveLength(2);
});

test('the first draft is whole and one page', async () => {
  const start = await call(app, 'GET', '/agreements/starting-page', { headers: story.light });
  const content = start.body['content'] as { ours: unknown[]; theirs: unknown[]; missed: string };
  expect(content.ours.length).toBeGreaterThan(4);
  expect(content.theirs.length).toBeGreaterThan(1);
  expect(content.missed).not.toBe('');
  const { customerId } = await story.aCustomer();
  const made = await call(app, 'POST', '/agreements', { headers: story.staff, body: { customerId } });
  expect(made.body).toMatchObject({ draft: { measure: { fits: true, targetAge: 12 } } });
  const { readingAge } = (made.body['draft'] as { measure: { readingAge: number } }).measure;
  expect(readingAge).toBeLessThanOrEqual(12);
});

test('work without a page asks for its reason once, and the beside and the finding know it', async () => {
  const { customerId } = await story.aCustomer();
  const beside = (query = '') => story.read(`/customers/${customerId}/same-page${query}`);
  expect(await beside()).toMatchObject({ agreement: null, unclear: { isAsked: false, because: null } });
  await call(app, 'PATCH', `/customers/${customerId}`, { headers: story.staff, body: { tier: 'premium' } });
  expect(await beside()).toMatchObject({ unclear: { isAsked: true } });
  const begun = await call(app, 'POST', '/conversations', {
    headers: story.owner,
    body: { customerId, channel: 'phone', subject: 'Boiler', message: { text: 'Hello', direction: 'in' } },
  });
  const conversationId = begun.status === 201 ? String(begun.body['id']) : undefined;
  const note = (because: string) =>
    call(app, 'POST', '/unclear-starts', {
      headers: story.staff,
      body: { customerId, because, ...(conversationId ? { conversationId } : {}) },
    });
  expect((await note('no-time')).status).toBe(201);
  const list = await call(app, 'GET', `/unclear-starts?customerId=${customerId}`, { headers: story.light });
  expect(list.body).toMatchObject({ counts: { 'no-time': 1, 'keeping-the-peace': 0 } });
  const found = await inside(app, story.workspaceId, (ctx) => listFindings(ctx, customerId));
  expect(found).toMatchObject([{ key: 'agreements:finding.unclear.still', n: 1, talk: 'account-review' }]);
  expect(await inside(app, story.workspaceId, (ctx) => findPageOf(ctx, [customerId]))).toBeUndefined();
  const clarity = await call(app, 'GET', '/agreements/clarity', { headers: story.light });
  expect(clarity.body).toMatchObject({ shown: false, ratio: null, needed: 25 });
  expect(await inside(app, story.workspaceId, (ctx) => clarityFinding(ctx))).toBeUndefined();
});

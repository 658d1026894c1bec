import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const get = (path: string, headers: Record<string, string> = story.sam) =>
  call(app, 'GET', path, { headers });
const ask = (method: string, path: string, body?: unknown) =>
  call(app, method, path, { headers: story.sam, body });
const mark = (body: Record<string, unknown>) => story.post('/learning/cases', body);
const aFeature = (name: string) => story.made('/learning/features', { name });

describe('cases', () => {
  test('are marked from a conversation by its subject, and marking again changes the mark', async () => {
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const first = await mark({ conversationId, verdict: 'great' });
    expect(first).toMatchObject({
      status: 201,
      body: {
        name: 'Our stay',
        verdict: 'great',
        customer: { id: contactId },
        conversationId,
        words: '',
        ticks: [],
      },
    });
    const again = await mark({ conversationId, verdict: 'awful', words: 'They left at once.' });
    expect(again.body).toMatchObject({ id: first.body['id'], verdict: 'awful', words: 'They left at once.' });
    const { body } = await get(`/learning/cases?conversationId=${conversationId}`, story.light);
    expect(body['data']).toHaveLength(1);
  });

  test('are marked from a putting-right, and typed', async () => {
    const { contactId } = await story.aCompany();
    const failure = await story.post('/failures', {
      customerId: contactId,
      words: 'Dust on the wardrobe',
      severity: 3,
    });
    const recoveryId = String(failure.body['recoveryId']);
    expect((await mark({ recoveryId, verdict: 'great' })).body).toMatchObject({
      name: 'Dust on the wardrobe',
      recoveryId,
      customer: { id: contactId },
    });
    expect((await mark({ name: 'The baker on the corner', verdict: 'great' })).body).toMatchObject({
      name: 'The baker on the corner',
      customer: null,
      conversationId: null,
    });
  });

  test.each([
    [{ verdict: 'great' }, 'name_missing', 'name'],
    [{ verdict: 'great', conversationId: nobody }, 'conversation_unknown', 'conversationId'],
    [{ verdict: 'awful', recoveryId: nobody }, 'recovery_unknown', 'recoveryId'],
  ])('%j is refused as %s', async (body, code, path) => {
    expect(await mark(body)).toMatchObject({ status: 422, body: { code, fields: [{ path }] } });
  });

  test('are corrected, taken away, and gone', async () => {
    const id = String((await mark({ name: 'The bus', verdict: 'great' })).body['id']);
    expect(
      (await ask('PATCH', `/learning/cases/${id}`, { verdict: 'awful', name: 'The late bus' })).body,
    ).toMatchObject({
      verdict: 'awful',
      name: 'The late bus',
    });
    expect((await ask('PATCH', `/learning/cases/${id}`, {})).status).toBe(200);
    expect((await ask('DELETE', `/learning/cases/${id}`)).status).toBe(200);
    expect((await ask('DELETE', `/learning/cases/${id}`)).status).toBe(404);
    expect((await ask('PATCH', `/learning/cases/${id}`, { name: 'x' })).status).toBe(404);
    expect(
      (await ask('PUT', `/learning/cases/${id}/features`, { ticks: [{ featureId: nobody, isThere: true }] }))
        .status,
    ).toBe(404);
  });

  test('come in pages, the latest first, each once', async () => {
    for (let index = 0; index < 5; index++) await mark({ name: `Case ${index}`, verdict: 'great' });
    const ids: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await get(`/learning/cases?limit=2${cursor && `&cursor=${cursor}`}`);
      ids.push(...(body['data'] as { id: string }[]).map(({ id }) => id));
      if (!body['hasMore']) break;
      cursor = String(body['nextCursor']);
    }
    const all = await get('/learning/cases?limit=100');
    expect(ids).toEqual((all.body['data'] as { id: string }[]).map(({ id }) => id));
    expect(await get('/learning/cases?cursor=x')).toMatchObject({
      status: 422,
      body: { code: 'cursor_invalid' },
    });
  });

  test('are marked by those who serve, read by light staff', async () => {
    expect((await story.post('/learning/cases', { name: 'x', verdict: 'great' }, story.light)).status).toBe(
      403,
    );
    expect((await get('/learning/cases', story.light)).status).toBe(200);
    expect((await call(app, 'GET', '/learning/cases')).status).toBe(401);
  });
});

describe('what is looked for', () => {
  test('has a name once, whatever its letters, and may be renamed and retired', async () => {
    const id = await aFeature('One person from start to end');
    const twice = await story.post('/learning/features', { name: 'one PERSON from start to end' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'feature_known', fields: [{ path: 'name' }] } });
    const other = await aFeature('A clear price');
    expect(
      await ask('PATCH', `/learning/features/${other}`, { name: 'One person from start to end' }),
    ).toMatchObject({
      status: 409,
    });
    expect(
      (await ask('PATCH', `/learning/features/${id}`, { name: 'One person', isRetired: true })).body,
    ).toMatchObject({
      name: 'One person',
      isRetired: true,
      cases: 0,
    });
    expect((await ask('PATCH', `/learning/features/${nobody}`, { name: 'x' })).status).toBe(404);
    const { data } = (await get('/learning/features')).body as {
      data: { name: string; isRetired: boolean }[];
    };
    expect(data.map(({ name, isRetired }) => [name, isRetired])).toEqual([
      ['A clear price', false],
      ['One person', true],
    ]);
  });

  test('of ten who rename to the same name at once, one does', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, (_, index) => aFeature(`Before ${index}`)));
    const answers = await Promise.all(
      ids.map((id) => ask('PATCH', `/learning/features/${id}`, { name: 'After' })),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    for (const id of ids) await ask('PATCH', `/learning/features/${id}`, { isRetired: true });
  });

  test('is ticked, un-ticked and forgotten in a case', async () => {
    const featureId = await aFeature('They rang first');
    const id = String((await mark({ name: 'The gardener', verdict: 'great' })).body['id']);
    const tick = (ticks: unknown[]) => ask('PUT', `/learning/cases/${id}/features`, { ticks });
    expect((await tick([{ featureId, isThere: true }])).body).toMatchObject({
      ticks: [{ featureId, isThere: true }],
    });
    expect((await tick([{ featureId, isThere: false }])).body).toMatchObject({
      ticks: [{ featureId, isThere: false }],
    });
    expect((await tick([{ featureId, isThere: null }])).body).toMatchObject({ ticks: [] });
    expect(await tick([{ featureId: nobody, isThere: true }])).toMatchObject({
      status: 422,
      body: { code: 'feature_unknown', fields: [{ path: 'ticks.0.featureId' }] },
    });
    const twice = [
      { featureId, isThere: true },
      { featureId, isThere: false },
    ];
    expect(await tick(twice)).toMatchObject({ status: 422, body: { code: 'feature_twice' } });
    expect(await tick([])).toMatchObject({ status: 422 });
  });

  test('is a hundred things at most', async () => {
    const { data } = (await get('/learning/features')).body as { data: { isRetired: boolean }[] };
    const used = data.filter(({ isRetired }) => !isRetired).length;
    for (let index = used; index < 100; index++) await aFeature(`Number ${index}`);
    expect(await story.post('/learning/features', { name: 'One more' })).toMatchObject({
      status: 409,
      body: { code: 'too_many_features' },
    });
    const { id } = data.find(({ isRetired }) => isRetired) as unknown as { id: string };
    expect(await ask('PATCH', `/learning/features/${id}`, { isRetired: false })).toMatchObject({
      status: 409,
    });
  });
});

test('the ten providers of the article show their common denominator', async () => {
  const fresh = await accountStory(app);
  const post = (path: string, body: unknown) => call(app, 'POST', path, { headers: fresh.sam, body });
  const need = String(
    (await post('/learning/features', { name: 'Led by what the customer needed' })).body['id'],
  );
  const product = String((await post('/learning/features', { name: 'An excellent product' })).body['id']);
  const empty = await call(app, 'GET', '/learning/denominator', { headers: fresh.sam });
  expect(empty.body).toMatchObject({ great: 0, awful: 0, fewestGreat: 4, fewestAwful: 2 });
  for (let index = 0; index < 10; index++) {
    const isGreat = index < 8;
    const made = await post('/learning/cases', {
      name: `Provider ${index}`,
      verdict: isGreat ? 'great' : 'awful',
    });
    const ticks = [
      { featureId: need, isThere: isGreat },
      { featureId: product, isThere: true },
    ];
    await call(app, 'PUT', `/learning/cases/${made.body['id']}/features`, {
      headers: fresh.sam,
      body: { ticks },
    });
  }
  const { body } = await call(app, 'GET', '/learning/denominator', { headers: fresh.light });
  expect(body).toMatchObject({
    great: 8,
    awful: 2,
    data: [
      {
        feature: { id: need },
        great: { there: 8, n: 8 },
        awful: { there: 0, n: 2 },
        difference: 1,
        verdict: 'separates',
      },
      { feature: { id: product }, great: { there: 8, n: 8 }, awful: { there: 2, n: 2 }, difference: 0, p: 1 },
    ],
  });
  const [first] = body['data'] as { p: number }[];
  expect(first?.p).toBeCloseTo(0.022, 3);
  const findings = await inside(app, fresh.workspaceId, (ctx) => listFindings(ctx));
  expect(findings).toMatchObject([
    {
      calculation: 'C25',
      facts: { feature: 'Led by what the customer needed', greatThere: 8 },
      talk: 'huddle',
    },
  ]);
  const huddle = await post('/meetings', {
    kind: 'huddle',
    agenda: 'findings',
    title: 'Tomorrow',
    scheduledAt: '2026-03-03T09:00:00Z',
  });
  expect(huddle.status).toBe(201);
  expect(JSON.stringify(huddle.body['items'])).toContain('not proved cause');
});

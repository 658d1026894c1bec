import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';

let app: TestApp;
let story: VisitorStory;
let staff: Record<string, string>;
let light: Record<string, string>;
let elements: string[];

beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
  const { workspaceId } = story;
  staff = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { name: 'Sam' }));
  light = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'light' }));
  const rows = await inside(app, workspaceId, ({ tx }) =>
    tx
      .selectFrom('elements')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .orderBy('position')
      .execute(),
  );
  elements = rows.map(({ id }) => id);
});
afterAll(() => app.close());

const element = (n: number) => elements[n] ?? '';

async function recorded(given: Record<string, unknown> = {}) {
  const { customerId } = await story.aCustomer();
  const body = { customerId, elementId: element(0), source: 'said', words: 'A quiet room', ...given };
  const made = await call(app, 'POST', '/expectations', { headers: staff, body });
  expect(made.status).toBe(201);
  return { customerId, id: String(made.body['id']), body: made.body };
}

const more = (customerId: string, given: Record<string, unknown> = {}) => ({
  headers: staff,
  body: { customerId, elementId: element(0), ...given },
});

test.each([
  ['GET', '/expectations', undefined],
  ['POST', '/expectations', {}],
  ['POST', '/expectations/expects-more', {}],
  ['POST', '/expectations/wants-more', {}],
  ['PATCH', `/expectations/${newId()}`, {}],
  ['GET', `/customers/${newId()}/expectations`, undefined],
])('%s %s asks who it is', async (method, path, body) => {
  expect((await call(app, method, path, { body })).status).toBe(401);
});

test('whoever may not write expectations only reads them', async () => {
  const { id, customerId } = await recorded();
  const body = { customerId, elementId: element(1), source: 'said', words: 'x' };
  for (const path of ['/expectations', '/expectations/expects-more', '/expectations/wants-more'])
    expect((await call(app, 'POST', path, { headers: light, body })).status).toBe(403);
  expect((await call(app, 'PATCH', `/expectations/${id}`, { headers: light, body: {} })).status).toBe(403);
  const map = await call(app, 'GET', `/customers/${customerId}/expectations`, { headers: light });
  expect(map.status).toBe(200);
});

describe('a record', () => {
  test('says who wrote it, and there is one for each element', async () => {
    const { customerId, body, id } = await recorded({ adequate: 3, desired: 4.5, expectedNow: 4 });
    expect(body).toMatchObject({
      adequate: 3,
      desired: 4.5,
      expectedNow: 4,
      state: 'stated',
      confidence: 'medium',
      recordedBy: { kind: 'staff', name: 'Sam' },
      replacesId: null,
    });
    const again = { customerId, elementId: element(0), source: 'said', words: 'x' };
    expect(await call(app, 'POST', '/expectations', { headers: staff, body: again })).toMatchObject({
      status: 409,
      body: { code: 'already_recorded', facts: { id } },
    });
    const list = await call(app, 'GET', `/expectations?customerId=${customerId}`, { headers: staff });
    expect(list.body['data']).toEqual([body]);
  });

  test('is changed by a new one that names it', async () => {
    const { customerId, id } = await recorded({ adequate: 3 });
    const path = `/expectations/${id}`;
    const next = await call(app, 'PATCH', path, { headers: staff, body: { desired: 4, confidence: 'high' } });
    expect(next.body).toMatchObject({ adequate: 3, desired: 4, words: 'A quiet room', replacesId: id });
    const stale = await call(app, 'PATCH', path, { headers: staff, body: { desired: 5 } });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'expectation_replaced', facts: { currentId: next.body['id'] } },
    });
    const history = await call(app, 'GET', `/expectations?customerId=${customerId}&history=true`, {
      headers: staff,
    });
    expect(history.body['data']).toHaveLength(2);
  });

  test.each([
    ['nothing_expected', { words: '' }],
    ['levels_out_of_order', { adequate: 4, desired: 3 }],
    ['element_unknown', { elementId: newId() }],
    ['customer_unknown', { customerId: newId() }],
    ['conversation_unknown', { conversationId: newId() }],
  ])('is refused: %s', async (code, given) => {
    const { customerId } = await story.aCustomer();
    const body = { customerId, elementId: element(0), source: 'said', words: 'x', ...given };
    const refused = await call(app, 'POST', '/expectations', { headers: staff, body });
    expect(refused).toMatchObject({ status: 422, body: { code } });
  });

  test('beyond the scale is not valid', async () => {
    const { id } = await recorded();
    const body = { adequate: 5.1 };
    expect((await call(app, 'PATCH', `/expectations/${id}`, { headers: staff, body })).status).toBe(422);
  });

  test('of another workspace is not there', async () => {
    const { id, customerId } = await recorded();
    const other = await aWorkspace(app);
    const stranger = await signedIn(app, other.workspaceId, other.ownerId);
    const options = { headers: stranger, body: {} };
    expect((await call(app, 'PATCH', `/expectations/${id}`, options)).status).toBe(404);
    const path = `/customers/${customerId}/expectations`;
    expect((await call(app, 'GET', path, { headers: stranger })).status).toBe(404);
  });

  test('has one winner when twenty write at once', async () => {
    const { customerId } = await story.aCustomer();
    const body = { customerId, elementId: element(0), source: 'said', words: 'x' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call(app, 'POST', '/expectations', { headers: staff, body })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });
});

describe('more', () => {
  test('expected raises what is expected and leaves the wish alone', async () => {
    const { customerId } = await recorded({ desired: 4, expectedNow: 3 });
    const raised = await call(app, 'POST', '/expectations/expects-more', more(customerId));
    expect(raised.body).toMatchObject({ expectedNow: 3.5, desired: 4, words: 'A quiet room' });
  });

  test('wanted raises the wish and leaves what is expected alone', async () => {
    const { customerId } = await recorded({ desired: 4, expectedNow: 3 });
    const raised = await call(app, 'POST', '/expectations/wants-more', more(customerId, { to: 4.8 }));
    expect(raised.body).toMatchObject({ expectedNow: 3, desired: 4.8 });
  });

  test('is no more when it is not', async () => {
    const { customerId } = await recorded({ desired: 4, expectedNow: 3 });
    for (const path of ['/expectations/expects-more', '/expectations/wants-more'])
      expect(await call(app, 'POST', path, more(customerId, { to: 3 }))).toMatchObject({
        status: 409,
        body: { code: 'not_more' },
      });
  });

  test('begins a record where there was none', async () => {
    const { customerId } = await story.aCustomer();
    const raised = await call(
      app,
      'POST',
      '/expectations/wants-more',
      more(customerId, { words: 'Later breakfast' }),
    );
    expect(raised.body).toMatchObject({ desired: 3.5, expectedNow: null, words: 'Later breakfast' });
  });
});

test('the map of a customer shows the zone, the last mark and where it is heading', async () => {
  const { customerId } = await recorded({ adequate: 3, desired: 4, expectedNow: 3 });
  const map = await call(app, 'GET', `/customers/${customerId}/expectations`, { headers: staff });
  expect(map.body).toMatchObject({
    data: [{ perceived: null, zone: 'unknown', ratchet: null, isTheirCorrection: false }],
  });
});

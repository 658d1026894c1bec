import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, call, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let owner: Record<string, string>;
let staff: Record<string, string>;
let light: Record<string, string>;
let stranger: Record<string, string>;
let conversationId: string;
let customerId: string;

beforeAll(async () => {
  app = await openTestApp();
  const house = await aWorkspace(app);
  const other = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
  const body = { customer: { email: 'gus@mail.test', name: 'Gus' }, channel: 'phone', text: 'Cold shower.' };
  const begun = await call(app, 'POST', '/conversations', { headers: owner, body });
  conversationId = String(begun.body['id']);
  customerId = (begun.body['customer'] as { id: string }).id;
});
afterAll(() => app.close());

const wish = { kind: 'first-reply', name: 'Reply', sentence: 'Within 1 hour.', targetMinutes: 60 };
const nobody = newId();
const inMinutes = (n: number) => new Date(app.clock.now().getTime() + n * 60_000).toISOString();

test.each([
  ['GET', '/promises', undefined],
  ['GET', '/promises/due', undefined],
  ['GET', '/promises/months', undefined],
  ['GET', '/promises/slipping', undefined],
  ['GET', '/promises/weigh?kind=fix', undefined],
  ['GET', '/promises.csv', undefined],
  ['POST', '/promises', wish],
  ['PATCH', `/promises/${nobody}`, {}],
  ['GET', `/conversations/${nobody}/promises`, undefined],
  ['POST', `/conversations/${nobody}/promises`, {}],
  ['DELETE', `/conversations/${nobody}/next-update-plan`, undefined],
  ['POST', `/promises/due/${nobody}/fulfil`, {}],
  ['POST', `/promises/due/${nobody}/move`, {}],
  ['POST', `/promises/due/${nobody}/withdraw`, {}],
])('%s %s asks who it is', async (method, path, body) => {
  expect((await call(app, method, path, { body })).status).toBe(401);
});

test('an owner writes a promise, staff read it, strangers find nothing', async () => {
  const made = await call(app, 'POST', '/promises', { headers: owner, body: wish });
  expect(made).toMatchObject({
    status: 201,
    body: { status: 'trial', audience: 'everyone', history: { n: 0 }, keptness: { verdict: 'too-few' } },
  });
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

test('a promise says to whom it is, who answers for it, and what the customer gets', async () => {
  const body = {
    ...wish,
    kind: 'fix',
    audience: 'customer',
    customerId,
    limits: 'While the boiler is in guarantee.',
    redress: 'A night on us.',
    turnaround: { why: 'Parts', meanwhile: 'A heater', shorter: 'A stock' },
  };
  const made = await call(app, 'POST', '/promises', { headers: owner, body });
  expect(made).toMatchObject({
    status: 201,
    body: { customer: { id: customerId, name: 'Gus' }, limits: body.limits, turnaround: body.turnaround },
  });
  const theirs = await call(app, 'GET', `/promises?customerId=${customerId}`, { headers: staff });
  expect(theirs.body['data']).toHaveLength(1);
  const path = `/promises/${String(made.body['id'])}`;
  const tiered = { audience: 'tier', tier: 'premium' };
  expect(await call(app, 'PATCH', path, { headers: owner, body: tiered })).toMatchObject({
    body: { audience: 'tier', tier: 'premium', customer: null },
  });
});

test.each([
  [{ audience: 'tier' }, 'audience_unclear'],
  [{ audience: 'customer', customerId: nobody }, 'customer_unknown'],
  [{ ownerStaffId: nobody }, 'staff_unknown'],
  [{ elementId: nobody }, 'element_unknown'],
  [{ targetMinutes: null }, 'target_missing'],
  [{ kind: 'visit' }, 'target_not_timed'],
  [{ kind: 'check', targetMinutes: null }, 'element_missing'],
])('a promise with %o is refused: %s', async (but, code) => {
  const answer = await call(app, 'POST', '/promises', { headers: owner, body: { ...wish, ...but } });
  expect(answer).toMatchObject({ status: 422, body: { code } });
});

test('a month may not be published before it passes the 28-day test', async () => {
  const body = { ...wish, kind: 'fix', targetMinutes: 40_320, trialUntil: inMinutes(10) };
  const made = await call(app, 'POST', '/promises', { headers: owner, body });
  const path = `/promises/${String(made.body['id'])}`;
  const publish = (more = {}) =>
    call(app, 'PATCH', path, { headers: owner, body: { status: 'published', ...more } });
  expect(await publish()).toMatchObject({ status: 409, body: { code: 'turnaround_unexplained' } });
  const turnaround = { why: 'By ship', meanwhile: 'A photograph', shorter: 'A stock here' };
  expect(await publish({ turnaround })).toMatchObject({ status: 200, body: { status: 'published' } });
  const listed = await call(app, 'GET', '/promises/slipping?mine=true', { headers: owner });
  expect(listed).toMatchObject({ status: 200, body: { data: [] } });
  app.clock.advance(10 * 60_000);
  const over = await call(app, 'GET', '/promises/slipping?mine=true', { headers: owner });
  expect(over.body['data']).toMatchObject([{ reason: 'trial-over', missed: [] }]);
  expect((await call(app, 'GET', '/promises/slipping?mine=true', { headers: staff })).body['data']).toEqual(
    [],
  );
});

test('a time is weighed before it is promised', async () => {
  const weighed = await call(app, 'GET', '/promises/weigh?kind=first-reply&targetMinutes=60', {
    headers: light,
  });
  expect(weighed).toMatchObject({
    status: 200,
    body: {
      history: { n: 0, needed: 20, supportsTarget: false },
      staffing: { known: false, missing: 'arrivals' },
    },
  });
  expect((await call(app, 'GET', '/promises/weigh?kind=lunch', { headers: light })).status).toBe(422);
});

test('the list is a table too, and months are counted', async () => {
  const answer = await app.app.request('/api/v1/promises.csv', { headers: light });
  expect(answer.headers.get('content-type')).toContain('text/csv');
  expect(await answer.text()).toContain('Promise,Kind,To whom');
  expect(await call(app, 'GET', '/promises/months', { headers: light })).toMatchObject({
    status: 200,
    body: { promises: expect.any(Array) },
  });
});

describe('in a conversation', () => {
  const said = () => ({ kind: 'call-back', words: 'I call Gus', dueAt: inMinutes(60) });

  test('staff promise, move, keep and withdraw; readers only read', async () => {
    const path = `/conversations/${conversationId}/promises`;
    const made = await call(app, 'POST', path, { headers: staff, body: said() });
    expect(made).toMatchObject({
      status: 201,
      body: { due: { promise: { name: 'I call Gus' }, outcome: 'open' } },
    });
    const due = made.body['due'] as { id: string };
    expect((await call(app, 'POST', path, { headers: light, body: said() })).status).toBe(403);
    expect((await call(app, 'POST', path, { headers: stranger, body: said() })).status).toBe(404);
    expect((await call(app, 'GET', path, { headers: stranger })).status).toBe(404);
    const past = await call(app, 'POST', path, { headers: staff, body: { ...said(), dueAt: inMinutes(-1) } });
    expect(past).toMatchObject({ status: 422, body: { code: 'due_not_in_future' } });
    expect((await call(app, 'POST', path, { headers: staff, body: { ...said(), words: '' } })).status).toBe(
      422,
    );
    const tell = { how: 'aloud', said: 'An hour later.' };
    const place = `/promises/due/${due.id}`;
    const move = { dueAt: inMinutes(120), tell };
    expect((await call(app, 'POST', `${place}/move`, { headers: light, body: move })).status).toBe(403);
    expect(
      (await call(app, 'POST', `${place}/move`, { headers: staff, body: { dueAt: inMinutes(120) } })).status,
    ).toBe(422);
    expect((await call(app, 'POST', `${place}/move`, { headers: staff, body: move })).status).toBe(200);
    expect((await call(app, 'POST', `${place}/fulfil`, { headers: light, body: {} })).status).toBe(403);
    expect((await call(app, 'POST', `${place}/fulfil`, { headers: stranger, body: {} })).status).toBe(404);
    expect(
      await call(app, 'POST', `${place}/fulfil`, { headers: staff, body: { words: 'Called.' } }),
    ).toMatchObject({
      status: 200,
      body: { outcome: 'kept' },
    });
    const late = await call(app, 'POST', `${place}/withdraw`, { headers: staff, body: { because: 'No' } });
    expect(late).toMatchObject({ status: 409, body: { code: 'promise_decided' } });
    expect(
      (await call(app, 'POST', `${place}/withdraw`, { headers: light, body: { because: 'No' } })).status,
    ).toBe(403);
    const list = await call(app, 'GET', path, { headers: light });
    expect(list).toMatchObject({ status: 200, body: { waitsOnUs: true, timeZone: 'Europe/London' } });
  });

  test('a next update waits for the message that states it, or is dropped', async () => {
    const body = { ...said(), kind: 'next-update', stated: 'next-message' };
    const path = `/conversations/${conversationId}/promises`;
    expect(await call(app, 'POST', path, { headers: staff, body })).toMatchObject({ body: { due: null } });
    const plan = `/conversations/${conversationId}/next-update-plan`;
    expect((await call(app, 'DELETE', plan, { headers: light })).status).toBe(403);
    expect((await call(app, 'DELETE', plan, { headers: staff })).status).toBe(200);
    expect((await call(app, 'GET', path, { headers: staff })).body['planned']).toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, call, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let sam: Record<string, string>;
let light: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  sam = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';

interface Listed {
  id: string;
  name: string;
  pillar?: string;
}
async function list(path: string): Promise<Listed[]> {
  const { status, body } = await call(app, 'GET', path, { headers: light });
  expect(status).toBe(200);
  return body['data'] as Listed[];
}

async function aCoreElement(): Promise<string> {
  const [first] = await list('/elements?pillar=core');
  if (!first) throw new Error('the starting journey has no core element');
  return first.id;
}

describe('touchpoints', () => {
  test('start as the trade’s own, and are added, renamed, ordered and retired', async () => {
    const before = await list('/touchpoints');
    expect(before.length).toBeGreaterThan(3);
    const made = await call(app, 'POST', '/touchpoints', {
      headers: owner,
      body: { name: 'Late check-out', stage: 'after' },
    });
    expect(made).toMatchObject({ status: 201, body: { stage: 'after', status: 'live' } });
    const id = String(made.body['id']);
    const renamed = await call(app, 'PATCH', `/touchpoints/${id}`, {
      headers: owner,
      body: { name: 'Leaving' },
    });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Leaving' } });
    const ids = [id, ...before.map((touchpoint) => touchpoint.id)];
    const ordered = await call(app, 'PUT', '/touchpoints/order', { headers: owner, body: { ids } });
    expect(ordered.status).toBe(200);
    await call(app, 'PATCH', `/touchpoints/${id}`, { headers: owner, body: { status: 'retired' } });
    expect((await list('/touchpoints')).map((touchpoint) => touchpoint.id)).not.toContain(id);
    expect((await list('/touchpoints?status=all')).map((touchpoint) => touchpoint.id)).toContain(id);
  });

  test('refuse what makes no sense, and those who may not', async () => {
    const wrong = await call(app, 'POST', '/touchpoints', {
      headers: owner,
      body: { name: '', stage: 'later' },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const unknown = await call(app, 'PUT', '/touchpoints/order', { headers: owner, body: { ids: [nobody] } });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'touchpoint_unknown' } });
    const body = { name: 'Mine', stage: 'before' };
    expect((await call(app, 'POST', '/touchpoints', { headers: sam, body })).status).toBe(403);
    expect((await call(app, 'POST', '/touchpoints', { body })).status).toBe(401);
    expect((await call(app, 'PATCH', `/touchpoints/${nobody}`, { headers: owner, body: {} })).status).toBe(
      404,
    );
  });
});

describe('elements', () => {
  test('start with a dial tone of five to nine basics', async () => {
    const { body } = await call(app, 'GET', '/elements', { headers: light });
    expect(body['core']).toMatchObject({ verdict: 'fits', fewest: 5, most: 9 });
  });

  test('are added, changed, ordered and retired', async () => {
    const made = await call(app, 'POST', '/elements', {
      headers: owner,
      body: { name: 'Quiet after eleven', pillar: 'core', checkWording: 'Was it quiet after eleven?' },
    });
    expect(made).toMatchObject({ status: 201, body: { pillar: 'core', status: 'live' } });
    const place = `/elements/${made.body['id']}`;
    const changed = await call(app, 'PATCH', place, { headers: owner, body: { dimension: 'tangibles' } });
    expect(changed).toMatchObject({
      status: 200,
      body: { dimension: 'tangibles', name: 'Quiet after eleven' },
    });
    const ordered = await call(app, 'PUT', '/elements/order', {
      headers: owner,
      body: { ids: [made.body['id']] },
    });
    expect(ordered.status).toBe(200);
    const retired = await call(app, 'PATCH', place, { headers: owner, body: { status: 'retired' } });
    expect(retired).toMatchObject({ status: 200, body: { status: 'retired' } });
  });

  test('refuse a basic that nobody could check, and those who may not', async () => {
    const body = { name: 'Something', pillar: 'core' };
    const vague = await call(app, 'POST', '/elements', { headers: owner, body });
    expect(vague).toMatchObject({ status: 422, body: { code: 'check_wording_missing' } });
    const lost = { name: 'Warm welcome', pillar: 'experience', touchpointId: nobody };
    const unknown = await call(app, 'POST', '/elements', { headers: owner, body: lost });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'touchpoint_unknown' } });
    expect((await call(app, 'POST', '/elements', { headers: sam, body })).status).toBe(403);
    expect((await call(app, 'PATCH', `/elements/${nobody}`, { headers: sam, body: {} })).status).toBe(403);
    expect((await call(app, 'GET', '/elements')).status).toBe(401);
  });
});

describe('checks', () => {
  test('are recorded in one call and corrected by a new one', async () => {
    const elementId = await aCoreElement();
    const first = await call(app, 'POST', '/checks', {
      headers: sam,
      body: { elementId, outcome: 'missed', severity: 2 },
    });
    expect(first).toMatchObject({ status: 201, body: { outcome: 'missed', severity: 2, source: 'staff' } });
    const second = await call(app, 'POST', '/checks', {
      headers: sam,
      body: { elementId, outcome: 'kept', replacesId: first.body['id'] },
    });
    expect(second.status).toBe(201);
    const standing = await list(`/checks?elementId=${elementId}`);
    expect(standing.map(({ id }) => id)).toEqual([second.body['id']]);
    const all = await list(`/checks?elementId=${elementId}&corrected=included`);
    expect(all).toHaveLength(2);
    const again = await call(app, 'POST', '/checks', {
      headers: sam,
      body: { elementId, outcome: 'missed', replacesId: first.body['id'] },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_replaced' } });
  });

  test.each([
    [{ outcome: 'kept', elementId: nobody }, 'element_unknown'],
    [{ outcome: 'kept', at: '2099-01-01T00:00:00Z' }, 'at_in_future'],
    [{ outcome: 'kept', severity: 3 }, 'severity_without_failure'],
    [{ outcome: 'kept', customerId: nobody }, 'customer_unknown'],
    [{ outcome: 'kept', conversationId: nobody }, 'conversation_unknown'],
    [{ outcome: 'perhaps' }, 'invalid'],
  ])('refuse %j', async (given, code) => {
    const body = { elementId: await aCoreElement(), ...given };
    expect(await call(app, 'POST', '/checks', { headers: sam, body })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  test('are of basics only', async () => {
    const [experience] = await list('/elements?pillar=experience');
    const body = { elementId: experience?.id, outcome: 'kept' };
    const answer = await call(app, 'POST', '/checks', { headers: sam, body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'element_not_core' } });
  });

  test('are recorded by staff, not by readers or strangers', async () => {
    const body = { elementId: await aCoreElement(), outcome: 'kept' };
    expect((await call(app, 'POST', '/checks', { headers: light, body })).status).toBe(403);
    expect((await call(app, 'POST', '/checks', { body })).status).toBe(401);
  });
});

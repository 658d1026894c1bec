import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { findOrCreateCustomerByAddress, touchLastConversation } from './index.ts';

let app: TestApp;
let house: Made;
let other: Made;
let staff: Record<string, string>;
let light: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  other = await aWorkspace(app);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';

async function aCustomer(given: Record<string, unknown> = {}): Promise<string> {
  const { body } = await call(app, 'POST', '/customers', { headers: staff, body: { name: 'Ada', ...given } });
  return String(body['id']);
}

describe('POST /customers', () => {
  test('adds a customer under the one written form of the address', async () => {
    const body = { name: 'Mira Holm', email: ' Mira@Bücher.Example ', yearlyValueMinor: 120_000 };
    const answer = await call(app, 'POST', '/customers', { headers: staff, body });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: 'Mira Holm',
        address: 'mira@xn--bcher-kva.example',
        addresses: [{ kind: 'email', value: 'mira@xn--bcher-kva.example' }],
        tier: 'standard',
        kind: 'contact',
        company: null,
        declinesAsks: false,
        lastConversationAt: null,
      },
    });
    const again = await call(app, 'POST', '/customers', {
      headers: staff,
      body: { name: 'Mira again', email: 'MIRA@xn--bcher-kva.example' },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'address_taken' } });
    const { body: found } = await call(app, 'GET', '/customers?search=Mira%20again', { headers: staff });
    expect(found['data']).toEqual([]);
  });

  test.each([
    [{ name: '' }, 'invalid'],
    [{ name: 'X', email: 'two@@signs' }, 'address_invalid'],
    [{ name: 'X', email: 'a\u202eb@x.test' }, 'address_invalid'],
    [{ name: 'X', companyId: nobody }, 'company_unknown'],
    [{ name: 'X', yearlyValueMinor: -1 }, 'invalid'],
  ])('refuses %j', async (body, code) => {
    const answer = await call(app, 'POST', '/customers', { headers: staff, body });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  test('does not let anybody choose the workspace or the id', async () => {
    const body = {
      name: 'Sly',
      id: nobody,
      workspaceId: other.workspaceId,
      lastConversationAt: '2020-01-01T00:00:00Z',
    };
    const answer = await call(app, 'POST', '/customers', { headers: staff, body });
    expect(answer.body['id']).not.toBe(nobody);
    expect(answer.body['lastConversationAt']).toBeNull();
  });

  test('is for those who may write customers', async () => {
    const body = { name: 'X' };
    expect((await call(app, 'POST', '/customers', { body })).status).toBe(401);
    expect((await call(app, 'POST', '/customers', { headers: light, body })).status).toBe(403);
  });
});

describe('GET /customers', () => {
  test('lists those who wrote last first and loses nobody between pages', async () => {
    const own = await aWorkspace(app);
    const headers = await signedIn(app, own.workspaceId, own.ownerId);
    const ids = await inside(app, own.workspaceId, async (ctx) => {
      const made: string[] = [];
      for (let n = 0; n < 7; n++) {
        const known = await findOrCreateCustomerByAddress(ctx, { address: `c${n}@x.test`, name: `C ${n}` });
        made.push(known.customerId);
        // Two share an instant, and the last three never wrote.
        const at = new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 2)));
        if (n < 4) await touchLastConversation(ctx, { customerId: known.customerId, at });
      }
      return made;
    });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call(app, 'GET', `/customers?limit=2${cursor}`, { headers });
      seen.push(...(body['data'] as { id: string }[]).map(({ id }) => id));
      cursor = body['nextCursor'] === null ? '' : `&cursor=${String(body['nextCursor'])}`;
    } while (cursor !== '');
    expect(seen).toEqual([ids[3], ids[2], ids[1], ids[0], ids[6], ids[5], ids[4]]);
  });

  test('finds by part of a name or an address, and takes wildcards as plain signs', async () => {
    const id = await aCustomer({ name: '100% Hotels_Ltd', email: 'desk@hotels.example' });
    await aCustomer({ name: '100 Hotels Ltd' });
    const ids = async (search: string) => {
      const { body } = await call(app, 'GET', `/customers?search=${encodeURIComponent(search)}`, {
        headers: light,
      });
      return (body['data'] as { id: string }[]).map((row) => row.id);
    };
    expect(await ids('100%')).toEqual([id]);
    expect(await ids('hotels_l')).toEqual([id]);
    expect(await ids('DESK@hot')).toEqual([id]);
    expect(await ids('(a+)+$')).toEqual([]);
  });

  test('asks a stranger to sign in, a key for its scope, and anybody for a cursor of ours', async () => {
    expect((await call(app, 'GET', '/customers')).status).toBe(401);
    const answer = await call(app, 'GET', '/customers?cursor=nonsense', { headers: staff });
    expect(answer).toMatchObject({ status: 422, body: { code: 'cursor_invalid' } });
  });
});

describe('GET and PATCH /customers/{id}', () => {
  test('changes what is given and keeps the rest', async () => {
    const company = await aCustomer({ name: 'Holm Ltd', kind: 'company' });
    const id = await aCustomer({ name: 'Bo', email: 'bo@holm.example' });
    const body = { companyId: company, tier: 'premium', declinesAsks: true, note: 'Prefers a call' };
    const changed = await call(app, 'PATCH', `/customers/${id}`, { headers: staff, body });
    expect(changed.status).toBe(200);
    const { body: shown } = await call(app, 'GET', `/customers/${id}`, { headers: light });
    expect(shown).toMatchObject({
      name: 'Bo',
      address: 'bo@holm.example',
      company: { id: company, name: 'Holm Ltd' },
      tier: 'premium',
      declinesAsks: true,
      note: 'Prefers a call',
    });
  });

  test('a company is not its own company', async () => {
    const id = await aCustomer({ name: 'Round Ltd', kind: 'company' });
    const answer = await call(app, 'PATCH', `/customers/${id}`, { headers: staff, body: { companyId: id } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'company_unknown' } });
  });

  test('a number of another system belongs to one customer', async () => {
    await aCustomer({ externalId: 'crm-1' });
    const id = await aCustomer();
    const answer = await call(app, 'PATCH', `/customers/${id}`, {
      headers: staff,
      body: { externalId: 'crm-1' },
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'external_id_taken' } });
  });

  test('another workspace’s customer is as unknown as one that does not exist', async () => {
    const { customerId } = await inside(app, other.workspaceId, (ctx) =>
      findOrCreateCustomerByAddress(ctx, { address: 'theirs@x.test', name: 'Theirs' }),
    );
    for (const path of [`/customers/${customerId}`, `/customers/${customerId}/panel`]) {
      const theirs = await call(app, 'GET', path, { headers: staff });
      const none = await call(app, 'GET', path.replace(customerId, nobody), { headers: staff });
      expect({ ...theirs.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
      expect(theirs.status).toBe(404);
    }
    const changed = await call(app, 'PATCH', `/customers/${customerId}`, {
      headers: staff,
      body: { name: 'Ours' },
    });
    expect(changed.status).toBe(404);
  });

  test('reading needs a session and changing needs the right', async () => {
    const id = await aCustomer();
    expect((await call(app, 'GET', `/customers/${id}`)).status).toBe(401);
    expect((await call(app, 'PATCH', `/customers/${id}`, { body: {} })).status).toBe(401);
    expect(
      (await call(app, 'PATCH', `/customers/${id}`, { headers: light, body: { name: 'X' } })).status,
    ).toBe(403);
  });
});

test('GET /customers/{id}/panel shows the customer and what has been kept', async () => {
  const id = await aCustomer({ name: 'Cy' });
  const { status, body } = await call(app, 'GET', `/customers/${id}/panel`, { headers: light });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    customer: { id, name: 'Cy' },
    conversations: [],
    promisesKept: { kept: 0, recovered: 0, missed: 0, since: '2025-03-02T09:00:00.000Z' },
  });
  expect((await call(app, 'GET', `/customers/${id}/panel`)).status).toBe(401);
});

test('ten first mails of one stranger at the same moment make one customer', async () => {
  const found = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      inside(app, house.workspaceId, (ctx) =>
        findOrCreateCustomerByAddress(ctx, { address: n % 2 ? 'new@x.test' : 'NEW@X.test', name: 'New' }),
      ),
    ),
  );
  expect(new Set(found.map(({ customerId }) => customerId)).size).toBe(1);
  expect(found.filter(({ isNew }) => isNew)).toHaveLength(1);
  const { body } = await call(app, 'GET', '/customers?search=new@x.test', { headers: staff });
  expect(body['data']).toHaveLength(1);
});

test('a late old mail does not move a customer down the list', async () => {
  const id = await aCustomer();
  const touch = (at: string) =>
    inside(app, house.workspaceId, (ctx) => touchLastConversation(ctx, { customerId: id, at: new Date(at) }));
  await touch('2026-02-01T00:00:00Z');
  await touch('2026-01-01T00:00:00Z');
  const { body } = await call(app, 'GET', `/customers/${id}`, { headers: staff });
  expect(body['lastConversationAt']).toBe('2026-02-01T00:00:00.000Z');
});

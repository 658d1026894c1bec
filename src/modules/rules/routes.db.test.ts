import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let staff: Record<string, string>;
let stranger: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app, { trade: 'trades' });
  const other = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
});
afterAll(() => app.close());

const draft = { staffWording: 'Gas work only with the certificate', kind: 'law', flex: 'hard' };
const whole = () => ({
  ...draft,
  customerSentence: 'Gas work waits for a certified engineer.',
  ownerStaffId: house.ownerId,
  reviewBy: '2026-12-01',
});

test.each([
  ['GET', '/rules', undefined],
  ['GET', '/rules/suggestions', undefined],
  ['GET', `/rules/${newId()}`, undefined],
  ['POST', '/rules', draft],
  ['PATCH', `/rules/${newId()}`, {}],
  ['DELETE', `/rules/${newId()}`, undefined],
])('%s %s asks who it is', async (method, path, body) => {
  expect((await call(app, method, path, { body })).status).toBe(401);
});

test('a live rule names what it lacks, and holds once it has it', async () => {
  const bare = await call(app, 'POST', '/rules', { headers: owner, body: draft });
  expect(bare).toMatchObject({
    status: 422,
    body: {
      code: 'rule_not_whole',
      facts: { missing: ['customerSentence', 'ownerStaffId', 'reviewBy'] },
    },
  });
  const late = { ...whole(), reviewBy: '2027-03-03' };
  expect((await call(app, 'POST', '/rules', { headers: owner, body: late })).body['code']).toBe(
    'review_too_late',
  );
  const past = { ...whole(), reviewBy: '2026-03-01' };
  expect((await call(app, 'POST', '/rules', { headers: owner, body: past })).body['code']).toBe(
    'review_in_the_past',
  );
  const nobody = { ...whole(), ownerStaffId: newId() };
  expect((await call(app, 'POST', '/rules', { headers: owner, body: nobody })).body['code']).toBe(
    'staff_unknown',
  );
  const bending = { ...whole(), flex: 'soft' };
  expect(await call(app, 'POST', '/rules', { headers: owner, body: bending })).toMatchObject({
    status: 422,
    body: { code: 'law_never_bends', fields: [{ path: 'flex' }] },
  });
  const nominated = await call(app, 'POST', '/rules', {
    headers: owner,
    body: { ...draft, status: 'nominated' },
  });
  expect(nominated).toMatchObject({ status: 201, body: { status: 'nominated' } });
  const path = `/rules/${String(nominated.body['id'])}`;
  const early = await call(app, 'PATCH', path, { headers: owner, body: { status: 'live' } });
  expect(early.body['code']).toBe('rule_not_whole');
  const live = await call(app, 'PATCH', path, { headers: owner, body: { ...whole(), status: 'live' } });
  expect(live).toMatchObject({ status: 200, body: { status: 'live', missing: [], isTold: false } });
});

test('staff read rules, only who manages them writes, strangers find nothing', async () => {
  const made = await call(app, 'POST', '/rules', { headers: owner, body: whole() });
  const path = `/rules/${String(made.body['id'])}`;
  expect((await call(app, 'GET', path, { headers: staff })).body['usedBy']).toEqual([]);
  expect((await call(app, 'POST', '/rules', { headers: staff, body: whole() })).status).toBe(403);
  expect((await call(app, 'PATCH', path, { headers: staff, body: {} })).status).toBe(403);
  expect((await call(app, 'DELETE', path, { headers: staff })).status).toBe(403);
  expect((await call(app, 'GET', path, { headers: stranger })).status).toBe(404);
  expect((await call(app, 'GET', '/rules', { headers: stranger })).body['data']).toEqual([]);
  expect((await call(app, 'PATCH', path, { headers: owner, body: { flex: 'wobbly' } })).status).toBe(422);
  const told = await call(app, 'PATCH', path, { headers: owner, body: { isTold: true, revision: 1 } });
  expect(told.body).toMatchObject({ isTold: true, revision: 2 });
  const stale = await call(app, 'PATCH', path, { headers: owner, body: { why: 'x', revision: 1 } });
  expect(stale).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
  const list = await call(app, 'GET', '/rules?told=yes', { headers: staff });
  expect(list.body['data']).toEqual([told.body]);
});

test('a rule in use is retired and not deleted; an unused one goes', async () => {
  const used = String((await call(app, 'POST', '/rules', { headers: owner, body: whole() })).body['id']);
  await inside(app, house.workspaceId, async (ctx) => {
    const at = { workspaceId: ctx.workspaceId, createdAt: ctx.now };
    const customerId = newId();
    await ctx.tx
      .insertInto('customers')
      .values({ ...at, id: customerId, kind: 'contact', name: 'Carla', updatedAt: ctx.now })
      .execute();
    const kindId = newId();
    await ctx.tx
      .insertInto('requestKinds')
      .values({ ...at, id: kindId, name: 'Gas' })
      .execute();
    const words = 'Could you move the boiler today?';
    await ctx.tx
      .insertInto('requests')
      .values({
        ...at,
        id: newId(),
        kindId,
        customerId,
        words,
        scope: 'beyond',
        isUnusual: false,
        answer: 'no',
        ruleId: used,
        askedAt: ctx.now,
      })
      .execute();
  });
  const refused = await call(app, 'DELETE', `/rules/${used}`, { headers: owner });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'rule_in_use',
      facts: { uses: [{ kind: 'request', words: 'Could you move the boiler today?' }] },
    },
  });
  const killed = await call(app, 'PATCH', `/rules/${used}`, { headers: owner, body: { status: 'killed' } });
  expect(killed.body).toMatchObject({ status: 'killed', endedAt: '2026-03-02T09:00:00.000Z', uses: 1 });
  const ended = await call(app, 'GET', '/rules?show=ended', { headers: staff });
  expect(ended.body['data']).toEqual([killed.body]);
  const unused = String((await call(app, 'POST', '/rules', { headers: owner, body: whole() })).body['id']);
  expect((await call(app, 'DELETE', `/rules/${unused}`, { headers: owner })).status).toBe(200);
  expect((await call(app, 'GET', `/rules/${unused}`, { headers: owner })).status).toBe(404);
});

test('the templates of the trade are offered until they are taken', async () => {
  const offered = await call(app, 'GET', '/rules/suggestions', { headers: staff });
  const list = offered.body['data'] as { key: string; staffWording: string; customerSentence: string }[];
  const gas = list.find(({ key }) => key === 'gas');
  expect(gas?.customerSentence).toContain('certified engineer');
  const body = { ...whole(), staffWording: gas?.staffWording };
  await call(app, 'POST', '/rules', { headers: owner, body });
  const rest = await call(app, 'GET', '/rules/suggestions', { headers: staff });
  expect((rest.body['data'] as { key: string }[]).map(({ key }) => key)).not.toContain('gas');
});

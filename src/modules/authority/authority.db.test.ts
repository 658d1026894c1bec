import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { isRefusal } from '#platform/errors.ts';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { authorityFor, spendAuthority, takeBackAuthority, type Spend } from './index.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let anna: string;
let customerId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  const made = await call(app, 'POST', '/customers', {
    headers: owner,
    body: { name: 'Gus', yearlyValueMinor: 480_000 },
  });
  customerId = String(made.body['id']);
});
beforeEach(async () => {
  anna = await aStaff(app, house.workspaceId);
});
afterAll(() => app.close());

const spend = (given: Partial<Spend> & { amountMinor: number }) =>
  inside(app, house.workspaceId, (ctx) =>
    spendAuthority(ctx, {
      staffId: anna,
      customerId,
      caseId: newId(),
      aboutKind: 'exception',
      aboutId: newId(),
      ...given,
    }),
  );
const left = (caseId: string | null = null) =>
  inside(app, house.workspaceId, (ctx) => authorityFor(ctx, { staffId: anna, customerId, caseId }));
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isRefusal(error) ? error.code : 'broken'),
  );

describe('spending', () => {
  test('counts in the case and in the thirty days, and comes back after them', async () => {
    const caseId = newId();
    await spend({ caseId, amountMinor: 1800 });
    expect(await left(caseId)).toMatchObject({
      perCaseMinor: 4800,
      spentInCaseMinor: 1800,
      spentLatelyMinor: 1800,
      perMonthMinor: 50_000,
      leftMinor: 3000,
      currency: 'GBP',
    });
    expect(await left()).toMatchObject({ spentInCaseMinor: 0, leftMinor: 4800 });
    app.clock.advance(31 * 86_400_000);
    expect(await left(caseId)).toMatchObject({ spentInCaseMinor: 1800, spentLatelyMinor: 0 });
  });

  test('beyond the limit is refused with what is left and what is needed, and nothing is written', async () => {
    const caseId = newId();
    await spend({ caseId, amountMinor: 1800 });
    await expect(spend({ caseId, amountMinor: 3001 })).rejects.toMatchObject({
      code: 'authority_exceeded',
      kind: 'conflict',
      facts: { leftMinor: 3000, neededMinor: 3001, currency: 'GBP' },
    });
    expect((await left(caseId)).spentInCaseMinor).toBe(1800);
  });

  test('what has happened already is written down whole', async () => {
    const caseId = newId();
    const spent = await spend({ caseId, amountMinor: 9000, isAlreadyDone: true });
    expect(spent).toMatchObject({ overMinor: 4200, lentMinor: 0 });
    expect(await left(caseId)).toMatchObject({ spentInCaseMinor: 9000, leftMinor: 0 });
  });

  test('the same thing twice is one line', async () => {
    const about = { caseId: newId(), aboutId: newId(), amountMinor: 1000 };
    const [one, two] = [await spend(about), await spend(about)];
    expect(two.entryId).toBe(one.entryId);
    expect((await left(about.caseId)).spentInCaseMinor).toBe(1000);
  });

  test('is taken back by a line of its own, once, and counts from the day it was spent', async () => {
    const about = { caseId: newId(), aboutId: newId(), amountMinor: 1000 };
    await spend(about);
    app.clock.advance(40 * 86_400_000);
    await spend({ amountMinor: 500 });
    const takeBack = () =>
      inside(app, house.workspaceId, (ctx) =>
        takeBackAuthority(ctx, { aboutKind: 'exception', aboutId: about.aboutId }),
      );
    await takeBack();
    await takeBack();
    expect(await left(about.caseId)).toMatchObject({ spentInCaseMinor: 0, spentLatelyMinor: 500 });
  });

  test('fifty at once never pass the cap of a case, and the sums are exact', async () => {
    const caseId = newId();
    const tries = Array.from({ length: 50 }, () => outcome(spend({ caseId, amountMinor: 700 })));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(6);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'authority_exceeded']));
    expect(await left(caseId)).toMatchObject({ spentInCaseMinor: 4200, leftMinor: 600 });
  });

  test('fifty at once never pass the thirty days, whatever the cases', async () => {
    const tries = Array.from({ length: 50 }, () => outcome(spend({ amountMinor: 4000 })));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(12);
    expect(await left()).toMatchObject({ spentLatelyMinor: 48_000, leftMinor: 2000 });
  });
});

describe('the ledger', () => {
  test.each([
    ['update', sql`update authority_entries set amount_minor = 0`],
    ['delete', sql`delete from authority_entries`],
    ['truncate', sql`truncate authority_entries`],
  ])('refuses %s', async (_, statement) => {
    await spend({ amountMinor: 100 });
    await expect(inside(app, house.workspaceId, (ctx) => statement.execute(ctx.tx))).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('GET /staff/{id}/authority', () => {
  test('answers one’s own, for a customer, in a conversation and in general', async () => {
    const hers = await signedIn(app, house.workspaceId, anna);
    const asked = (query = '') => call(app, 'GET', `/staff/${anna}/authority${query}`, { headers: hers });
    expect(await asked()).toMatchObject({ status: 200, body: { staffId: anna, leftMinor: 2000 } });
    expect((await asked(`?customerId=${customerId}`)).body).toMatchObject({ leftMinor: 4800 });
    expect(await asked(`?customerId=${newId()}`)).toMatchObject({
      status: 422,
      body: { code: 'customer_unknown', fields: [{ path: 'customerId' }] },
    });
    expect((await asked(`?conversationId=${newId()}`)).body).toMatchObject({ code: 'conversation_unknown' });
  });

  test('is nobody else’s, but for those who set the limits', async () => {
    const sam = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
    const path = `/staff/${anna}/authority`;
    const boss = await signedIn(app, house.workspaceId, house.ownerId);
    expect(await call(app, 'GET', path, { headers: sam })).toMatchObject({
      status: 403,
      body: { code: 'authority_not_yours' },
    });
    expect((await call(app, 'GET', path, { headers: boss })).status).toBe(200);
    const unknown = await call(app, 'GET', `/staff/${newId()}/authority`, { headers: boss });
    expect(unknown.status).toBe(404);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { isRefusal } from '#platform/errors.ts';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { authorityFor, spendAuthority, takeBackAuthority, type Spend } from './index.ts';
import { endLoans } from './jobs.ts';

interface Person {
  id: string;
  headers: Record<string, string>;
}

let app: TestApp;
let house: Made;
let customerId: string;
let conversationId: string;
let anna: Person;
let ben: Person;
let cleo: Person;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
});
beforeEach(async () => {
  const owner = await signedIn(app, house.workspaceId, house.ownerId);
  const made = await call(app, 'POST', '/conversations', {
    headers: owner,
    body: { customer: { email: `gus-${newId()}@mail.test`, name: 'Gus' }, text: 'Cold soup', channel: 'api' },
  });
  conversationId = String(made.body['id']);
  customerId = String((made.body['customer'] as { id: string }).id);
  const worth = { headers: owner, body: { yearlyValueMinor: 480_000 } };
  await call(app, 'PATCH', `/customers/${customerId}`, worth);
  [anna, ben, cleo] = await Promise.all([aPerson('Anna'), aPerson('Ben'), aPerson('Cleo')]);
});
afterAll(() => app.close());

async function aPerson(name: string): Promise<Person> {
  const id = await aStaff(app, house.workspaceId, { name });
  return { id, headers: await signedIn(app, house.workspaceId, id) };
}
const post = (who: Person, path: string, body: unknown = {}) =>
  call(app, 'POST', path, { headers: who.headers, body });
const ask = (given: Record<string, unknown> = {}) =>
  post(anna, '/authority-loans', {
    conversationId,
    amountMinor: 3200,
    neededMinor: 8000,
    words: 'A night for the cold soup',
    ...given,
  });
const asked = async (given: Record<string, unknown> = {}) => String((await ask(given)).body['id']);
const ways = {
  lend: (id: string) => `/authority-loans/${id}/lend`,
  decline: (id: string) => `/authority-loans/${id}/decline`,
  withdraw: (id: string) => `/authority-loans/${id}/withdraw`,
};
const answer = (who: Person, loanId: string, how: keyof typeof ways) => post(who, ways[how](loanId));
const waiting = async (who: Person, show = 'asked') =>
  (await call(app, 'GET', `/authority-loans?show=${show}`, { headers: who.headers })).body['data'];
const spend = (amountMinor: number, aboutId = newId(), given: Partial<Spend> = {}) =>
  inside(app, house.workspaceId, (ctx) =>
    spendAuthority(ctx, {
      staffId: anna.id,
      customerId,
      caseId: conversationId,
      aboutKind: 'exception',
      aboutId,
      amountMinor,
      ...given,
    }),
  );
const of = (who: Person) =>
  inside(app, house.workspaceId, (ctx) =>
    authorityFor(ctx, { staffId: who.id, customerId, caseId: conversationId }),
  );
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isRefusal(error) ? error.code : String(error)),
  );

describe('a colleague is asked', () => {
  test('whoever is asked sees who asks, for what and for whom, and everybody when nobody is named', async () => {
    const made = await ask();
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'asked',
        borrower: { name: 'Anna' },
        askedOf: null,
        customer: { name: 'Gus' },
        conversation: { id: conversationId },
        amountMinor: 3200,
        neededMinor: 8000,
        currency: 'GBP',
        words: 'A night for the cold soup',
      },
    });
    expect(await waiting(ben)).toMatchObject([{ id: made.body['id'] }]);
    expect(await waiting(anna)).toEqual([]);
    expect(await waiting(anna, 'own')).toMatchObject([{ id: made.body['id'] }]);
  });

  test('by name, and then nobody else is bothered', async () => {
    const loanId = await asked({ askedOf: ben.id });
    expect(await waiting(cleo)).not.toContainEqual(expect.objectContaining({ id: loanId }));
    expect(await answer(cleo, loanId, 'lend')).toMatchObject({
      status: 403,
      body: { code: 'loan_asked_of_another' },
    });
    expect((await answer(ben, loanId, 'decline')).body).toMatchObject({ status: 'declined' });
    expect((await answer(ben, loanId, 'lend')).body).toMatchObject({ code: 'loan_closed' });
  });

  test.each([
    ['oneself', () => ({ askedOf: anna.id }), 'loan_of_oneself'],
    ['somebody unknown', () => ({ askedOf: newId() }), 'colleague_unknown'],
    ['more than the yes costs', () => ({ amountMinor: 9000 }), 'loan_more_than_needed'],
    ['a conversation of nobody', () => ({ conversationId: newId() }), 'conversation_unknown'],
    ['nothing', () => ({ amountMinor: 0 }), 'invalid'],
  ])('asking %s is refused', async (_, given, code) => {
    expect(await ask(given())).toMatchObject({ status: 422, body: { code } });
  });

  test('once for one matter, and by a person', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect(all.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      201, 409, 409, 409, 409,
    ]);
    const key = { id: '', headers: await anApiKey(app, house.workspaceId) };
    expect(await post(key, '/authority-loans', { amountMinor: 5 })).toMatchObject({
      status: 403,
      body: { code: 'person_needed' },
    });
  });
});

describe('lending', () => {
  test('reserves from the lender, and the next spend that needs it uses it to the penny', async () => {
    const loanId = await asked();
    expect((await answer(ben, loanId, 'lend')).body).toMatchObject({
      status: 'lent',
      lender: { name: 'Ben' },
    });
    expect(await of(ben)).toMatchObject({ lentMinor: 3200, leftMinor: 1600, spentLatelyMinor: 0 });
    expect(await of(anna)).toMatchObject({ borrowedMinor: 3200, leftMinor: 4800 });
    const spent = await spend(7000);
    expect(spent).toMatchObject({ lentMinor: 2200, overMinor: 0 });
    expect(await of(anna)).toMatchObject({ spentInCaseMinor: 4800, borrowedMinor: 0, leftMinor: 0 });
    expect(await of(ben)).toMatchObject({ spentInCaseMinor: 2200, lentMinor: 0, leftMinor: 2600 });
    const entries = await call(app, 'GET', `/staff/${ben.id}/authority/entries`, { headers: ben.headers });
    expect(entries.body['data']).toMatchObject([
      { amountMinor: 2200, aboutKind: 'loan', aboutId: loanId, spentBy: { name: 'Anna' } },
    ]);
  });

  test('is left alone by what one’s own authority covers', async () => {
    const loanId = await asked();
    await answer(ben, loanId, 'lend');
    await spend(4000);
    expect(await of(ben)).toMatchObject({ lentMinor: 3200 });
    await expect(spend(4100)).rejects.toMatchObject({
      code: 'authority_exceeded',
      facts: { leftMinor: 4000, neededMinor: 4100 },
    });
  });

  test('holds for its conversation whoever pays in it, and for no other conversation', async () => {
    await answer(ben, await asked(), 'lend');
    await expect(spend(7000, newId(), { caseId: newId() })).rejects.toMatchObject({
      code: 'authority_exceeded',
    });
    // Of unknown worth, the payer’s cap is the floor of £20; the loan of £32 comes on top.
    expect(await spend(5200, newId(), { customerId: null })).toMatchObject({ lentMinor: 3200 });
  });

  test('is used as far as it goes by what had happened already, and the rest is one’s own', async () => {
    await answer(ben, await asked(), 'lend');
    const spent = await spend(10_000, newId(), { isAlreadyDone: true });
    expect(spent).toMatchObject({ lentMinor: 3200, overMinor: 2000 });
    expect(await of(anna)).toMatchObject({ spentInCaseMinor: 6800, leftMinor: 0 });
    expect(await of(ben)).toMatchObject({ spentInCaseMinor: 3200, lentMinor: 0 });
  });

  test('never more than one has, nor to oneself', async () => {
    const loanId = await asked({ amountMinor: 4801, neededMinor: 9601 });
    expect(await answer(ben, loanId, 'lend')).toMatchObject({
      status: 409,
      body: { code: 'authority_exceeded', facts: { leftMinor: 4800, neededMinor: 4801 } },
    });
    expect((await answer(anna, loanId, 'lend')).body).toMatchObject({ code: 'loan_of_oneself' });
  });

  test('two tabs lend once, and of two colleagues one', async () => {
    const loanId = await asked();
    const tabs = await Promise.all([1, 2, 3].map(() => answer(ben, loanId, 'lend')));
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await of(ben)).toMatchObject({ lentMinor: 3200 });
    expect((await answer(cleo, loanId, 'lend')).body).toMatchObject({
      code: 'loan_closed',
      facts: { status: 'lent' },
    });
    expect(await of(cleo)).toMatchObject({ lentMinor: 0 });
  });

  test('goes back when it is taken back, and when its time is over', async () => {
    const first = await asked();
    await answer(ben, first, 'lend');
    await answer(anna, first, 'withdraw');
    expect(await of(ben)).toMatchObject({ lentMinor: 0, leftMinor: 4800 });
    const second = await asked();
    await answer(ben, second, 'lend');
    app.clock.advance(73 * 3_600_000);
    expect(await of(ben)).toMatchObject({ lentMinor: 0, leftMinor: 4800 });
    await expect(spend(8000)).rejects.toMatchObject({ code: 'authority_exceeded' });
    await endLoans.run(app.platform, {});
    const rows = await inside(app, house.workspaceId, ({ tx }) =>
      tx.selectFrom('authorityLoans').select('status').where('id', '=', second).execute(),
    );
    expect(rows).toEqual([{ status: 'expired' }]);
  });

  test('what was spent of it is given back to both when it did not happen', async () => {
    await answer(ben, await asked(), 'lend');
    const aboutId = newId();
    await spend(8000, aboutId);
    await inside(app, house.workspaceId, (ctx) =>
      takeBackAuthority(ctx, { aboutKind: 'exception', aboutId }),
    );
    expect(await of(anna)).toMatchObject({ spentInCaseMinor: 0, leftMinor: 4800 });
    expect(await of(ben)).toMatchObject({ spentInCaseMinor: 0, leftMinor: 4800 });
  });
});

describe('at one moment', () => {
  test('fifty spends on one loan never pass what both have', async () => {
    await answer(ben, await asked({ amountMinor: 4800, neededMinor: 9600 }), 'lend');
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcome(spend(1000))));
    const done = outcomes.filter((one) => one === 'done').length;
    expect(new Set(outcomes)).toEqual(new Set(['done', 'authority_exceeded']));
    const [hers, his] = [await of(anna), await of(ben)];
    expect(hers.spentInCaseMinor + his.spentInCaseMinor).toBe(done * 1000);
    expect(hers.spentInCaseMinor).toBeLessThanOrEqual(4800);
    expect(his.spentInCaseMinor + his.lentMinor).toBeLessThanOrEqual(4800);
    expect(done).toBeGreaterThanOrEqual(5);
  });

  test('two borrow of one lender while he spends himself, and his cap holds', async () => {
    const [hers, his] = [
      await asked({ amountMinor: 3000, neededMinor: 7800 }),
      String((await post(cleo, '/authority-loans', { conversationId, amountMinor: 3000 })).body['id']),
    ];
    const byBen = (amountMinor: number) =>
      inside(app, house.workspaceId, (ctx) =>
        spendAuthority(ctx, {
          staffId: ben.id,
          customerId,
          caseId: conversationId,
          aboutKind: 'exception',
          aboutId: newId(),
          amountMinor,
        }),
      );
    await Promise.all([
      answer(ben, hers, 'lend'),
      answer(ben, his, 'lend'),
      ...Array.from({ length: 20 }, () => outcome(byBen(500))),
      ...Array.from({ length: 20 }, () => outcome(spend(2500))),
    ]);
    const { spentInCaseMinor, lentMinor } = await of(ben);
    expect(spentInCaseMinor + lentMinor).toBeGreaterThan(1800);
    expect(spentInCaseMinor + lentMinor).toBeLessThanOrEqual(4800);
  });

  test('people who lend to one another wait for nobody', async () => {
    const one = await asked({ amountMinor: 100, neededMinor: 100 });
    const two = String(
      (await post(ben, '/authority-loans', { conversationId, amountMinor: 100 })).body['id'],
    );
    await Promise.all([answer(ben, one, 'lend'), answer(anna, two, 'lend')]);
    const all = await Promise.all(Array.from({ length: 20 }, () => outcome(spend(200))));
    expect(all.filter((each) => each !== 'done' && each !== 'authority_exceeded')).toEqual([]);
  });
});

describe('own limits', () => {
  test('are set by whoever may, and hold at once', async () => {
    const headers = await signedIn(app, house.workspaceId, house.ownerId);
    const path = `/staff/${anna.id}/authority`;
    expect(
      (await call(app, 'PATCH', path, { headers: anna.headers, body: { perCaseMinor: 1 } })).status,
    ).toBe(403);
    const set = await call(app, 'PATCH', path, { headers, body: { perCaseMinor: 10_000 } });
    expect(set).toMatchObject({ status: 200, body: { ownPerCaseMinor: 10_000, ownPerMonthMinor: null } });
    expect(await of(anna)).toMatchObject({ perCaseMinor: 10_000, leftMinor: 10_000 });
    const people = await call(app, 'GET', '/authority?limit=100', { headers });
    expect(people.body['data']).toContainEqual(
      expect.objectContaining({ staff: { id: anna.id, name: 'Anna' }, ownPerCaseMinor: 10_000 }),
    );
    const back = await call(app, 'PATCH', path, { headers, body: { perCaseMinor: null } });
    expect(back.body).toMatchObject({ ownPerCaseMinor: null });
    expect((await call(app, 'PATCH', path, { headers, body: { perCaseMinor: -1 } })).status).toBe(422);
    expect((await call(app, 'PATCH', `/staff/${newId()}/authority`, { headers, body: {} })).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, call, inside, insideAs, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { run, type Actor } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { chooseOption } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

/** A failure of a customer worth £4,800 a year, said to be fixed, by somebody whose own authority nobody else spends. */
async function aFixed(given: { paidMinor?: number | null; severity?: number } = {}) {
  const staffId = await aStaff(app, story.workspaceId);
  const headers = await signedIn(app, story.workspaceId, staffId);
  const email = `guest-${newId().slice(-8)}@client.test`;
  const customerId = await story.made('/customers', { name: 'Gita Guest', email, yearlyValueMinor: 480_000 });
  const body = { customerId, words: 'Dust on the furniture', severity: given.severity ?? 3 };
  const failure = await call(app, 'POST', '/failures', { headers, body });
  const id = String(failure.body['recoveryId']);
  const paidMinor = given.paidMinor === undefined ? 20_000 : given.paidMinor;
  await call(app, 'PATCH', `/recoveries/${id}`, { headers, body: { paidMinor } });
  const send = (path: string, input: unknown) => call(app, 'POST', path, { headers, body: input });
  const take = (input: unknown) => send(`/recoveries/${id}/steps`, input);
  const offer = (options: unknown) => send(`/recoveries/${id}/options`, { options });
  const choose = (optionId: unknown, byName?: string) =>
    send(`/recoveries/${id}/choose`, { optionId, byName });
  for (const step of [
    { step: 'acknowledged' },
    { step: 'apologised', words: 'Nobody looked the room over.' },
    { step: 'fixed' },
  ])
    expect((await take(step)).status).toBe(200);
  const read = async () => (await call(app, 'GET', `/recoveries/${id}`, { headers })).body;
  return { id, customerId, staffId, headers, take, offer, choose, read };
}
type Fixed = Awaited<ReturnType<typeof aFixed>>;

const credit = { kind: 'credit', words: 'A credit for another stay', costMinor: 4000, faceMinor: 4500 };
const days = { kind: 'in-kind', words: 'Three more days', costMinor: 1500, faceMinor: 5000 };
const refund = { kind: 'refund', words: 'Money back', costMinor: 4000, faceMinor: 4000 };

async function offered({ offer }: Fixed, options: object[] = [credit, days, refund]) {
  const answer = await offer(options);
  expect(answer).toMatchObject({ status: 201 });
  return (answer.body['options'] as { id: string; isWithdrawn: boolean }[])
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map(({ id }) => id);
}

async function ledgerOf(staffId: string) {
  return inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('authorityEntries')
      .select(['aboutKind', 'aboutId', 'amountMinor'])
      .where('workspaceId', '=', story.workspaceId)
      .where('staffId', '=', staffId)
      .execute(),
  );
}

const asCustomer = <T>(customerId: string, work: Parameters<typeof run<T>>[2]) => {
  const actor: Actor = { kind: 'customer', id: customerId, permissions: [] };
  return run(app.platform, { workspaceId: story.workspaceId, actor, requestId: newId() }, work);
};

describe('remedies', () => {
  test('are suggested by what was paid, what was lost and how grave it was, with an apology that names the cause', async () => {
    const { id, headers, offer } = await aFixed();
    await call(app, 'PATCH', `/recoveries/${id}`, { headers, body: { loss: 'time' } });
    const { body } = await call(app, 'GET', `/recoveries/${id}/suggestions`, { headers });
    expect(body).toMatchObject({
      redress: { share: 0.3, refundMinor: 6000, creditMinor: 7500, inKindMinor: 7500 },
      options: [
        {
          kind: 'time',
          words: 'Time back: as much as was lost, worth £75',
          costMinor: 6000,
          faceMinor: 7500,
        },
        { kind: 'credit', words: 'A credit of £75 for another time' },
        { kind: 'refund', words: '£60 back now' },
      ],
      surpriseBudget: { fromMinor: 1000, toMinor: 2000 },
    });
    expect(body['apology']).toMatch(
      /^Dear Gita Guest,\n\nI am sorry\. Dust on the furniture\. That should not/,
    );
    expect(body['apology']).toMatch(/I do not know yet why/);
    // What is suggested is above what this person may give alone (£48), and is refused with what is missing.
    const dear = await offer(body['options']);
    expect(dear).toMatchObject({
      status: 409,
      body: { code: 'authority_exceeded', facts: { leftMinor: 4800, neededMinor: 7500, currency: 'GBP' } },
    });
  });

  test('may be offered once it is fixed, and not before', async () => {
    const { contactId } = await story.aCompany();
    const failure = await story.post('/failures', { customerId: contactId, words: 'Late', severity: 3 });
    const early = await story.post(`/recoveries/${failure.body['recoveryId']}/options`, {
      options: [credit, days],
    });
    expect(early.body).toMatchObject({
      code: 'step_out_of_order',
      facts: { missing: ['acknowledged', 'apologised', 'fixed'] },
    });
  });

  test.each([
    ['options_too_few', [credit]],
    ['options_of_one_kind', [credit, { ...credit, words: 'Another credit' }]],
    ['options_unlike', [credit, { ...days, faceMinor: 9000 }]],
    [
      'option_above_paid',
      [
        { ...credit, faceMinor: 20_001 },
        { ...days, faceMinor: 20_001 },
      ],
    ],
    ['authority_exceeded', [{ ...credit, costMinor: 4801 }, days]],
  ])('are refused: %s', async (code, options) => {
    const { offer } = await aFixed();
    expect((await offer(options)).body).toMatchObject({ code });
  });

  test('need one that fits what was lost', async () => {
    const { id, headers, offer } = await aFixed();
    await call(app, 'PATCH', `/recoveries/${id}`, { headers, body: { loss: 'attention' } });
    expect((await offer([credit, days])).body).toMatchObject({
      code: 'option_fits_no_loss',
    });
  });

  test('are chosen once: the same again changes nothing, another is told what was chosen', async () => {
    const fixed = await aFixed();
    const [first, second] = await offered(fixed);
    const chosen = await fixed.choose(first, 'Gita');
    expect(chosen.body).toMatchObject({ costSoFarMinor: 4000, lastStep: 'option-chosen' });
    expect(chosen.body['options']).toMatchObject([
      { id: first, chosenBy: { kind: 'staff', name: 'Gita' } },
      { chosenAt: null },
      { chosenAt: null },
    ]);
    const again = await fixed.choose(first);
    expect(again).toMatchObject({ status: 200, body: { revision: chosen.body['revision'] } });
    const other = await fixed.choose(second);
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'already_chosen', facts: { optionId: first, words: credit.words } },
    });
    const more = await fixed.offer([credit, days]);
    expect(more.body).toMatchObject({ code: 'already_chosen' });
    expect(await ledgerOf(fixed.staffId)).toEqual([
      { aboutKind: 'option', aboutId: first, amountMinor: 4000 },
    ]);
  });

  test('of an older round are gone when a new one is offered', async () => {
    const fixed = await aFixed();
    const [old] = await offered(fixed);
    const [fresh] = await offered(fixed, [days, refund]);
    const { body } = await fixed.choose(old);
    expect(body).toMatchObject({ code: 'option_withdrawn' });
    expect((await fixed.choose(fresh)).status).toBe(200);
    const foreign = await fixed.choose(newId());
    expect(foreign).toMatchObject({ status: 422, body: { code: 'option_unknown' } });
  });

  test('that nobody chose are taken back when it is closed', async () => {
    const fixed = await aFixed();
    const [first] = await offered(fixed);
    await fixed.take({ step: 'fix-confirmed' });
    const bare = await fixed.take({ step: 'closed' });
    expect(bare.body).toMatchObject({
      code: 'step_out_of_order',
      facts: { missing: ['option-chosen', 'last-touch'], mayBePassedOver: true },
    });
    const closed = await fixed.take({ step: 'closed', words: 'They wanted nothing more.' });
    expect(closed.body).toMatchObject({ outcome: 'recovered' });
    expect((await fixed.choose(first)).body).toMatchObject({
      code: 'option_withdrawn',
    });
  });

  test('a customer’s own choice is honoured, even when the owner has spent everything meanwhile', async () => {
    const fixed = await aFixed();
    const [first] = await offered(fixed);
    const lent = { aboutKind: 'exception', caseId: newId(), customerId: null, amountMinor: 50_000 } as const;
    const { spendAuthority } = await import('#modules/authority/index.ts');
    const who = { workspaceId: story.workspaceId, staffId: fixed.staffId, role: 'staff' } as const;
    await insideAs(app, who, (ctx) =>
      spendAuthority(ctx, { ...lent, staffId: fixed.staffId, aboutId: newId(), isAlreadyDone: true }),
    );
    const byStaff = await fixed.choose(first);
    expect(byStaff.body).toMatchObject({ code: 'authority_exceeded' });
    await asCustomer(fixed.customerId, (ctx) => chooseOption(ctx, fixed.id, { optionId: first ?? '' }));
    const sheet = await fixed.read();
    expect(sheet['options']).toMatchObject([
      { id: first, chosenBy: { kind: 'customer', name: 'Gita Guest' } },
      {},
      {},
    ]);
    expect(sheet['steps']).toContainEqual(
      expect.objectContaining({ step: 'option-chosen', by: { kind: 'customer', name: 'Gita Guest' } }),
    );
  });
});

describe('fifty who choose at once', () => {
  test('get one remedy and one line in the ledger', async () => {
    const fixed = await aFixed();
    const ids = await offered(fixed);
    const tries = Array.from({ length: 50 }, (_, n) => {
      const optionId = ids[n % ids.length] ?? '';
      // Every second one comes from the customer's own page.
      return n % 2 === 0
        ? fixed.choose(optionId).then(({ status }) => (status === 200 ? optionId : undefined))
        : asCustomer(fixed.customerId, (ctx) => chooseOption(ctx, fixed.id, { optionId })).then(
            () => optionId,
            () => undefined,
          );
    });
    const won = new Set((await Promise.all(tries)).filter((id) => id !== undefined));
    expect(won.size).toBe(1);
    const sheet = await fixed.read();
    const chosen = (sheet['options'] as { id: string; chosenAt: string | null }[]).filter(
      ({ chosenAt }) => chosenAt !== null,
    );
    expect(chosen.map(({ id }) => id)).toEqual([...won]);
    expect(await ledgerOf(fixed.staffId)).toMatchObject([{ aboutKind: 'option', aboutId: [...won][0] }]);
  });

  test('of one person’s many matters never spend more than they may', async () => {
    const staffId = await aStaff(app, story.workspaceId);
    const headers = await signedIn(app, story.workspaceId, staffId);
    const surprises = Array.from({ length: 8 }, async (_, n) => {
      const customerId = await story.made('/customers', { name: `Guest ${n}`, yearlyValueMinor: 4_800_000 });
      const body = { customerId, words: 'Slip', severity: 2 };
      const { body: failure } = await call(app, 'POST', '/failures', { headers, body });
      return String(failure['recoveryId']);
    });
    const ids = await Promise.all(surprises);
    const post = (id: string, body: object) =>
      call(app, 'POST', `/recoveries/${id}/steps`, { headers, body });
    for (const id of ids) {
      await post(id, { step: 'acknowledged' });
      await post(id, { step: 'apologised', words: 'Sorry' });
      await post(id, { step: 'fixed', isConfirmed: true });
    }
    const given = await Promise.all(
      ids.map((id) => post(id, { step: 'surprise-given', what: 'A night at the opera', costMinor: 20_000 })),
    );
    const codes = given.map(({ status, body }) => (status === 200 ? 'given' : body['code']));
    expect(codes.filter((code) => code === 'given')).toHaveLength(2);
    expect(codes.filter((code) => code === 'authority_exceeded')).toHaveLength(6);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { withOwner } from '#tests/support/lived-in-house.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let priya: Record<string, string>;
let priyaId: string;
let customerId: string;
let conversationId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
});
beforeEach(async () => {
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  priyaId = await aStaff(app, house.workspaceId, { name: 'Priya' });
  priya = await signedIn(app, house.workspaceId, priyaId);
  const made = await call(app, 'POST', '/conversations', {
    headers: owner,
    body: {
      customer: { email: `carla-${newId()}@mail.test`, name: 'Carla' },
      text: 'No receipt',
      channel: 'api',
    },
  });
  conversationId = String(made.body['id']);
  customerId = String((made.body['customer'] as { id: string }).id);
});
afterAll(() => app.close());

async function aRule(given: Record<string, unknown> = {}): Promise<string> {
  const made = await call(app, 'POST', '/rules', {
    headers: owner,
    body: {
      staffWording: `Refund needs original receipt ${newId()}`,
      customerSentence: 'Bring the receipt when you want your money back.',
      kind: 'commercial',
      flex: 'soft',
      ownerStaffId: house.ownerId,
      reviewBy: '2026-12-01',
      isTold: true,
      ...given,
    },
  });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

const said = { need: 'Lost the receipt', done: 'Looked the sale up and paid back' };
const log = (ruleId: string, given: Record<string, unknown> = {}, headers = priya) =>
  call(app, 'POST', '/exceptions', { headers, body: { ruleId, ...said, ...given } });
const list = async (query: string, headers = priya) =>
  (await call(app, 'GET', `/exceptions?${query}`, { headers })).body['data'];
const openReviews = (ruleId: string) =>
  inside(app, house.workspaceId, ({ tx }) =>
    tx
      .selectFrom('ruleReviews')
      .select('because')
      .where('ruleId', '=', ruleId)
      .where('decidedAt', 'is', null)
      .execute(),
  );

describe('an exception', () => {
  test('is logged after the act with few words, and shown with everything', async () => {
    const ruleId = await aRule();
    const logged = await log(ruleId, { conversationId, costMinor: 1250, wouldDoAgain: true });
    expect(logged).toMatchObject({
      status: 201,
      body: {
        rule: { id: ruleId },
        customer: { id: customerId, name: 'Carla' },
        conversation: { id: conversationId },
        by: { id: priyaId, name: 'Priya' },
        kind: 'adapting',
        ...said,
        costMinor: 1250,
        lentMinor: 0,
        overMinor: 0,
        currency: 'GBP',
        wouldDoAgain: true,
      },
    });
    for (const query of [`ruleId=${ruleId}`, `customerId=${customerId}`, `conversationId=${conversationId}`])
      expect(await list(query)).toMatchObject([{ id: logged.body['id'] }]);
    const authority = await call(app, 'GET', `/staff/${priyaId}/authority?conversationId=${conversationId}`, {
      headers: priya,
    });
    expect(authority.body).toMatchObject({ spentInCaseMinor: 1250, leftMinor: 750 });
    const flags = await call(app, 'GET', `/rules/${ruleId}/flags`, { headers: priya });
    expect(flags.body['data']).toMatchObject([{ outcome: 'bent', byName: 'Priya', words: said.need }]);
    const verdict = await call(app, 'GET', `/rules/${ruleId}/verdict`, { headers: priya });
    expect(verdict.body).toMatchObject({ applied: 1, bent: 1 });
  });

  test('needs a reason and a known place, and no approval', async () => {
    const ruleId = await aRule();
    expect((await log(ruleId, { need: ' ' })).status).toBe(422);
    expect((await log(ruleId, { done: '' })).status).toBe(422);
    expect((await log(ruleId, { costMinor: -1 })).status).toBe(422);
    expect((await log(ruleId, { costMinor: 0.5 })).status).toBe(422);
    expect((await log(newId())).body).toMatchObject({ code: 'rule_unknown', fields: [{ path: 'ruleId' }] });
    expect((await log(ruleId, { conversationId: newId() })).body).toMatchObject({
      code: 'conversation_unknown',
    });
    expect((await log(ruleId, { customerId: newId() })).body).toMatchObject({ code: 'customer_unknown' });
    expect((await log(ruleId, { at: '2030-01-01T00:00:00Z' })).body).toMatchObject({ code: 'at_in_future' });
    expect((await log(ruleId)).body).toMatchObject({ customer: null, costMinor: 0, wouldDoAgain: true });
  });

  test('of something in no register nominates it by its words, and the same words are the same rule', async () => {
    const words = `No dogs at breakfast ${newId()}`;
    const logWorded = (ruleWording?: string) =>
      call(app, 'POST', '/exceptions', {
        headers: priya,
        body: { ...said, ...(ruleWording ? { ruleWording } : {}) },
      });
    const first = await logWorded(words);
    expect(first).toMatchObject({ status: 201, body: { rule: { staffWording: words } } });
    expect((await logWorded(words.toUpperCase())).body['rule']).toEqual(first.body['rule']);
    const ruleId = (first.body['rule'] as { id: string }).id;
    const rule = await call(app, 'GET', `/rules/${ruleId}`, { headers: priya });
    expect(rule.body).toMatchObject({ kind: 'habit', flex: 'soft', status: 'evidence' });
    expect(await logWorded()).toMatchObject({
      status: 422,
      body: { code: 'rule_missing', fields: [{ path: 'ruleId' }] },
    });
  });

  test('of a rule that has ended is no exception any more', async () => {
    const ruleId = await aRule();
    await call(app, 'PATCH', `/rules/${ruleId}`, { headers: owner, body: { status: 'killed' } });
    expect(await log(ruleId)).toMatchObject({ status: 409, body: { code: 'rule_has_ended' } });
  });

  test('is written down by whoever did it; another system says who', async () => {
    const ruleId = await aRule();
    const key = await anApiKey(app, house.workspaceId);
    expect((await log(ruleId, {}, key)).body).toMatchObject({ code: 'person_needed' });
    expect((await log(ruleId, { byStaffId: priyaId }, key)).body).toMatchObject({ by: { id: priyaId } });
    expect((await log(ruleId, { byStaffId: house.ownerId })).body).toMatchObject({ code: 'person_not_you' });
  });

  test('is never said to be of somebody who does not serve here', async () => {
    const ruleId = await aRule();
    const key = await anApiKey(app, house.workspaceId);
    const guest = { email: 'gus@desk.test', name: 'Gus', role: 'staff' };
    const invited = await call(app, 'POST', '/invitations', { headers: owner, body: guest });
    for (const byStaffId of [String(invited.body['staffId']), newId()])
      expect(await log(ruleId, { byStaffId, costMinor: 100 }, key)).toMatchObject({
        status: 422,
        body: { code: 'staff_unknown', fields: [{ path: 'byStaffId' }] },
      });
    expect(await list(`ruleId=${ruleId}`)).toEqual([]);
  });

  test('in a restricted conversation is there only for who may see it', async () => {
    const ruleId = await aRule();
    await log(ruleId, { conversationId });
    await withOwner(app, (database) =>
      database.query('update conversations set is_restricted = true where id = $1', [conversationId]),
    );
    expect(await list(`ruleId=${ruleId}`)).toEqual([]);
    expect(await list(`ruleId=${ruleId}`, owner)).toHaveLength(1);
    const rule = await call(app, 'GET', `/rules/${ruleId}`, { headers: priya });
    expect(rule.body['usedBy']).toMatchObject([{ kind: 'exception', words: '' }]);
  });

  test('keeps its rule from being deleted', async () => {
    const ruleId = await aRule();
    await log(ruleId);
    const gone = await call(app, 'DELETE', `/rules/${ruleId}`, { headers: owner });
    expect(gone).toMatchObject({ status: 409, body: { code: 'rule_in_use' } });
  });
});

describe('beyond what is left', () => {
  test('it is refused with the figures, nothing is written, and what has happened is logged whole', async () => {
    const ruleId = await aRule();
    const dear = { conversationId, costMinor: 3000 };
    expect(await log(ruleId, dear)).toMatchObject({
      status: 409,
      body: { code: 'authority_exceeded', facts: { leftMinor: 2000, neededMinor: 3000, currency: 'GBP' } },
    });
    expect(await list(`ruleId=${ruleId}`)).toEqual([]);
    const done = await log(ruleId, { ...dear, isAlreadyDone: true });
    expect(done.body).toMatchObject({ costMinor: 3000, overMinor: 1000, lentMinor: 0 });
  });

  test('a colleague’s loan covers it', async () => {
    const ruleId = await aRule();
    const asked = await call(app, 'POST', '/authority-loans', {
      headers: priya,
      body: { conversationId, amountMinor: 1000, neededMinor: 3000 },
    });
    await call(app, 'POST', `/authority-loans/${asked.body['id']}/lend`, { headers: owner });
    const logged = await log(ruleId, { conversationId, costMinor: 3000 });
    expect(logged.body).toMatchObject({ costMinor: 3000, lentMinor: 1000, overMinor: 0 });
  });

  test('fifty at once never pass the cap, and exactly what was granted is logged', async () => {
    const ruleId = await aRule();
    const tries = Array.from({ length: 50 }, () => log(ruleId, { conversationId, costMinor: 300 }));
    const answers = await Promise.all(tries);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(answers.filter(({ body }) => body['code'] === 'authority_exceeded')).toHaveLength(44);
    expect(await list(`ruleId=${ruleId}`)).toHaveLength(6);
  });
});

describe('a hard rule', () => {
  test('is never bent: the refusal brings the words to use and the nearest yes', async () => {
    const ruleId = await aRule({ flex: 'hard', kind: 'law' });
    await inside(app, house.workspaceId, ({ tx }) =>
      tx
        .updateTable('rules')
        .set({ wordsToUse: 'I may not, and here is why', nearestYes: 'A voucher today' })
        .where('id', '=', ruleId)
        .execute(),
    );
    expect(await log(ruleId, { isAlreadyDone: true })).toMatchObject({
      status: 409,
      body: {
        code: 'rule_is_hard',
        facts: { wordsToUse: 'I may not, and here is why', nearestYes: 'A voucher today' },
      },
    });
  });

  test('not by raw SQL either, nor by moving an exception onto it', async () => {
    const hard = await aRule({ flex: 'hard' });
    const soft = await aRule();
    const exceptionId = String((await log(soft)).body['id']);
    const insert = inside(app, house.workspaceId, ({ tx }) =>
      sql`insert into exceptions (workspace_id, id, rule_id, by_staff_id, need, done, cost_minor, would_do_again, at, created_at)
        values (${house.workspaceId}, ${newId()}, ${hard}, ${priyaId}, 'x', 'y', 0, true, now(), now())`.execute(
        tx,
      ),
    );
    await expect(insert).rejects.toThrow('a hard rule is never bent');
    const move = inside(app, house.workspaceId, ({ tx }) =>
      sql`update exceptions set rule_id = ${hard} where id = ${exceptionId}`.execute(tx),
    );
    await expect(move).rejects.toThrow('a hard rule is never bent');
    const count = inside(app, house.workspaceId, ({ tx }) =>
      sql`update rule_uses set rule_id = ${hard} where about_id = ${exceptionId}`.execute(tx),
    );
    await expect(count).rejects.toThrow('a hard rule is never bent');
  });
});

describe('bends', () => {
  test('the third of one rule in thirty days opens its review, older ones do not', async () => {
    const ruleId = await aRule();
    await log(ruleId, { at: new Date(app.clock.now().getTime() - 31 * 86_400_000).toISOString() });
    await log(ruleId);
    await log(ruleId);
    expect(await openReviews(ruleId)).toEqual([]);
    await log(ruleId);
    expect(await openReviews(ruleId)).toEqual([{ because: 'bends' }]);
    await log(ruleId);
    expect(await openReviews(ruleId)).toHaveLength(1);
  });

  test('are counted by rule and by tier, with the fewest that say something', async () => {
    const other = await aWorkspace(app);
    const before = { house, owner };
    house = other;
    owner = await signedIn(app, other.workspaceId, other.ownerId);
    const ruleId = await aRule();
    const tiers = { standard: 12, flagship: 3 } as const;
    for (const [tier, times] of Object.entries(tiers)) {
      const made = await call(app, 'POST', '/customers', { headers: owner, body: { name: tier, tier } });
      for (let time = 0; time < times; time++) {
        const outcome = time % 3 === 0 ? 'held' : 'bent';
        await call(app, 'POST', `/rules/${ruleId}/flags`, {
          headers: owner,
          body: { outcome, customerId: made.body['id'] },
        });
      }
    }
    const asker = await call(app, 'POST', '/customers', { headers: owner, body: { name: 'Ida' } });
    for (const answer of ['yes', 'yes', 'yes-and-quote', 'later']) {
      const words = { customerId: asker.body['id'], words: 'Later checkout?', kindName: 'Late checkout' };
      const request = await call(app, 'POST', '/requests', {
        headers: owner,
        body: { ...words, scope: 'beyond' },
      });
      const said = await call(app, 'POST', `/requests/${request.body['id']}/answer`, {
        headers: owner,
        body: { answer },
      });
      expect(said.status).toBe(200);
    }
    const figures = await call(app, 'GET', '/exceptions/figures', { headers: owner });
    expect(figures.body).toMatchObject({
      fewest: 10,
      asks: { yes: 2, yesAnd: 1, later: 1, no: 0, n: 4, yesShare: null },
      rules: [{ id: ruleId, bent: 10, held: 5, n: 15, yesShare: { n: 15 } }],
      tiers: [
        { tier: 'standard', bent: 8, n: 12, share: { n: 12 }, moreThanStandard: null },
        { tier: 'premium', bent: 0, n: 0, share: null, moreThanStandard: null },
        { tier: 'flagship', bent: 2, n: 3, share: null, moreThanStandard: null },
      ],
    });
    const today = app.clock.now().toISOString().slice(0, 10);
    const of = (query: string) => call(app, 'GET', `/exceptions/figures?${query}`, { headers: owner });
    expect((await of(`from=${today}&to=${today}`)).body).toMatchObject({
      from: today,
      to: today,
      asks: { n: 4 },
    });
    expect((await of('from=2026-02-30')).status).toBe(422);
    const later = await of('from=2026-01-01&to=2026-01-31');
    expect(later.body).toMatchObject({ rules: [], tiers: [{ n: 0 }, { n: 0 }, { n: 0 }] });
    ({ house, owner } = before);
  });
});

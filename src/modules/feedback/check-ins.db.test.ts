import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInbox } from '#modules/channels/index.ts';
import { newId } from '#platform/ids.ts';
import { aStaff, call, inside, signedIn } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { newAskToken } from './ask-token.ts';
import { putAsk } from './commands/put-ask.ts';
import { listFindings } from './index.ts';
import { sendCheckInsJob } from './jobs.ts';

const day = 86_400_000;
let app: TestApp;
let story: FeedbackStory;
let owner: Record<string, string>;
let sam: Record<string, string>;
let light: Record<string, string>;
let elements: string[];

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
  const { workspaceId, house } = story;
  elements = await inside(app, workspaceId, async ({ tx }) => {
    const rows = await tx
      .selectFrom('elements')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .orderBy('position')
      .execute();
    return rows.map(({ id }) => id);
  });

  await inside(app, workspaceId, (ctx) => createInbox(ctx, { name: 'Desk', address: 'desk@house.test' }));
  await renewSessions(house.ownerId);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.advance(31 * day);
  await renewSessions(story.house.ownerId);
});

async function renewSessions(ownerId: string) {
  owner = await signedIn(app, story.workspaceId, ownerId);
  sam = await signedIn(app, story.workspaceId, story.sam);
  light = await signedIn(app, story.workspaceId, await aStaff(app, story.workspaceId, { role: 'light' }));
}

const element = (n: number) => elements[n] ?? '';

/** A customer who was sent a check-in, with the link they got. */
async function checkedIn(given: { address?: string } = {}) {
  const { customerId, address } = await story.customerWrites(given);
  const verdict = await inside(app, story.workspaceId, (ctx) =>
    putAsk(ctx, { customerId, kind: 'check-in', waveId: null }),
  );
  expect(verdict).toEqual({ allowed: true });
  const { token, hash } = newAskToken(story.workspaceId);
  const { id: askId } = await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('asks')
      .set({ tokenHash: hash })
      .where('workspaceId', '=', story.workspaceId)
      .where('customerId', '=', customerId)
      .where('kind', '=', 'check-in')
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return { customerId, address, askId, path: `/a/${token}` };
}

const owedTo = async (customerId: string) => {
  const { body } = await call(app, 'GET', '/how-far-replies', { headers: sam });
  const all = body['data'] as { customer: { id: string }; answerId: string }[];
  return all.filter(({ customer }) => customer.id === customerId);
};
const wishesOf = (customerId: string) =>
  inside(app, story.workspaceId, ({ tx }) =>
    tx
      .selectFrom('expectations')
      .select(['desired', 'expectedNow', 'words', 'recordedByKind', 'elementId'])
      .where('customerId', '=', customerId)
      .where('replacedAt', 'is', null)
      .execute(),
  );

describe('the page of a check-in', () => {
  test('puts the three questions in their order, then the whole, and changes nothing by being read', async () => {
    const { path, askId } = await checkedIn();
    const response = await app.app.request(path);
    const page = await response.text();
    const places = [
      'Are we exceeding your needs?',
      'Do we meet your standards?',
      'How much further could we go for you?',
      'Overall, how satisfied are you with us?',
      'the longest you would want to wait',
    ].map((words) => page.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page.length).toBeLessThan(50_000);
    await app.app.request(path, { method: 'HEAD' });
    expect(await story.answersIn(askId)).toEqual([]);
  });

  test('keeps what is said, changeable for seven days, and becomes no mark of a conversation', async () => {
    const { path, askId } = await checkedIn();
    const given = { exceeding: '8', standards: '9', satisfied: '7', far: 'no-further', wait: '1-hour' };
    expect((await story.answers(path, given)).status).toBe(303);
    const said = await story.answersIn(askId);
    expect(Object.fromEntries(said.map(({ question, value }) => [question, value]))).toEqual({
      exceeding: '8',
      standards: '9',
      satisfied: '7',
      'how-far': 'no-further',
      'longest-wait': '1-hour',
    });
    expect(await (await app.app.request(`${path}/thanks`)).text()).toContain('1 hour');
    app.clock.advance(6 * day);
    await story.answers(path, { ...given, exceeding: '3' });
    const now = (await story.answersIn(askId)).filter(({ replacedAt }) => replacedAt === null);
    expect(now.find(({ question }) => question === 'exceeding')?.value).toBe('3');
    app.clock.advance(2 * day);
    await story.answers(path, { ...given, exceeding: '10' });
    expect((await story.answersIn(askId)).some(({ value }) => value === '10')).toBe(false);
  });

  test('refuses a mark that is none, with everything else kept', async () => {
    const { path } = await checkedIn();
    const refused = await story.answers(path, { exceeding: '11', further: 'A late breakfast' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('A late breakfast');
  });

  test('asks no school mark, even when the form claims one', async () => {
    const { path, askId } = await checkedIn();
    await story.answers(path, { satisfied: '7', mark: 'A' });
    expect((await story.answersIn(askId)).map(({ question }) => question)).toEqual(['satisfied']);
  });
});

describe('one rest across all kinds', () => {
  test('fifty who ask at once ask once', async () => {
    const { customerId } = await story.customerWrites();
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        inside(app, story.workspaceId, (ctx) =>
          putAsk(ctx, { customerId, kind: n % 2 ? 'check-in' : 'same-sentence', waveId: null }),
        ),
      ),
    );
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(1);
  });

  test('a check-in keeps the ask after a conversation away, and the other way round', async () => {
    const first = await checkedIn();
    const closed = await story.closedConversation({ address: first.address });
    expect(await story.askAbout(closed.conversationId)).toMatchObject({ because: 'asked-lately' });
    const second = await story.closedConversation();
    expect((await story.askAbout(second.conversationId)).allowed).toBe(true);
    const refused = await call(app, 'POST', `/customers/${second.customerId}/check-ins`, {
      headers: sam,
      body: {},
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'customer_asked_lately' } });
    app.clock.advance(31 * day);
    await renewSessions(story.house.ownerId);
    const sent = await call(app, 'POST', `/customers/${second.customerId}/check-ins`, {
      headers: sam,
      body: {},
    });
    expect(sent).toMatchObject({
      status: 201,
      body: { verdict: { allowed: false, because: 'asked-lately' } },
    });
  });

  test('who declined is asked nothing of any kind', async () => {
    const { path, customerId } = await checkedIn();
    await app.app.request(`${path}/decline`, { method: 'POST' });
    app.clock.advance(40 * day);
    await renewSessions(story.house.ownerId);
    const refused = await call(app, 'POST', `/customers/${customerId}/check-ins`, { headers: sam, body: {} });
    expect(refused.body['code']).toBe('customer_declined');
  });
});

describe('"how much further"', () => {
  test('is a wish and never an expectation, and is owed a reply within seven days', async () => {
    const { path, customerId } = await checkedIn();
    await story.answers(path, { far: 'a-lot', about: element(0), further: 'A later breakfast' });
    expect(await wishesOf(customerId)).toEqual([
      {
        desired: '4.00',
        expectedNow: null,
        words: 'A later breakfast',
        recordedByKind: 'customer',
        elementId: element(0),
      },
    ]);
    expect(await owedTo(customerId)).toMatchObject([
      { howFar: 'a-lot', words: 'A later breakfast', element: { id: element(0) }, isOverdue: false },
    ]);
    await story.answers(path, { far: 'a-lot', about: element(0), further: 'A later breakfast, please' });
    expect((await wishesOf(customerId))[0]?.desired).toBe('4.00');
    expect(await owedTo(customerId)).toHaveLength(1);
    app.clock.advance(8 * day);
    expect(await owedTo(customerId)).toMatchObject([{ isOverdue: true }]);
  });

  test('taken back is owed nothing', async () => {
    const { path, customerId } = await checkedIn();
    await story.answers(path, { far: 'a-little' });
    expect(await owedTo(customerId)).toHaveLength(1);
    await story.answers(path, { far: 'no-further' });
    expect(await owedTo(customerId)).toEqual([]);
  });

  test('is replied to once, in words that leave to the customer', async () => {
    const { path, customerId } = await checkedIn();
    await story.answers(path, { far: 'a-little', further: 'Quieter rooms' });
    const [owed] = await owedTo(customerId);
    const reply = `/how-far-replies/${owed?.answerId}/reply`;
    const body = { reply: 'yes', words: 'Yes: from May on.', elementId: element(1) };
    expect((await call(app, 'POST', reply, { body })).status).toBe(401);
    expect((await call(app, 'POST', reply, { headers: light, body })).status).toBe(403);
    const sent = await call(app, 'POST', reply, { headers: sam, body });
    expect(sent.status).toBe(200);
    expect(await owedTo(customerId)).toEqual([]);
    expect(await wishesOf(customerId)).toMatchObject([{ desired: '3.50', elementId: element(1) }]);
    const words = await inside(app, story.workspaceId, ({ tx }) =>
      tx
        .selectFrom('messages')
        .select(['text', 'direction'])
        .where('conversationId', '=', String(sent.body['conversationId']))
        .execute(),
    );
    expect(words).toEqual([{ text: 'Yes: from May on.', direction: 'out' }]);
    expect((await call(app, 'POST', reply, { headers: sam, body })).body['code']).toBe('already_replied');
  });

  test('answered "no" names its rule, in the words customers read', async () => {
    const { path, customerId } = await checkedIn();
    await story.answers(path, { far: 'a-lot', further: 'Dogs at breakfast' });
    const [owed] = await owedTo(customerId);
    const reply = `/how-far-replies/${owed?.answerId}/reply`;
    const no = (ruleId?: string) =>
      call(app, 'POST', reply, {
        headers: sam,
        body: { reply: 'no', words: 'I am sorry.', ...(ruleId ? { ruleId } : {}) },
      });
    expect((await no()).body['code']).toBe('rule_needed');
    expect((await no(newId())).body['code']).toBe('rule_unknown');
    const ruleId = newId();
    await inside(app, story.workspaceId, ({ tx, now, workspaceId }) =>
      tx
        .insertInto('rules')
        .values({
          workspaceId,
          id: ruleId,
          staffWording: 'No dogs',
          customerSentence: 'Animals may not be where food is served, by law.',
          kind: 'law',
          flex: 'hard',
          status: 'live',
          ownerStaffId: story.sam,
          reviewBy: now.toISOString().slice(0, 10),
          createdAt: now,
          updatedAt: now,
        })
        .execute(),
    );
    const sent = await no(ruleId);
    expect(sent.status).toBe(200);
    const text = await inside(app, story.workspaceId, ({ tx }) =>
      tx
        .selectFrom('messages')
        .select('text')
        .where('conversationId', '=', String(sent.body['conversationId']))
        .executeTakeFirstOrThrow(),
    );
    expect(text.text).toContain('Animals may not be where food is served');
  });

  test('of nobody is not there', async () => {
    const path = `/how-far-replies/${newId()}/reply`;
    const body = { reply: 'yes', words: 'x' };
    expect((await call(app, 'POST', path, { headers: sam, body })).status).toBe(404);
    expect((await call(app, 'POST', path, { headers: sam, body: { reply: 'maybe' } })).status).toBe(422);
    expect((await call(app, 'GET', '/how-far-replies')).status).toBe(401);
    expect((await call(app, 'GET', '/how-far-replies', { headers: light })).status).toBe(403);
  });
});

describe('schedules', () => {
  test('are off until somebody turns one on, and then ask those who are due, once', async () => {
    const list = await call(app, 'GET', '/check-in-schedules', { headers: light });
    expect(list.body['data']).toEqual([
      { tier: 'standard', everyDays: 180, isOn: false },
      { tier: 'premium', everyDays: 90, isOn: false },
      { tier: 'flagship', everyDays: 60, isOn: false },
    ]);
    const { customerId } = await story.customerWrites();
    app.clock.advance(31 * day);
    await renewSessions(story.house.ownerId);
    const asks = () =>
      inside(app, story.workspaceId, ({ tx }) =>
        tx.selectFrom('asks').select('id').where('customerId', '=', customerId).execute(),
      );
    await sendCheckInsJob.run(app.platform, {});
    expect(await asks()).toEqual([]);
    const path = '/check-in-schedules/standard';
    const body = { everyDays: 45, isOn: true };
    expect((await call(app, 'PUT', path, { body })).status).toBe(401);
    expect((await call(app, 'PUT', path, { headers: sam, body })).status).toBe(403);
    expect(
      (await call(app, 'PUT', path, { headers: owner, body: { everyDays: 10, isOn: true } })).status,
    ).toBe(422);
    expect((await call(app, 'PUT', path, { headers: owner, body })).status).toBe(200);
    await sendCheckInsJob.run(app.platform, {});
    await sendCheckInsJob.run(app.platform, {});
    expect(await asks()).toHaveLength(1);
    await call(app, 'PUT', path, { headers: owner, body: { everyDays: 45, isOn: false } });
  });
});

test('the score is shown from five on, with its interval, for a customer and for all', async () => {
  const from = app.clock.now().toISOString();
  for (let n = 0; n < 5; n++) {
    const { path } = await checkedIn();
    await story.answers(path, { exceeding: '8', standards: '8', satisfied: String(6 + n) });
  }
  const { path, customerId } = await checkedIn();
  await story.answers(path, { exceeding: '8' });
  const all = await call(app, 'GET', `/check-ins/score?from=${from}`, { headers: sam });
  expect(all.body).toMatchObject({ asked: 6, score: { shown: true, n: 5 } });
  const one = await call(app, 'GET', `/customers/${customerId}/check-ins`, { headers: sam });
  expect(one.body).toMatchObject({
    score: { shown: false, n: 0, needed: 5 },
    latest: { exceeding: 8, standards: null },
  });
  const answered = await checkedIn();
  await story.answers(answered.path, { exceeding: '5', standards: '5', satisfied: '5' });
  expect(await inside(app, story.workspaceId, (ctx) => listFindings(ctx, answered.customerId))).toMatchObject(
    [
      {
        key: 'feedback:finding.check-in.few',
        calculation: 'C19',
        facts: { count: 1, needed: 5 },
        verdict: 'too-few',
        subject: { kind: 'customer', id: answered.customerId },
        evidence: [{ kind: 'check-in', id: answered.askId }],
      },
    ],
  );
  expect(await inside(app, story.workspaceId, (ctx) => listFindings(ctx, customerId))).toEqual([]);
  expect((await call(app, 'GET', '/check-ins/score')).status).toBe(401);
  expect((await call(app, 'GET', '/check-ins/score', { headers: light })).status).toBe(403);
  expect((await call(app, 'GET', `/customers/${customerId}/check-ins`)).status).toBe(401);
  expect((await call(app, 'GET', `/customers/${newId()}/check-ins`, { headers: sam })).status).toBe(404);
  expect((await call(app, 'POST', `/customers/${customerId}/check-ins`, { body: {} })).status).toBe(401);
});

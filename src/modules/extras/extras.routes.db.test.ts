import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { newId } from '#platform/ids.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const get = (path: string) => call(app, 'GET', path, { headers: story.light });
const patch = (path: string, body: unknown, headers = story.sam) =>
  call(app, 'PATCH', path, { headers, body });
const events = (type: string) =>
  inside(app, story.workspaceId, (ctx) =>
    ctx.tx.selectFrom('events').select('payload').where('type', '=', type).execute(),
  );

describe('extras', () => {
  test('are given in one go, and how they were taken is said later', async () => {
    const { contactId, companyId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const given = await story.post('/extras', {
      conversationId,
      kindName: 'Welcome drink',
      what: 'Elderflower, no ice',
      costMinor: 350,
      minutes: 4,
    });
    expect(given).toMatchObject({
      status: 201,
      body: {
        kind: { name: 'Welcome drink' },
        customer: { id: contactId },
        account: { id: companyId },
        what: 'Elderflower, no ice',
        costMinor: 350,
        minutes: 4,
        isPrompted: false,
        reaction: null,
        givenBy: { name: 'Sam' },
      },
    });
    const tapped = await patch(`/extras/${given.body['id']}`, { reaction: 'delighted' });
    expect(tapped.body).toMatchObject({ reaction: 'delighted', what: 'Elderflower, no ice' });
    expect((await get(`/extras?customerId=${companyId}&reaction=delighted`)).body['data']).toHaveLength(1);
    expect((await get(`/extras?conversationId=${conversationId}&reaction=none`)).body['data']).toEqual([]);
  });

  test('asked for and missed become expected, and somebody is asked to decide', async () => {
    const { contactId, companyId } = await story.aCompany();
    const body = { customerId: contactId, kindName: 'Evening report', isPrompted: true };
    await story.made('/extras', { ...body, reaction: 'delighted' });
    const kindId = String(
      (await story.post('/extras', body)).body['kind'] && (await kindNamed('Evening report')),
    );
    const ladder = () => get(`/extra-ladder?customerId=${contactId}`);
    expect((await ladder()).body['data']).toMatchObject([{ stage: 'noticed', flags: ['asked'], run: 2 }]);
    await story.made('/extra-absences', { customerId: contactId, kindId, wasMissed: true });
    expect((await ladder()).body['data']).toMatchObject([
      {
        account: { id: companyId },
        kind: { id: kindId },
        stage: 'expected',
        flags: ['asked', 'missed'],
        isDecisionDue: true,
        missed: { n: 1 },
        stageIfMissed: 'expected',
      },
    ]);
    expect(await events('extra.expected')).toMatchObject([{ payload: { kindId, customerId: companyId } }]);
    const due = await get('/extra-ladder?due=decision');
    expect(due.body['data']).toMatchObject([{ kind: { id: kindId } }]);
  });

  async function kindNamed(name: string): Promise<string> {
    const { body } = await get(`/extra-kinds?words=${encodeURIComponent(name)}`);
    const found = (body['data'] as { id: string; name: string }[]).find((kind) => kind.name === name);
    return found?.id ?? '';
  }

  test('are not given a third time running without a decision, and with one they are', async () => {
    const { contactId, companyId } = await story.aCompany();
    const body = { customerId: contactId, kindName: 'Fruit basket' };
    await story.made('/extras', body);
    await story.made('/extras', body);
    const third = await story.post('/extras', body);
    expect(third).toMatchObject({
      status: 409,
      body: { code: 'decision_first', facts: { run: 2, times: 3 } },
    });
    const decided = await story.post('/extras', {
      ...body,
      decision: {
        way: 'vary',
        words: 'Flowers next time',
        customerWouldSay: 'Lovely, but I only mentioned it once.',
      },
    });
    expect(decided.status).toBe(201);
    const { body: decisions } = await get(`/decisions?customerId=${companyId}`);
    expect(decisions['data']).toMatchObject([
      {
        question: 'What becomes of “Fruit basket”, now that it is expected?',
        status: 'taken',
        chosenOption: 'vary',
        chosenWords: 'Flowers next time',
        decidedByName: 'Sam',
        aboutKind: 'extra',
        options: [{ id: 'promise' }, { id: 'price' }, { id: 'vary' }, { id: 'stop' }],
      },
    ]);
    // Varied: the count begins again.
    app.clock.advance(60_000);
    expect((await story.post('/extras', body)).status).toBe(201);
  });

  test('of fifty who give the third time at once, none slips through', async () => {
    const { contactId } = await story.aCompany();
    const body = { customerId: contactId, kindName: 'Late supper' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => story.post('/extras', body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ body: said }) => said['code'] === 'decision_first')).toHaveLength(48);
  });

  test('that may spoil a basic wait for a look at it', async () => {
    const { contactId } = await story.aCompany();
    const elements = (await get('/elements?pillar=core')).body['data'] as { id: string; name: string }[];
    const [light] = elements;
    if (!light) throw new Error('a hotel has basics');
    const made = await story.post('/extra-kinds', { name: 'Mood lighting', impairs: [light.id] });
    expect(made).toMatchObject({ status: 201, body: { impairs: [{ id: light.id, isLookedAt: false }] } });
    const kindId = String(made.body['id']);
    const refused = await story.post('/extras', { customerId: contactId, kindId });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'look_first', facts: { elements: [{ id: light.id, name: light.name }] } },
    });
    await inside(app, story.workspaceId, ({ tx, workspaceId, now }) =>
      tx
        .insertInto('looks')
        .values({
          workspaceId,
          id: newId(),
          kind: 'guard-before',
          elementId: light.id,
          extraKindId: kindId,
          status: 'done',
          dueAt: now,
          createdAt: now,
          closedAt: now,
        })
        .execute(),
    );
    expect((await story.post('/extras', { customerId: contactId, kindId })).status).toBe(201);
  });

  test('stopped in silence while expected break an implied promise; told beforehand they do not', async () => {
    const stop = async (notice: object) => {
      const { contactId } = await story.aCompany();
      const body = { customerId: contactId, kindName: 'Newspaper', isPrompted: true };
      await story.made('/extras', body);
      await story.made('/extras', body);
      const kindId = await kindNamed('Newspaper');
      await story.made('/extra-absences', { customerId: contactId, kindId, wasMissed: true });
      return story.post('/extra-decisions', { kindId, customerId: contactId, way: 'stop', ...notice });
    };
    expect(await stop({})).toMatchObject({ status: 201, body: { isBrokenPromise: true } });
    const told = await stop({ noticeGivenAt: '2026-03-01T09:00:00Z', stopsOn: '2026-04-01' });
    expect(told).toMatchObject({ status: 201, body: { isBrokenPromise: false } });
    expect(await events('extra.ended')).toHaveLength(3);
  });

  test('are refused when they make no sense, and by those who may not', async () => {
    const { contactId } = await story.aCompany();
    const body = { customerId: contactId, kindName: 'Card' };
    const code = async (change: object) => (await story.post('/extras', { ...body, ...change })).body['code'];
    expect(await code({ customerId: undefined })).toBe('customer_missing');
    expect(await code({ customerId: nobody })).toBe('customer_unknown');
    expect(await code({ elementId: nobody })).toBe('element_unknown');
    expect(await code({ kindName: undefined, kindId: nobody })).toBe('kind_unknown');
    expect(await code({ costMinor: -1 })).toBe('invalid');
    expect((await story.post('/extras', body, story.light)).status).toBe(403);
    expect((await call(app, 'POST', '/extras', { body })).status).toBe(401);
    expect((await patch(`/extras/${nobody}`, {})).status).toBe(404);
    expect((await patch(`/extras/${nobody}`, {}, story.light)).status).toBe(403);
    const never = await story.post('/extra-decisions', {
      customerId: contactId,
      kindId: await story.made('/extra-kinds', { name: 'Never given' }),
      way: 'vary',
    });
    expect(never.body['code']).toBe('never_given');
    expect((await story.post('/extra-decisions', {}, story.light)).status).toBe(403);
    expect((await story.post('/extra-absences', {}, story.light)).status).toBe(403);
    expect(
      (await story.post('/extra-absences', { customerId: contactId, kindId: nobody, wasMissed: true })).body[
        'code'
      ],
    ).toBe('kind_unknown');
    expect((await call(app, 'GET', '/extra-ladder')).status).toBe(401);
  });
});

describe('kinds of extra', () => {
  test('are named once, changed and retired', async () => {
    const id = await story.made('/extra-kinds', { name: 'Umbrella' });
    expect((await story.post('/extra-kinds', { name: 'UMBRELLA' })).body['code']).toBe('kind_taken');
    expect((await story.post('/extra-kinds', { name: 'Hat', impairs: [nobody] })).body['code']).toBe(
      'element_unknown',
    );
    const changed = await patch(
      `/extra-kinds/${id}`,
      { name: 'Big umbrella', status: 'retired' },
      story.owner,
    );
    expect(changed.body).toMatchObject({ name: 'Big umbrella', status: 'retired' });
    const { contactId } = await story.aCompany();
    expect((await story.post('/extras', { customerId: contactId, kindId: id })).body['code']).toBe(
      'kind_retired',
    );
    expect((await patch(`/extra-kinds/${id}`, { status: 'live' })).status).toBe(403);
    expect((await story.post('/extra-kinds', { name: 'X' }, story.light)).status).toBe(403);
    expect((await get('/extra-kinds?status=all')).status).toBe(200);
  });
});

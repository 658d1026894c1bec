import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, call, inside, signedIn } from '#tests/support/factories.ts';
import { rulesStory } from '#tests/support/rules-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings, noteCustomerWords } from './index.ts';
import { reactions } from './reactions.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof rulesStory>>;

beforeAll(async () => {
  app = await openTestApp();
  story = await rulesStory(app);
});
afterAll(() => app.close());

test.each([
  ['POST', '/rules/nominations'],
  ['GET', '/rule-words'],
  ['POST', `/rule-words/${newId()}/attach`],
  ['POST', `/rule-words/${newId()}/dismiss`],
  ['GET', '/rules/find?words=x'],
  ['POST', `/rules/${newId()}/uses`],
  ['GET', '/rule-uses'],
  ['GET', '/rules/drill'],
  ['POST', '/rules/drill'],
  ['GET', '/rules/drill-results'],
  ['GET', '/rules/verdicts'],
  ['GET', '/rules.csv'],
  ['GET', `/rules/${newId()}/read-throughs`],
  ['POST', `/rules/${newId()}/read-throughs`],
])('%s %s asks who it is', async (method, path) => {
  expect((await call(app, method, path, { body: method === 'POST' ? {} : undefined })).status).toBe(401);
});

describe('a nomination', () => {
  test('puts into the register what was in no register; the same words flag the same rule', async () => {
    const first = await story.made(
      '/rules/nominations',
      { staffWording: 'No hot drinks after eight', words: 'Why?' },
      'priya',
    );
    expect(first).toMatchObject({
      rule: { status: 'nominated', kind: 'habit', owner: null },
      flag: { words: 'Why?', byName: 'Priya' },
    });
    const second = await story.made(
      '/rules/nominations',
      { staffWording: 'no hot drinks after EIGHT' },
      'tom',
    );
    const ruleId = (first['rule'] as { id: string }).id;
    expect(second).toMatchObject({ rule: { id: ruleId, status: 'evidence' } });
    const third = await story.made(
      '/rules/nominations',
      { staffWording: 'No hot drinks after eight' },
      'owner',
    );
    expect(third).toMatchObject({ rule: { id: ruleId, status: 'deciding', review: { because: 'flags' } } });
  });

  test('of two at one moment is one rule', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, () =>
        story.made('/rules/nominations', { staffWording: 'No umbrellas' }, 'key'),
      ),
    );
    expect(new Set(all.map(({ rule }) => (rule as { id: string }).id)).size).toBe(1);
  });

  test.each([
    [{}, 'staffWording'],
    [{ staffWording: ' ' }, 'staffWording'],
    [{ staffWording: 'x'.repeat(501) }, 'staffWording'],
    [{ staffWording: 'x', kind: 'whim' }, 'kind'],
  ])('that says nothing is refused: %#', async (body, path) => {
    const refused = await story.ask('POST', '/rules/nominations', body, 'priya');
    expect(refused.status).toBe(422);
    expect(refused.body['fields']).toMatchObject([{ path }]);
  });
});

describe('what customers say of our rules', () => {
  const say = (words: string, askId = newId()) =>
    inside(app, story.workspaceId, (ctx) =>
      noteCustomerWords(ctx, { askId, customerId: story.customerId, conversationId: null, words }),
    );
  const open = async () =>
    (await story.read('/rule-words', 'tom'))['data'] as { id: string; words: string; customer: unknown }[];

  test('waits until somebody says which rule they meant, and is then their flag', async () => {
    const ruleId = await story.aRule();
    const askId = newId();
    await say('You wanted a receipt for a gift', askId);
    await say('You wanted a receipt for a gift!', askId);
    const [said, ...others] = await open();
    expect(others).toEqual([]);
    expect(said).toMatchObject({ words: 'You wanted a receipt for a gift!', customer: { name: 'Carla' } });
    const path = `/rule-words/${said?.id ?? ''}/attach`;
    expect((await story.ask('POST', path, {}, 'tom')).status).toBe(422);
    expect((await story.ask('POST', path, { ruleId: newId() }, 'tom')).body).toMatchObject({
      code: 'rule_unknown',
    });
    const attached = await story.made(path, { ruleId }, 'tom');
    expect(attached['flag']).toMatchObject({ byKind: 'customer', byName: 'Carla', outcome: 'said' });
    expect(await open()).toEqual([]);
    expect(await story.ask('POST', path, { ruleId }, 'tom')).toMatchObject({
      body: { code: 'words_dealt_with' },
    });
    // A customer who says so was put out by it.
    expect(await story.read(`/rules/${ruleId}/verdict`)).toMatchObject({ aggravations: 1, applied: 0 });
    // Dealt with, it stays as it was read.
    await say('', askId);
    expect(await story.read(`/rules/${ruleId}/flags`)).toMatchObject({ data: [{ words: said?.words }] });
  });

  test('names a new rule, or none', async () => {
    await say('The lift is only for staff');
    await say('No rule, just rain');
    const [rain, lift] = await open();
    expect((await story.ask('POST', `/rule-words/${rain?.id ?? ''}/dismiss`, {}, 'tom')).status).toBe(200);
    const made = await story.made(
      `/rule-words/${lift?.id ?? ''}/attach`,
      { staffWording: 'Lift for staff only' },
      'tom',
    );
    expect(made['rule']).toMatchObject({ status: 'nominated', staffWording: 'Lift for staff only' });
    expect(await open()).toEqual([]);
  });

  test('is taken back by an answer without words', async () => {
    const askId = newId();
    await say('Too early', askId);
    await say('  ', askId);
    expect(await open()).toEqual([]);
  });
});

describe('the gate', () => {
  const fresh = { staffWording: 'No suitcases on the stairs', kind: 'safety', flex: 'hard', isNew: true };

  test('lets a new rule through with everything, and says what is missing until then', async () => {
    const early = await story.ask('POST', '/rules', fresh);
    expect(early.body).toMatchObject({
      code: 'rule_not_whole',
      facts: { missing: expect.arrayContaining(['harm', 'frontlineRead']) },
    });
    const rule = await story.made('/rules', { ...fresh, status: 'nominated' });
    const path = `/rules/${String(rule['id'])}`;
    expect(rule).toMatchObject({
      isNew: true,
      missing: expect.arrayContaining(['customerRead', 'burdenMinutes']),
    });
    await story.ask('PATCH', path, {
      customerSentence: 'We carry your suitcase up for you.',
      protects: 'Everybody on the stairs',
      harm: 'Two people fell in May.',
      burdenMinutes: 1,
      ownerStaffId: story.priya,
      reviewBy: '2026-09-01',
      isTold: true,
    });
    expect((await story.read(path))['missing']).toEqual(['frontlineRead', 'customerRead']);
    const nameless = await story.ask(
      'POST',
      `${path}/read-throughs`,
      { byKind: 'customer', isUnderstood: true },
      'tom',
    );
    expect(nameless.body).toMatchObject({ code: 'reader_missing', fields: [{ path: 'byName' }] });
    await story.made(`${path}/read-throughs`, { byKind: 'frontline', isUnderstood: true }, 'tom');
    await story.made(
      `${path}/read-throughs`,
      { byKind: 'customer', byName: 'Carla', isUnderstood: false, words: 'Who carries?' },
      'tom',
    );
    expect((await story.ask('PATCH', path, { status: 'live' })).body).toMatchObject({
      code: 'rule_not_whole',
      fields: [{ path: 'customerRead' }],
    });
    app.clock.advance(1000);
    await story.made(
      `${path}/read-throughs`,
      { byKind: 'customer', byName: 'Carla', isUnderstood: true },
      'tom',
    );
    expect((await story.ask('PATCH', path, { status: 'live' })).body).toMatchObject({
      status: 'live',
      missing: [],
    });
    const reads = await story.read(`${path}/read-throughs`);
    expect(reads['data']).toMatchObject([
      { byName: 'Carla', isUnderstood: true, isOutdated: false },
      { words: 'Who carries?' },
      { staff: { name: 'Tom' } },
    ]);
  });

  test('asks again when the words have changed', async () => {
    const rule = await story.made('/rules', { ...fresh, status: 'nominated', customerSentence: 'One' });
    const path = `/rules/${String(rule['id'])}`;
    await story.made(`${path}/read-throughs`, { byKind: 'frontline', isUnderstood: true }, 'tom');
    expect((await story.read(path))['missing']).not.toContain('frontlineRead');
    app.clock.advance(1000);
    await story.ask('PATCH', path, { customerSentence: 'Two' });
    expect((await story.read(path))['missing']).toContain('frontlineRead');
    expect((await story.read(`${path}/read-throughs`))['data']).toMatchObject([{ isOutdated: true }]);
  });

  test('is not asked of rules that were there before', async () => {
    const ruleId = await story.aRule({ protects: '', harm: '' });
    expect(await story.read(`/rules/${ruleId}`)).toMatchObject({ status: 'live', isNew: false, missing: [] });
  });
});

describe('the navigator', () => {
  test('finds the rule, whether it bends, what to say and the nearest yes', async () => {
    const ruleId = await story.aRule({
      staffWording: 'No dogs in the restaurant',
      customerSentence: 'Dogs wait outside, with water and shade.',
      flex: 'hard',
      kind: 'law',
      nearestYes: 'A table on the terrace, dog and all.',
      situations: ['Can my dog come to breakfast?', 'Can my dog come to breakfast?'],
    });
    const found = await story.read('/rules/find?words=may%20the%20dog%20eat%20breakfast%20with%20us', 'tom');
    expect((found['data'] as unknown[])[0]).toMatchObject({
      ruleId,
      flex: 'hard',
      wordsToUse: 'Dogs wait outside, with water and shade.',
      nearestYes: 'A table on the terrace, dog and all.',
      situation: 'Can my dog come to breakfast?',
    });
    await story.ask('PATCH', `/rules/${ruleId}`, {
      wordsToUse: 'I would love him in; the law keeps dogs out.',
    });
    expect(await story.read('/rules/find?words=dog', 'tom')).toMatchObject({
      data: [{ wordsToUse: 'I would love him in; the law keeps dogs out.' }],
    });
    await story.ask('PATCH', `/rules/${ruleId}`, { status: 'killed' });
    expect(await story.read('/rules/find?words=dog', 'tom')).toMatchObject({ data: [] });
    expect((await story.ask('GET', '/rules/find')).status).toBe(422);
  });
});

describe('a no', () => {
  test('cites its rule once for a conversation', async () => {
    const ruleId = await story.aRule();
    const conversation = await story.made('/conversations', {
      customerId: story.customerId,
      subject: 'The kettle',
      text: 'May I bring it back?',
      channel: 'phone',
    });
    const conversationId = String(conversation['id']);
    const first = await story.made(`/rules/${ruleId}/uses`, { conversationId, wasAggravating: true }, 'tom');
    expect(first).toMatchObject({
      how: 'held',
      from: 'conversation',
      customer: { name: 'Carla' },
      staff: { name: 'Tom' },
    });
    const again = await story.made(`/rules/${ruleId}/uses`, { conversationId }, 'tom');
    expect(again['id']).toBe(first['id']);
    expect((await story.read(`/rule-uses?conversationId=${conversationId}`))['data']).toEqual([first]);
    expect((await story.ask('POST', `/rules/${ruleId}/uses`, {}, 'tom')).body['code']).toBe(
      'customer_missing',
    );
    expect((await story.ask('POST', `/rules/${newId()}/uses`, { conversationId }, 'tom')).status).toBe(404);
  });

  test('to a request or to "how much further" is a use, however often it is heard of', async () => {
    const ruleId = await story.aRule({ isTold: false });
    const other = await story.aRule();
    const requestId = newId();
    const answered = (answer: string, cited: string | null) => ({
      type: 'request.answered',
      payload: {
        requestId,
        customerId: story.customerId,
        conversationId: null,
        answer,
        ruleId: cited,
        ruleWasTold: false,
        at: '2026-03-02T09:00:00.000Z',
      },
    });
    const hear = async ({ type, payload }: { type: string; payload: unknown }) => {
      const event = { id: newId(), type, payload, at: app.clock.now(), depth: 1 };
      for (const reaction of reactions.filter((one) => one.type === type))
        await inside(app, story.workspaceId, (ctx) => reaction.run(ctx, event));
    };
    const usesOf = async (id: string) => (await story.read(`/rule-uses?ruleId=${id}`))['data'];
    await hear(answered('no', ruleId));
    await hear(answered('no', ruleId));
    expect(await usesOf(ruleId)).toMatchObject([{ how: 'held', from: 'request' }]);
    expect(await inside(app, story.workspaceId, (ctx) => listFindings(ctx, story.customerId))).toMatchObject([
      { key: 'rules:finding.putOut', facts: { aggravated: 1 }, evidence: [{ kind: 'conversation' }] },
      { key: 'rules:finding.untold', calculation: 'C12', facts: { count: 1 }, subject: { id: ruleId } },
    ]);
    // Thought better of: another rule, then yes after all.
    await hear(answered('no', other));
    expect([await usesOf(ruleId), await usesOf(other)]).toMatchObject([[], [{ from: 'request' }]]);
    await hear(answered('yes', null));
    expect(await usesOf(other)).toEqual([]);
    await hear({
      type: 'how-far.replied',
      payload: {
        answerId: newId(),
        customerId: story.customerId,
        reply: 'no',
        ruleId: other,
        conversationId: newId(),
        at: '2026-03-02T09:00:00.000Z',
      },
    });
    expect(await usesOf(other)).toMatchObject([{ from: 'reply' }]);
    // Of a rule deleted meanwhile there is nothing to count.
    await hear(answered('no', newId()));
  });
});

describe('the drill', () => {
  test('draws what was tried least, judges the try, keeps nobody, and brings up a text that fails', async () => {
    const ruleId = await story.aRule({
      staffWording: 'Gift cards are not paid out',
      customerSentence: 'A gift card can be spent, not cashed.',
      situations: ['I would rather have money than the card'],
    });
    const drawn = (await story.read('/rules/drill', 'tom'))['task'] as {
      situationId: string;
      rules: { ruleId: string }[];
      words: { ruleId: string; words: string }[];
    };
    expect(drawn.rules.map((one) => one.ruleId)).toContain(ruleId);
    expect(drawn.words).toContainEqual({ ruleId, words: 'A gift card can be spent, not cashed.' });
    const tried = {
      situationId: drawn.situationId,
      pickedRuleId: ruleId,
      wordsOfRuleId: ruleId,
      seconds: 40,
    };
    expect(await story.made('/rules/drill', tried, 'tom')).toMatchObject({
      passed: true,
      rule: { id: ruleId },
    });
    expect((await story.ask('POST', '/rules/drill', { ...tried, situationId: newId() })).status).toBe(422);
    expect((await story.ask('POST', '/rules/drill', { ...tried, pickedRuleId: newId() })).status).toBe(422);
    for (const wrong of [{ pickedRuleId: null }, { wordsOfRuleId: null }, { seconds: 121 }])
      expect(await story.made('/rules/drill', { ...tried, ...wrong }, 'tom')).toMatchObject({
        passed: false,
      });
    const results = async () =>
      ((await story.read('/rules/drill-results', 'tom'))['data'] as { rule: { id: string } }[]).find(
        ({ rule }) => rule.id === ruleId,
      );
    expect(await results()).toMatchObject({ share: { value: 0.25, n: 4 }, verdict: 'below-so-far' });
    expect(await story.reviewsOf(ruleId)).toEqual([]);
    await story.made('/rules/drill', { ...tried, pickedRuleId: null }, 'tom');
    expect(await results()).toMatchObject({ share: { value: 0.2, n: 5 }, verdict: 'text-at-fault' });
    expect(await story.reviewsOf(ruleId)).toMatchObject([{ because: 'drill' }]);
    const rows = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx.selectFrom('ruleDrills').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(story.tom);
    // Worded anew, the text begins anew.
    app.clock.advance(1000);
    await story.ask('PATCH', `/rules/${ruleId}`, {
      customerSentence: 'Gift cards buy things; they are never cash.',
    });
    expect(await results()).toMatchObject({ share: null, verdict: 'not-tried' });
  });
});

describe('the register', () => {
  test('says the same on screen and in the table', async () => {
    const ruleId = await story.aRule({ staffWording: '=Refund needs a receipt' });
    await story.flag(ruleId, { outcome: 'held', wasAggravating: true });
    const verdicts = (await story.read('/rules/verdicts'))['data'] as { ruleId: string }[];
    expect(verdicts.find((one) => one.ruleId === ruleId)).toEqual(
      await story.read(`/rules/${ruleId}/verdict`),
    );
    const headers = await signedIn(app, story.workspaceId, story.owner);
    const table = await (await app.app.request('/api/v1/rules.csv', { headers })).text();
    // What begins like a formula is text.
    expect(table).toContain(
      "'=Refund needs a receipt,Bring the receipt when you want your money back.,commercial,soft,yes,live,Priya",
    );
    expect(table).toContain(',30,1,0,0,0,');
    const light = await aStaff(app, story.workspaceId, { role: 'light' });
    const reader = await signedIn(app, story.workspaceId, light);
    expect((await app.app.request('/api/v1/rules.csv', { headers: reader })).status).toBe(200);
  });
});

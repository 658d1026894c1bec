import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { inside } from '#tests/support/factories.ts';
import { puttingRightStory, type PuttingRightStory } from '#tests/support/putting-right-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

const day = 86_400_000;
let app: TestApp;
let story: PuttingRightStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await puttingRightStory(app);
});
afterAll(() => app.close());

const fixOf = (text: string) => /name="fix" value="([^"]+)"/.exec(text)?.[1] ?? '';
const shownFix = async (page: string, headers: Record<string, string>) =>
  fixOf((await story.read(page, headers)).text);

describe('their word on the fix', () => {
  test('yes is theirs, once', async () => {
    const { page, headers, path } = await story.aFixedRecovery();
    const fix = await shownFix(page, headers);
    for (let press = 0; press < 2; press++)
      expect((await story.post(`${page}/fixed`, { fix }, headers)).status).toBe(303);
    const { steps } = await story.sheet(path);
    expect(steps.filter(({ step }) => step === 'fix-confirmed')).toMatchObject([
      { by: { kind: 'customer', name: 'Vera Visitor' } },
    ]);
    expect((await story.read(page, headers)).text).toContain('You told us it is fixed.');
  });

  test('no brings it back to its owner with their words, and the next fix is asked about anew', async () => {
    const { page, headers, path } = await story.aFixedRecovery();
    const fix = await shownFix(page, headers);
    for (let press = 0; press < 2; press++)
      expect((await story.post(`${page}/not-fixed`, { fix, words: 'Still dusty' }, headers)).status).toBe(
        303,
      );
    const denied = await story.sheet(path);
    expect(denied.nextStep).toBe('fixed');
    expect(denied.steps.filter(({ undoneAt }) => undoneAt !== null)).toMatchObject([
      { step: 'fixed', undoneWords: 'Still dusty' },
    ]);
    const page1 = (await story.read(page, headers)).text;
    expect(page1).toContain('You told us it is not fixed.');
    expect(page1).toContain('“Still dusty”');
    expect(page1).not.toContain('Yes, it is fixed');
    await story.fix(path, 'Another room');
    // What an old page says is of the fix that was on it.
    const old = await story.post(`${page}/fixed`, { fix }, headers);
    expect(old.status).toBe(409);
    expect(await old.text()).toContain('Something changed while this page was open');
    const now = await shownFix(page, headers);
    expect((await story.post(`${page}/fixed`, { fix: now }, headers)).status).toBe(303);
  });

  test('may be taken back while it is open, and too many words are kept in the form', async () => {
    const { page, headers, path } = await story.aFixedRecovery();
    const fix = await shownFix(page, headers);
    const long = 'x'.repeat(2001);
    const refused = await story.post(`${page}/not-fixed`, { fix, words: long }, headers);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(long);
    await story.post(`${page}/fixed`, { fix }, headers);
    const { text } = await story.read(page, headers);
    expect(text).toContain('Has it come back?');
    expect((await story.post(`${page}/not-fixed`, { fix: fixOf(text) }, headers)).status).toBe(303);
    const { steps, nextStep } = await story.sheet(path);
    expect(nextStep).toBe('fixed');
    expect(steps.filter(({ undoneAt }) => undoneAt !== null).map(({ step }) => step)).toEqual([
      'fixed',
      'fix-confirmed',
    ]);
  });

  test('that it came back opens again what was closed, for eight weeks', async () => {
    const known = await story.aFixedRecovery();
    const { page, headers, path } = known;
    const fix = await shownFix(page, headers);
    await story.post(`${page}/fixed`, { fix }, headers);
    await story.step(path, { step: 'closed', words: 'Nothing more was wanted' });
    app.clock.advance(13 * day);
    expect((await story.read(page, headers)).text).toContain('Has it come back?');
    expect((await story.post(`${page}/not-fixed`, { fix, words: 'Again' }, headers)).status).toBe(303);
    expect(await story.sheet(path)).toMatchObject({ status: 'open', nextStep: 'fixed' });
    await story.fix(path);
    const second = await shownFix(page, headers);
    await story.post(`${page}/fixed`, { fix: second }, headers);
    await story.step(path, { step: 'closed', words: 'Nothing more was wanted' });
    app.clock.advance(55 * day);
    const { customerId, address } = known;
    const link = await story.aLink({ customerId, address });
    const visit = { headers: story.cookieOf(await story.post(link)) };
    app.clock.advance(2 * day);
    expect((await story.read(page, visit.headers)).text).not.toContain('Has it come back?');
    expect((await story.post(`${page}/not-fixed`, { fix: second }, visit.headers)).status).toBe(409);
  });

  test('before there is a fix, or of none, says nothing', async () => {
    const { page, headers, path } = await story.aRecovery();
    for (const act of ['fixed', 'not-fixed'])
      expect((await story.post(`${page}/${act}`, { fix: newId() }, headers)).status).toBe(409);
    expect((await story.sheet(path)).steps.map(({ step }) => step)).toEqual(['noticed', 'owned']);
  });
});

describe('their marks', () => {
  const marks = { distributive: '4', procedural: '3', interactional: '5', compared: '4' };

  async function anEnded() {
    const known = await story.aFixedRecovery();
    const fix = await shownFix(known.page, known.headers);
    await story.post(`${known.page}/fixed`, { fix }, known.headers);
    await story.step(known.path, { step: 'closed', words: 'SECRET-END' });
    return known;
  }

  test('are asked for at the end and change for seven days, no longer', async () => {
    const { page, headers, path } = await anEnded();
    const asked = (await story.read(page, headers)).text;
    expect(asked).toContain('How did we put it right?');
    expect(asked).not.toContain('SECRET');
    expect((await story.read('/my', headers)).text).toContain('Tell us how we put it right');
    const sent = await story.post(
      `${page}/rate`,
      { ...marks, words: 'Well done', recommend: 'yes' },
      headers,
    );
    expect(sent.status).toBe(303);
    const said = await story.sheet(path);
    expect(said.rating).toMatchObject({ distributive: 4, score: 78.8, words: 'Well done' });
    expect(said.steps.find(({ step }) => step === 'rated')?.by.kind).toBe('customer');
    app.clock.advance(6 * day);
    expect((await story.post(`${page}/rate`, { ...marks, distributive: '5' }, headers)).status).toBe(303);
    const changed = await story.sheet(path);
    expect(changed.rating).toMatchObject({ distributive: 5, words: '' });
    expect(changed.steps.filter(({ step }) => step === 'rated')).toHaveLength(1);
    app.clock.advance(2 * day);
    const late = await story.post(`${page}/rate`, { ...marks, distributive: '1' }, headers);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('What you said before stands');
    expect((await story.sheet(path)).rating?.distributive).toBe(5);
    expect((await story.read(page, headers)).text).not.toContain('name="distributive"');
  });

  test('are all four or none, with everything kept', async () => {
    const { page, headers, path } = await anEnded();
    const { compared: _, ...three } = marks;
    const missing = await story.post(`${page}/rate`, { ...three, words: 'Hm' }, headers);
    expect(missing.status).toBe(422);
    const again = await missing.text();
    expect(again).toContain('Please answer the four questions');
    expect(again).toContain('value="4" required checked');
    expect(again).toContain('>Hm</textarea>');
    const wrong = await story.post(`${page}/rate`, { ...marks, compared: '9' }, headers);
    expect(wrong.status).toBe(422);
    expect((await story.sheet(path)).rating).toBeNull();
  });

  test('are not asked for, nor taken, before the end', async () => {
    const { page, headers } = await story.aFixedRecovery();
    expect((await story.read(page, headers)).text).not.toContain('How did we put it right?');
    expect((await story.post(`${page}/rate`, marks, headers)).status).toBe(409);
  });
});

describe('something went wrong, they say', () => {
  const path = '/my/something-went-wrong';
  const opened = async (headers: Record<string, string>) => {
    const { text } = await story.read(path, headers);
    return /name="report" value="([^"]+)"/.exec(text)?.[1] ?? '';
  };

  test('and the next page says who has it and by when', async () => {
    const { headers, customerId } = await story.aVisit();
    expect((await story.read('/my', headers)).text).toContain('Something went wrong?');
    const report = await opened(headers);
    const form = { report, words: 'The shower is cold', weight: 'spoiled', wish: 'A warm one' };
    const sent = await story.post(path, form, headers);
    expect(sent.status).toBe(303);
    const location = sent.headers.get('location') ?? '';
    const { text } = await story.read(location, headers);
    expect(text).toContain('Olive Owner');
    expect(text).toContain('The shower is cold');
    expect(text).toMatch(/<b>By /);
    const thread = /\/my\/conversations\/([\w-]+)/.exec(text)?.[1] ?? '';
    expect(await story.done('GET', `/conversations/${thread}`)).toMatchObject({
      assigneeId: story.house.ownerId,
    });
    const { data } = await story.done<{ data: object[] }>('GET', `/failures?customerId=${customerId}`);
    expect(data).toMatchObject([
      { source: 'customer', foundBy: 'them', severity: 3, owner: { name: 'Olive Owner' } },
    ]);
  });

  test('once, however often the button is pressed', async () => {
    const { headers, customerId } = await story.aVisit();
    const form = { report: await opened(headers), words: 'The shower is cold' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => story.post(path, form, headers)));
    expect(new Set(answers.map(({ headers: given }) => given.get('location'))).size).toBe(1);
    const { data } = await story.done<{ data: object[] }>('GET', `/failures?customerId=${customerId}`);
    expect(data).toHaveLength(1);
    const messages = await inside(app, story.workspaceId, ({ tx }) =>
      tx
        .selectFrom('messages')
        .select('id')
        .where('workspaceId', '=', story.workspaceId)
        .where('authorCustomerId', '=', customerId)
        .execute(),
    );
    expect(messages).toHaveLength(1);
  });

  test('with nothing or too much said is refused with everything kept', async () => {
    const { headers } = await story.aVisit();
    const empty = await story.post(path, { words: '  ', wish: 'A warm one', weight: 'stuck' }, headers);
    expect(empty.status).toBe(422);
    const again = await empty.text();
    expect(again).toContain('Please say what went wrong');
    expect(again).toContain('>A warm one</textarea>');
    expect(again).toContain('value="stuck" checked');
    expect((await story.post(path, { words: 'x'.repeat(2001) }, headers)).status).toBe(422);
  });

  test('about what is not ours, or without its name, all the same', async () => {
    const { headers } = await story.aVisit();
    const form = { words: 'O\0dd', wish: '\0', element: newId(), report: 'x' };
    const sent = await story.post(path, form, headers);
    expect(sent.status).toBe(303);
  });

  test('not without end', async () => {
    const { headers } = await story.aVisit();
    const statuses = [];
    for (let n = 0; n < 11; n++)
      statuses.push((await story.post(path, { report: newId(), words: `No. ${n}` }, headers)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429]);
  });

  test('by nobody without a visit', async () => {
    expect((await story.get(path)).status).toBe(401);
    const words = 'The shower is cold, and it is very cold';
    const kept = await story.post(path, { words });
    expect(kept.status).toBe(401);
    expect(await kept.text()).toContain(words);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inside, signedIn } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { newAskToken } from './ask-token.ts';

let app: TestApp;
let story: FeedbackStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
});
afterAll(() => app.close());
// Limits have their own window; each test begins in a new one.
beforeEach(() => app.clock.advance(600_000));

const get = (path: string, headers: Record<string, string> = {}) => app.app.request(path, { headers });
const days = (count: number) => count * 86_400_000;
const eventsOf = (type: string, askId: string) =>
  inside(app, story.workspaceId, async (ctx) => {
    const rows = await ctx.tx
      .selectFrom('events')
      .select(['payload'])
      .where('workspaceId', '=', story.workspaceId)
      .where('type', '=', type)
      .execute();
    return rows.map((row) => row.payload).filter((payload) => JSON.stringify(payload).includes(askId));
  });

describe('reading the page of an ask', () => {
  test('programs that follow every link mark nothing', async () => {
    const { path, askId } = await story.asked();
    const scanners = ['Safe-Links', 'BarracudaCentral', 'Mimecast', 'Proofpoint', 'HeadlessChrome/140'];
    for (const mark of ['A', 'B', 'C', 'D', 'F']) {
      for (const agent of scanners) await get(`${path}?mark=${mark}`, { 'user-agent': agent });
      await app.app.request(`${path}?mark=${mark}`, { method: 'HEAD' });
      await app.app.request(`${path}?mark=${mark}`, { method: 'OPTIONS' });
    }
    await get(`${path}/thanks`);
    await get(`${path}/decline`);
    expect(await story.answersIn(askId)).toEqual([]);
    expect((await story.answers(path, { mark: 'A' })).status).toBe(303);
    expect((await story.answersIn(askId)).map((answer) => answer.value)).toEqual(['A']);
  });

  test('shows the questions in the exact words, with the letter of the link chosen', async () => {
    const { path } = await story.asked();
    const page = await (await get(`${path}?mark=B`)).text();
    for (const words of [
      'If you were marking our service like a school report this month, what would you give us?',
      'You dazzled me',
      'Better than I expected',
      'You did what you should',
      'Less than you should',
      'You let me down',
      'I’m Sam. I looked after you. How did I do?',
      'Tell us we’re wrong. What have we missed?',
      'About “The lamp in room 31”.',
    ])
      expect(page).toContain(words);
    expect(page).toContain('value="B" checked');
    expect(page.match(/ checked>/g)).toHaveLength(1);
  });

  test('is told to no third party, kept by nobody, and weighs little', async () => {
    const { path } = await story.asked();
    const response = await get(path);
    const page = await response.text();
    expect(Buffer.byteLength(page)).toBeLessThan(50_000);
    expect(page).not.toMatch(/(?:src|href)="(?!\/a\/)/);
    expect(page).not.toMatch(/url\(|@import|https?:\/\//);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
    });
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
  });

  test('unknown, expired, withdrawn and malformed links look the same', async () => {
    const expired = await story.asked();
    const withdrawn = await story.asked();
    await inside(app, story.workspaceId, (ctx) =>
      ctx.tx
        .updateTable('asks')
        .set({ status: 'withdrawn' })
        .where('workspaceId', '=', story.workspaceId)
        .where('id', '=', withdrawn.askId)
        .execute(),
    );
    const withdrawnPage = await get(withdrawn.path);
    app.clock.advance(days(31));
    const links = [
      expired.path,
      `/a/${newAskToken(story.workspaceId).token}`,
      `/a/${newAskToken('0198c0de-0000-7000-8000-000000000000').token}`,
      '/a/nonsense',
      `/a/${'x'.repeat(5000)}`,
    ];
    const pages = await Promise.all(links.map(async (link) => (await get(link)).text()));
    pages.push(await withdrawnPage.text());
    expect(new Set(pages).size).toBe(1);
    expect(withdrawnPage.status).toBe(404);
    const posted = await story.submit(expired.path, { mark: 'A' });
    expect(await posted.text()).toBe(pages[0]);
    expect(await story.answersIn(expired.askId)).toEqual([]);
  });
});

describe('answering', () => {
  test('keeps every answer, announces no private word, and says until when it can be changed', async () => {
    const { path, askId } = await story.asked();
    const fields = {
      mark: 'C',
      basic: 'not-quite',
      person: '5',
      keep: 'The smile',
      change: '',
      missed: 'Dust <b>',
    };
    const response = await story.answers(path, fields);
    expect(response.status).toBe(303);
    const thanks = await (await get(response.headers.get('location') ?? '')).text();
    expect(thanks).toContain('You can change your answers until');
    expect(thanks).toContain('Dust &lt;b&gt;');
    const answers = await story.answersIn(askId);
    expect(Object.fromEntries(answers.map((answer) => [answer.question, answer.value]))).toEqual({
      'school-mark': 'C',
      'basic-worked': 'not-quite',
      'how-did-i-do': '5',
      keep: 'The smile',
      'what-missed': 'Dust <b>',
    });
    const events = await eventsOf('answer.given', askId);
    expect(events).toMatchObject([{ askId, mark: 'C', basicWorked: 'not-quite', isChange: false }]);
    expect(JSON.stringify(events)).not.toMatch(/smile|Dust/);
  });

  test('hands what they say of a rule to whoever looks after rules, and takes it back with the words', async () => {
    const { path } = await story.asked();
    const wordsOfRules = () =>
      inside(app, story.workspaceId, (ctx) => ctx.tx.selectFrom('ruleWords').select('words').execute());
    await story.answers(path, { mark: 'D', rule: 'You wanted a receipt for a gift' });
    expect(await wordsOfRules()).toEqual([{ words: 'You wanted a receipt for a gift' }]);
    await story.answers(path, { mark: 'D', rule: 'A receipt, for a gift' });
    expect(await wordsOfRules()).toEqual([{ words: 'A receipt, for a gift' }]);
    await story.answers(path, { mark: 'D' });
    expect(await wordsOfRules()).toEqual([]);
  });

  test('may be changed for seven days, with the old answers kept as history, and is only read afterwards', async () => {
    const { path, askId } = await story.asked();
    await story.answers(path, { mark: 'D', keep: 'Tea' });
    app.clock.advance(days(6));
    expect(await (await get(path)).text()).toContain('value="D" checked');
    await story.answers(path, { mark: 'A' });
    const answers = await story.answersIn(askId);
    expect(answers.map(({ value, replacedAt }) => [value, replacedAt !== null])).toEqual(
      expect.arrayContaining([
        ['D', true],
        ['Tea', true],
        ['A', false],
      ]),
    );
    app.clock.advance(days(1));
    const late = await story.submit(path, { mark: 'F' });
    expect(await late.text()).toContain('These answers can no longer be changed');
    expect((await story.answersIn(askId)).filter((answer) => answer.replacedAt === null)).toMatchObject([
      { value: 'A' },
    ]);
    const shown = await (await get(path)).text();
    expect(shown).toContain('You dazzled me');
    expect(shown).not.toContain('<form');
  });

  test('sending the same again changes nothing and announces nothing', async () => {
    const { path, askId } = await story.asked();
    await story.answers(path, { mark: 'B' });
    await story.answers(path, { mark: 'B' });
    expect(await story.answersIn(askId)).toHaveLength(1);
    expect(await eventsOf('answer.given', askId)).toHaveLength(1);
  });

  test('two submissions at once leave one current answer per question', async () => {
    const { path, askId } = await story.asked();
    const page = await (await get(path)).text();
    const opened = /name="opened" value="([^"]*)"/.exec(page)?.[1] ?? '';
    app.clock.advance(5000);
    const send = (mark: string) => story.submit(path, { opened, mark });
    await Promise.all(['A', 'B', 'C', 'D', 'F'].map(send));
    expect((await story.answersIn(askId)).filter((answer) => answer.replacedAt === null)).toHaveLength(1);
  });

  test('an answer that does not fit is refused with everything typed still there', async () => {
    const { path, askId } = await story.asked();
    const response = await story.answers(path, { mark: 'B', missed: 'x'.repeat(2001), keep: 'Tea & toast' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('longer than 2000 characters');
    expect(page).toContain('Tea &amp; toast');
    expect(page).toContain('value="B" checked');
    expect(page).toContain('x'.repeat(2001));
    expect(await story.answersIn(askId)).toEqual([]);
    expect((await story.answers(path, {})).status).toBe(422);
  });

  test('pressed within two seconds it asks for one more press, and the second one counts', async () => {
    const { path, askId } = await story.asked();
    const page = await (await get(`${path}?mark=A`)).text();
    const opened = /name="opened" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const quick = await (await story.submit(path, { opened, mark: 'A', missed: 'Typed' })).text();
    expect(quick).toContain('press the button once more');
    expect(quick).toContain('Typed');
    expect(await story.answersIn(askId)).toEqual([]);
    const again = /name="opened" value="([^"]*)"/.exec(quick)?.[1] ?? '';
    app.clock.advance(2500);
    expect((await story.submit(path, { opened: again, mark: 'A' })).status).toBe(303);
    expect(await story.answersIn(askId)).toHaveLength(1);
  });

  test('the opening moment cannot be made up', async () => {
    const { path, askId } = await story.asked();
    const response = await story.submit(path, { opened: '1000000000000.AAAA', mark: 'A' });
    expect(await response.text()).toContain('press the button once more');
    expect(await story.answersIn(askId)).toEqual([]);
  });

  test('what a machine sends is thanked, kept apart and counted nowhere', async () => {
    const { path, askId } = await story.asked();
    await story.answers(path, { mark: 'B' });
    const response = await story.answers(path, { mark: 'F', website: 'http://spam.test' });
    expect(response.status).toBe(200);
    expect(await eventsOf('answer.given', askId)).toHaveLength(1);
    const answers = await story.answersIn(askId);
    expect(answers.filter((answer) => answer.replacedAt === null)).toMatchObject([{ value: 'B' }]);
    expect(answers.filter((answer) => answer.isFlagged)).toMatchObject([{ value: 'F' }]);
  });

  test('our own staff cannot mark us', async () => {
    const { path, askId } = await story.asked();
    const response = await story.answers(
      path,
      { mark: 'A' },
      await signedIn(app, story.workspaceId, story.sam),
    );
    expect(response.status).toBe(403);
    expect(await story.answersIn(askId)).toEqual([]);
  });

  test('a link of one workspace opens nothing in another', async () => {
    const other = await feedbackStory(app);
    const { token } = await story.asked();
    const secret = token.split('.')[1];
    const elsewhere = newAskToken(other.workspaceId).token.split('.')[0];
    expect((await get(`/a/${elsewhere}.${secret}`)).status).toBe(404);
  });

  test('too many requests are told to wait, in words', async () => {
    const { path } = await story.asked();
    for (let n = 0; n < 120; n++) await get('/a/nonsense');
    const response = await get(path);
    expect(response.status).toBe(429);
    expect(await response.text()).toContain('Please wait a moment');
  });
});

describe('declining asks', () => {
  test('a mail program’s one-click request is enough, without page, cookie or form type', async () => {
    const asked = await story.asked();
    const response = await app.app.request(`${asked.path}/decline`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(response.status).toBe(200);
    app.clock.advance(days(40));
    const next = await story.closedConversation({ address: asked.address });
    expect(await story.askAbout(next.conversationId)).toEqual({ allowed: false, because: 'declined' });
  });

  test('opening the page declines nothing', async () => {
    const asked = await story.asked();
    expect(await (await get(`${asked.path}/decline`)).text()).toContain('Do not ask me again');
    app.clock.advance(days(40));
    const next = await story.closedConversation({ address: asked.address });
    expect((await story.askAbout(next.conversationId)).allowed).toBe(true);
  });
});

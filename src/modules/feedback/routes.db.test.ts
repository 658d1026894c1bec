import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, anApiKey, call, signedIn } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: FeedbackStory;
let sam: Record<string, string>;
let lead: Record<string, string>;
let light: Record<string, string>;
let stranger: Record<string, string>;
let personal: string;
let shared: string;

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
  const { workspaceId } = story;
  sam = await signedIn(app, workspaceId, story.sam);
  lead = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'admin' }));
  light = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'light' }));
  stranger = await anApiKey(app, (await aWorkspace(app)).workspaceId);
  const { path, askId } = await story.asked();
  await story.answers(path, { mark: 'A', person: '5', keep: 'Tea', missed: 'Dust' });
  const ids = await story.answersIn(askId);
  personal = ids.find((answer) => answer.question === 'how-did-i-do')?.id ?? '';
  shared = ids.find((answer) => answer.question === 'keep')?.id ?? '';
});
afterAll(() => app.close());

const list = (headers: Record<string, string>, path = '/answers') => call(app, 'GET', path, { headers });
const questionsIn = (body: Record<string, unknown>) =>
  (body['data'] as { question: string }[]).map((answer) => answer.question).sort();

describe('GET /answers', () => {
  test('shows what was said of the whole to everybody, and of a person to that person', async () => {
    expect(questionsIn((await list(lead)).body)).toEqual(['school-mark', 'what-missed']);
    expect(questionsIn((await list(await anApiKey(app, story.workspaceId))).body)).toEqual([
      'school-mark',
      'what-missed',
    ]);
    expect(questionsIn((await list(sam)).body)).toEqual([
      'how-did-i-do',
      'keep',
      'school-mark',
      'what-missed',
    ]);
  });
  test('asks who you are, may refuse, and names a wrong filter', async () => {
    expect((await list({})).status).toBe(401);
    expect((await list(light)).status).toBe(403);
    expect((await list(lead, '/answers?question=favourite')).status).toBe(422);
    expect((await list(lead, '/answers?cursor=nonsense')).body).toMatchObject({ code: 'cursor_invalid' });
  });
  test('pages through all of them once', async () => {
    const first = await list(lead, '/answers?limit=1');
    const second = await list(lead, `/answers?limit=1&cursor=${String(first.body['nextCursor'])}`);
    expect([...questionsIn(first.body), ...questionsIn(second.body)].sort()).toEqual([
      'school-mark',
      'what-missed',
    ]);
    expect(second.body['hasMore']).toBe(false);
  });
  test('another workspace sees none of it', async () => {
    expect((await list(stranger)).body).toMatchObject({ data: [] });
  });
});

describe('GET /me/answers', () => {
  test('gives a person their own, with the asks made and no figure before ten', async () => {
    const { body } = await list(sam, '/me/answers');
    expect(questionsIn(body)).toEqual(['how-did-i-do', 'keep']);
    expect(body).toMatchObject({ asksMade: 1, unread: 2, mark: { shown: false, n: 1, needed: 10 } });
  });
  test('is for people: no key, nobody unknown, and nothing of others', async () => {
    expect((await list({}, '/me/answers')).status).toBe(401);
    expect((await list(stranger, '/me/answers')).status).toBe(403);
    expect((await list(sam, '/me/answers?limit=0')).status).toBe(422);
    expect((await list(lead, '/me/answers')).body).toMatchObject({ data: [], asksMade: 0 });
  });
});

describe('POST /answers/{id}/read and /share', () => {
  const read = (id: string, headers: Record<string, string>) =>
    call(app, 'POST', `/answers/${id}/read`, { headers });
  const share = (id: string, headers: Record<string, string>) =>
    call(app, 'POST', `/answers/${id}/share`, { headers });
  test.each([
    ['read', read],
    ['share', share],
  ])('%s is for the person concerned alone', async (_, post) => {
    expect((await post(personal, {})).status).toBe(401);
    expect((await post(personal, await anApiKey(app, story.workspaceId))).status).toBe(403);
    expect((await post(personal, lead)).status).toBe(404);
    expect((await post('nonsense', sam)).status).toBe(404);
  });
  test('reading ticks it for the person', async () => {
    expect((await read(personal, sam)).body).toMatchObject({
      id: personal,
      readAt: expect.any(String),
    });
    expect((await list(sam, '/me/answers')).body).toMatchObject({ unread: 1 });
  });
  test('sharing shows that one answer and no other', async () => {
    expect((await share(shared, sam)).status).toBe(200);
    expect(questionsIn((await list(lead)).body)).toEqual(['keep', 'school-mark', 'what-missed']);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { letGo } from './jobs.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const day = 86_400_000;

test('slight failures of our own finding that nobody takes on are let go, and no others', async () => {
  // Signed in anew each time: this story lasts longer than a session does.
  const asSam = () => signedIn(app, story.workspaceId, story.samId);
  const customerId = await story.made('/customers', { name: 'Gita Guest' });
  const record = async (words: string, more: object) => {
    const body = { customerId, words, foundBy: 'us', ...more };
    const answer = await call(app, 'POST', '/failures', { headers: await asSam(), body });
    expect(answer.status).toBe(201);
  };
  await record('left', { severity: 2, putRight: false });
  await record('told by the customer', { severity: 2, putRight: false, foundBy: 'them' });
  await record('grave', { severity: 3, putRight: false });
  await record('taken on', { severity: 1, putRight: true });
  app.clock.advance(20 * day);
  await record('later', { severity: 2, putRight: false });
  app.clock.advance(11 * day);
  await letGo.run(app.platform, {});
  await letGo.run(app.platform, {});
  const { body } = await call(app, 'GET', `/failures?customerId=${customerId}`, { headers: await asSam() });
  const failures = body['data'] as { words: string; status: string }[];
  expect(Object.fromEntries(failures.map(({ words, status }) => [words, status]))).toEqual({
    left: 'unrecovered',
    'told by the customer': 'open',
    grave: 'recovering',
    'taken on': 'recovering',
    later: 'open',
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApiKey, call } from '#tests/support/factories.ts';
import { mailStory, type MailStory } from '#tests/support/mail-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { sendingState } from '../logic.ts';

let app: TestApp;
let story: MailStory;
beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(async () => {
  story = await mailStory(app);
});
afterAll(() => app.close());

const troubles = async () => {
  const headers = await anApiKey(app, story.workspaceId);
  return (await call(app, 'GET', '/channel-health', { headers })).body['sending'];
};

async function aReplyThatFails(answer = '451 Not now') {
  const { conversationId } = await story.customerWrites();
  const id = await story.annReplies(conversationId);
  story.sink.faults.push({ at: 'mail', answer });
  await story.leaves(id);
  return id;
}

test('a server that is away is an alarm after ten minutes, with what waits and what it says', async () => {
  await aReplyThatFails();
  await aReplyThatFails();
  expect(await troubles()).toEqual([]);
  app.clock.advance(11 * 60_000);
  expect(await troubles()).toMatchObject([
    {
      inboxId: story.inbox.id,
      name: 'Desk',
      waiting: 2,
      because: 'silent',
      lastError: expect.stringContaining('Not now'),
    },
  ]);
  await story.sink.close();
});

test('the alarm ends when the mail has left', async () => {
  const id = await aReplyThatFails();
  app.clock.advance(11 * 60_000);
  expect(await troubles()).toHaveLength(1);
  await story.leaves(id);
  expect(await troubles()).toEqual([]);
  await story.sink.close();
});

describe('when it is time to call somebody', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  test.each([
    ['a first failure', { oldestAt: before(1), signInRefused: false, lastLeftAt: null }, 'fine'],
    ['ten minutes of failures', { oldestAt: before(11), signInRefused: false, lastLeftAt: null }, 'silent'],
    [
      'one mail put off while others leave',
      { oldestAt: before(60), signInRefused: false, lastLeftAt: before(2) },
      'fine',
    ],
    [
      'others that left before it began',
      { oldestAt: before(11), signInRefused: false, lastLeftAt: before(30) },
      'silent',
    ],
    [
      'a refused sign-in, at once',
      { oldestAt: before(1), signInRefused: true, lastLeftAt: before(30) },
      'sign-in',
    ],
    [
      'a sign-in refused once, and mail that left since',
      { oldestAt: before(5), signInRefused: true, lastLeftAt: before(1) },
      'fine',
    ],
  ] as const)('%s', (_name, facts, expected) => {
    expect(sendingState(facts, now)).toBe(expected);
  });
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aStaff, call, inside, signedIn } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { newAskToken } from '#modules/feedback/ask-token.ts';

let app: TestApp;
let story: FeedbackStory;

beforeAll(async () => {
  app = await openTestApp({ working: true });
  story = await feedbackStory(app);
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('workspaces')
      .set({ settings: JSON.stringify({ askDelayMinutes: 0 }) })
      .where('id', '=', story.workspaceId)
      .execute(),
  );
});
afterAll(() => app.close());

/** Jobs of a working program follow one another; a busy machine takes its time between them. */
const soon = { timeout: 60_000, interval: 100 };

test('closing a conversation leads to an ask, its answer to the report card, all by themselves', async () => {
  const { workspaceId } = story;
  const { conversationId } = await story.closedConversation();
  const { token, hash } = newAskToken(workspaceId);
  await vi.waitFor(async () => {
    const given = await inside(app, workspaceId, (ctx) =>
      ctx.tx
        .updateTable('asks')
        .set({ tokenHash: hash })
        .where('workspaceId', '=', workspaceId)
        .where('conversationId', '=', conversationId)
        .returning('id')
        .execute(),
    );
    expect(given).toHaveLength(1);
  }, soon);
  expect((await story.answers(`/a/${token}`, { mark: 'A', basic: 'yes', person: '5' })).status).toBe(303);
  const lead = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'admin' }));
  await vi.waitFor(async () => {
    const { body } = await call(app, 'GET', '/report-cards', { headers: lead });
    expect(body).toMatchObject({
      // The first reply, which was in time, and the basic that worked.
      core: { counts: { kept: 2, missed: 0 } },
      experience: { counts: { delighted: 1, n: 1 } },
      asked: { n: 1, commonest: 'A' },
    });
  }, soon);
}, 150_000);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inside } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { declineAsks } from '#modules/customers/index.ts';
import { considerAsk, sendAsk } from './commands/send-ask.ts';

let app: TestApp;
let story: FeedbackStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
});
afterAll(() => app.close());

const asksOf = (conversationId: string) =>
  inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('asks')
      .selectAll()
      .where('workspaceId', '=', story.workspaceId)
      .where('conversationId', '=', conversationId)
      .execute(),
  );
const days = (count: number) => count * 86_400_000;

describe('the ask after a closing', () => {
  test('goes to the customer, about the person who replied and a basic, an hour after the closing', async () => {
    const { conversationId, customerId, address } = await story.closedConversation();
    const early = await inside(app, story.workspaceId, (ctx) => sendAsk(ctx, conversationId));
    expect(early).toEqual({ allowed: true, from: new Date(app.clock.now().getTime() + 3_600_000) });
    expect(await asksOf(conversationId)).toEqual([]);
    await story.askAbout(conversationId);
    const [ask] = await asksOf(conversationId);
    expect(ask).toMatchObject({ customerId, address, staffId: story.sam, status: 'sent', answeredAt: null });
    expect(ask?.elementId).not.toBeNull();
    expect(ask?.expiresAt).toEqual(new Date(app.clock.now().getTime() + days(30)));
  });

  test.each([
    [
      'a conversation without a reply of ours',
      async () => {
        const { conversationId } = await story.customerWrites();
        await story.changeTo(conversationId, 'closed');
        return conversationId;
      },
      'no-human-reply',
    ],
    [
      'one that ended with an automatic mail',
      async () => {
        const { conversationId, address } = await story.customerWrites();
        await story.samReplies(conversationId);
        app.clock.advance(60_000);
        await story.customerWrites({ conversationId, address, isAutomatic: true });
        await story.changeTo(conversationId, 'closed');
        return conversationId;
      },
      'automatic-mail',
    ],
    [
      'spam',
      async () => {
        const { conversationId } = await story.customerWrites();
        await story.samReplies(conversationId);
        await story.changeTo(conversationId, 'spam');
        return conversationId;
      },
      'not-closed',
    ],
    [
      'one reopened meanwhile',
      async () => {
        const { conversationId } = await story.closedConversation();
        await story.changeTo(conversationId, 'open');
        return conversationId;
      },
      'not-closed',
    ],
    [
      'a customer who declines',
      async () => {
        const { conversationId, customerId } = await story.closedConversation();
        await inside(app, story.workspaceId, (ctx) => declineAsks(ctx, { customerId }));
        return conversationId;
      },
      'declined',
    ],
  ])('is not sent for %s', async (_, begin, because) => {
    const conversationId = await begin();
    expect(await story.askAbout(conversationId)).toEqual({ allowed: false, because });
    expect(await asksOf(conversationId)).toEqual([]);
  });

  test('reaches one customer once in thirty days across conversations, and one conversation once', async () => {
    const first = await story.asked();
    const second = await story.closedConversation({ address: first.address });
    expect(second.conversationId).not.toBe(first.conversationId);
    expect(await story.askAbout(second.conversationId)).toEqual({ allowed: false, because: 'asked-lately' });
    app.clock.advance(days(31));
    expect(await story.askAbout(first.conversationId)).toEqual({ allowed: false, because: 'already-asked' });
    expect((await story.askAbout(second.conversationId)).allowed).toBe(true);
  });

  test('is sent once when two workers send at the same moment', async () => {
    const { conversationId } = await story.closedConversation();
    app.clock.advance(3_600_000);
    const send = () => inside(app, story.workspaceId, (ctx) => sendAsk(ctx, conversationId));
    const verdicts = await Promise.all([send(), send(), send()]);
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(1);
    expect(await asksOf(conversationId)).toHaveLength(1);
  });

  test('waits anew when the conversation was closed again', async () => {
    const { conversationId } = await story.closedConversation();
    await story.changeTo(conversationId, 'open');
    app.clock.advance(30 * 60_000);
    await story.changeTo(conversationId, 'closed');
    const from = new Date(app.clock.now().getTime() + 3_600_000);
    app.clock.advance(30 * 60_000);
    const verdict = await inside(app, story.workspaceId, (ctx) => considerAsk(ctx, conversationId));
    expect(verdict).toEqual({ allowed: true, from });
  });

  test('asks about another basic when the first is known better', async () => {
    const first = await story.closedConversation();
    await story.askAbout(first.conversationId);
    const elementId = (await asksOf(first.conversationId))[0]?.elementId ?? '';
    await inside(app, story.workspaceId, (ctx) =>
      ctx.tx
        .insertInto('evidenceTallies')
        .values({
          workspaceId: story.workspaceId,
          subjectType: 'workspace',
          subjectId: story.workspaceId,
          day: ctx.now.toISOString().slice(0, 10),
          pillar: 'core',
          outcome: 'kept',
          elementId,
          stage: '',
          n: 5,
        })
        .execute(),
    );
    const second = await story.closedConversation();
    await story.askAbout(second.conversationId);
    expect((await asksOf(second.conversationId))[0]?.elementId).not.toBe(elementId);
  });
});

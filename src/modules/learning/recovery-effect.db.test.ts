import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-11-02T09:00:00Z' });
  story = await accountStory(app);
});
afterAll(() => app.close());

const ago = (days: number) => new Date(app.clock.now().getTime() - days * 86_400_000);
const effect = async () => (await call(app, 'GET', '/learning/recovery', { headers: story.sam })).body;

async function aCustomer() {
  return story.made('/customers', { name: 'Gus' });
}

/** Words of theirs in a conversation of so many days ago. */
async function wrote(customerId: string, days: number): Promise<string> {
  const id = await story.aConversation(customerId);
  await inside(app, story.workspaceId, async (ctx) => {
    await ctx.tx
      .updateTable('conversations')
      .set({ createdAt: ago(days), lastMessageAt: ago(days) })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute();
  });
  return id;
}

async function marked(customerId: string, value: string, days: number) {
  await inside(app, story.workspaceId, async (ctx) => {
    const askId = newId();
    await ctx.tx
      .insertInto('asks')
      .values({
        workspaceId: ctx.workspaceId,
        id: askId,
        customerId,
        tokenHash: Buffer.from(askId),
        address: 'guest@mail.test',
        status: 'answered',
        sentAt: ago(days),
        answeredAt: ago(days),
        expiresAt: ago(days - 30),
      })
      .execute();
    await ctx.tx
      .insertInto('answers')
      .values({
        workspaceId: ctx.workspaceId,
        id: newId(),
        askId,
        question: 'school-mark',
        value,
        at: ago(days),
      })
      .execute();
  });
}

async function failed(
  customerId: string,
  { days, status }: { days: number; status: 'recovered' | 'unrecovered' | 'open' },
) {
  const conversationId = await wrote(customerId, days);
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .insertInto('failures')
      .values({
        workspaceId: ctx.workspaceId,
        id: newId(),
        customerId,
        conversationId,
        words: 'Dust',
        severity: 2,
        effectiveSeverity: 2,
        tierAtTime: 'standard',
        foundBy: 'them',
        source: 'person',
        status,
        happenedAt: ago(days),
        recordedAt: ago(days),
        closedAt: status === 'open' ? null : ago(days - 2),
      })
      .execute(),
  );
}

test('nothing yet is too few, not a figure', async () => {
  expect(await effect()).toMatchObject({
    days: 90,
    fewest: 8,
    groups: { recovered: { n: 0, returnedShare: null }, neverFailed: { n: 0 }, unrecovered: { n: 0 } },
    returned: {
      againstNeverFailed: { difference: null, verdict: 'too-few' },
      againstUnrecovered: { difference: null, verdict: 'too-few' },
    },
    pairs: { n: 0, mean: null, verdict: 'too-few' },
  });
});

test('18 of 20 recovered and 6 of 12 left as they were, each counted once and in its group', async () => {
  for (let index = 0; index < 20; index++) {
    const customerId = await aCustomer();
    if (index < 8) await marked(customerId, 'C', 200);
    await failed(customerId, { days: 150, status: 'recovered' });
    if (index < 18) await wrote(customerId, 100);
    if (index < 8) await marked(customerId, index < 4 ? 'B' : 'C', 140);
  }
  for (let index = 0; index < 12; index++) {
    const customerId = await aCustomer();
    await failed(customerId, { days: 150, status: index < 10 ? 'unrecovered' : 'open' });
    if (index < 6) await wrote(customerId, 100);
  }
  for (let index = 0; index < 5; index++) {
    const customerId = await aCustomer();
    await wrote(customerId, 150);
    if (index < 4) await wrote(customerId, 40);
  }
  const seen = await effect();
  expect(seen).toMatchObject({
    groups: {
      recovered: { n: 20, returned: 18, speakWell: 4, speakWellOf: 8, asked: 8, answered: 8 },
      unrecovered: { n: 12, returned: 6, speakWellShare: null },
      // Those who wrote forty days ago have not had their ninety days for that, so the earlier contact counts.
      neverFailed: { n: 5, returned: 0 },
      second: { n: 0 },
    },
    returned: { againstUnrecovered: { verdict: 'yes' } },
    pairs: { n: 8, verdict: 'yes' },
  });
  const { difference } = (
    seen['returned'] as {
      againstUnrecovered: { difference: { value: number; interval: { low: number; high: number } } };
    }
  ).againstUnrecovered;
  expect(difference.value).toBeCloseTo(0.4, 10);
  expect(difference.interval.low).toBeCloseTo(0.082, 3);
  expect(difference.interval.high).toBeCloseTo(0.657, 3);
  const pairs = seen['pairs'] as { mean: { value: number } };
  expect(pairs.mean.value).toBeCloseTo(0.5, 10);
  expect(await inside(app, story.workspaceId, (ctx) => listFindings(ctx))).toMatchObject([
    { key: 'learning:finding.effect.yes', calculation: 'C2', verdict: 'shown', tone: 'good', talk: null },
  ]);
});

test('a second failure within a year stands apart, and fresh ones wait for their ninety days', async () => {
  const before = (await effect())['groups'] as Record<string, { n: number }>;
  const twice = await aCustomer();
  await failed(twice, { days: 200, status: 'recovered' });
  await failed(twice, { days: 120, status: 'recovered' });
  const fresh = await aCustomer();
  await failed(fresh, { days: 30, status: 'recovered' });
  const after = (await effect())['groups'] as Record<string, { n: number }>;
  expect(after['second']?.n).toBe(1);
  expect(after['recovered']?.n).toBe(before['recovered']?.n);
});

test('words about the same matter, and words of ours, are no return', async () => {
  const before = (await effect())['groups'] as Record<string, { n: number; returned: number }>;
  const customerId = await aCustomer();
  await failed(customerId, { days: 150, status: 'recovered' });
  const ours = await wrote(customerId, 120);
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('messages')
      .set({ direction: 'out' })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('conversationId', '=', ours)
      .execute(),
  );
  const after = (await effect())['groups'] as Record<string, { n: number; returned: number }>;
  expect(after['recovered']?.n).toBe((before['recovered']?.n ?? 0) + 1);
  expect(after['recovered']?.returned).toBe(before['recovered']?.returned);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { call, signedIn } from '#tests/support/factories.ts';
import { promisesStory, type PromisesStory } from '#tests/support/promises-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { changeConversation, undoMessage } from '#modules/conversations/index.ts';
import { changePromise, createPromise } from './commands/change-promise.ts';
import { seedPromises } from './index.ts';
import { listDuePromises } from './queries/due-promises.ts';
import { listPromises } from './queries/standing-promises.ts';

let app: TestApp;
let story: PromisesStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await promisesStory(app);
  await story.react();
});
afterAll(() => app.close());

const asSystem: PromisesStory['asSystem'] = (work) => story.asSystem(work);
const asAnn: PromisesStory['asAnn'] = (work) => story.asAnn(work);
/** As if the reply went by mail: it can be taken back for ten seconds. */
async function repliesByMail(id: string) {
  const messageId = await story.replies(id);
  await story.queued(messageId, new Date(app.clock.now().getTime() + 10_000));
  return messageId;
}
const clocks = (conversationId: string) =>
  asSystem((ctx) =>
    ctx.tx
      .selectFrom('duePromises as d')
      .select(['d.kind', 'd.outcome', 'd.fulfilledAt', 'd.dueAt', 'd.staffId'])
      .where('d.conversationId', '=', conversationId)
      .orderBy('d.startedAt')
      .orderBy('d.kind')
      .execute(),
  );
const minutes = (n: number) => app.clock.advance(n * 60_000);

test('a new workspace begins with the promises of its trade, once', async () => {
  await asSystem((ctx) => seedPromises(ctx, { trade: 'hotel', elements: {} }));
  const { data } = await asSystem((ctx) => listPromises(ctx));
  expect(data.map(({ kind }) => kind).toSorted()).toEqual(['check', 'first-reply', 'next-update']);
  expect(data.find(({ kind }) => kind === 'check')).toMatchObject({
    targetMinutes: null,
    status: 'trial',
    sentence: 'If something in your room does not work, somebody comes within 30 minutes.',
    elementId: expect.any(String),
    history: { n: 0, supportsTarget: false },
  });
  expect(data.find(({ kind }) => kind === 'first-reply')).toMatchObject({
    kind: 'first-reply',
    targetMinutes: 60,
    status: 'trial',
    sentence: 'A person answers your first message within 1 hour, day or night.',
    elementId: expect.any(String),
    history: { n: 0, supportsTarget: false, kept: null },
  });
});

test('the first words start the clock, a reply in time keeps the promise, announced once', async () => {
  const id = await story.arrives();
  minutes(30);
  await story.replies(id);
  expect(await clocks(id)).toMatchObject([
    { outcome: 'open', fulfilledAt: app.clock.now(), staffId: story.ann },
  ]);
  await Promise.all([story.decide(), story.decide()]);
  expect(await clocks(id)).toMatchObject([{ outcome: 'kept' }]);
  expect(await story.announced(id, 'promise.kept')).toBe(1);
});

test('without a reply it is missed at that instant; a late answer changes no verdict but is remembered', async () => {
  const id = await story.arrives();
  minutes(59);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'open' }]);
  const risky = await asAnn((ctx) => listDuePromises(ctx, { state: 'at-risk', mine: 'false', limit: 50 }));
  expect(risky.data.map((due) => due.conversation.id)).toEqual([id]);
  minutes(1);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'missed', fulfilledAt: null }]);
  const missed = await asAnn((ctx) => listDuePromises(ctx, { state: 'missed', mine: 'true', limit: 50 }));
  expect(missed.data.map((due) => due.conversation.id)).toEqual([id]);
  minutes(5);
  await story.replies(id);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'missed', fulfilledAt: app.clock.now() }]);
  expect(await story.announced(id, 'promise.missed')).toBe(1);
});

test('a reply taken back lets the clock go on', async () => {
  const id = await story.arrives();
  minutes(30);
  const messageId = await repliesByMail(id);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'open', fulfilledAt: app.clock.now() }]);
  await asAnn((ctx) => undoMessage(ctx, { params: { id: messageId } }));
  await story.react();
  expect(await clocks(id)).toMatchObject([{ outcome: 'open', fulfilledAt: null }]);
  minutes(30);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'missed' }]);
});

test('a reply that can still be taken back when the promise falls due is waited for', async () => {
  const id = await story.arrives();
  app.clock.advance(60 * 60_000 - 5000);
  await repliesByMail(id);
  app.clock.advance(7000);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'open' }]);
  app.clock.advance(3000);
  await story.decide();
  expect(await clocks(id)).toMatchObject([{ outcome: 'kept' }]);
});

test('what a machine sends starts no clock, and spam is promised nothing', async () => {
  expect(await clocks(await story.arrives({ isAutomatic: true }))).toEqual([]);
  const id = await story.arrives();
  await asAnn((ctx) => changeConversation(ctx, { params: { id }, input: { status: 'spam' } }));
  await story.react();
  expect(await clocks(id)).toMatchObject([{ outcome: 'void' }]);
});

test('an open clock follows the assignment', async () => {
  const id = await story.arrives();
  await asAnn((ctx) => changeConversation(ctx, { params: { id }, input: { assigneeId: story.ann } }));
  await story.react();
  expect(await clocks(id)).toMatchObject([{ staffId: story.ann }]);
});

test('later words start the next reply, and closing stops the way to the close', async () => {
  const made = await Promise.all(
    (['next-reply', 'close'] as const).map((kind) =>
      asAnn((ctx) =>
        createPromise(ctx, { input: { kind, name: kind, sentence: 'We do.', targetMinutes: 120 } }),
      ),
    ),
  );
  const id = await story.arrives();
  await story.replies(id);
  minutes(10);
  await story.arrives({ conversationId: id });
  minutes(10);
  await story.replies(id);
  await asAnn((ctx) => changeConversation(ctx, { params: { id }, input: { status: 'closed' } }));
  await story.react();
  await story.decide();
  expect(await clocks(id)).toMatchObject([
    { kind: 'close', outcome: 'kept' },
    { kind: 'first-reply', outcome: 'kept' },
    { kind: 'next-reply', outcome: 'kept' },
  ]);
  for (const { id: promiseId } of made)
    await asAnn((ctx) => changePromise(ctx, { params: { id: promiseId }, input: { status: 'retired' } }));
});

test('other thresholds ask anew what the past supports, and leave every verdict and its evidence as it was', async () => {
  const decided = () =>
    asSystem(async (ctx) => ({
      due: await ctx.tx.selectFrom('duePromises').selectAll().orderBy('id').execute(),
      tallies: (await sql`select * from evidence_tallies order by 1, 2, 3, 4, 5`.execute(ctx.tx)).rows,
      events: await ctx.tx
        .selectFrom('events')
        .select('id')
        .where('type', 'like', 'promise.%')
        .orderBy('id')
        .execute(),
    }));
  const first = async () =>
    (await asSystem((ctx) => listPromises(ctx))).data.find(({ kind }) => kind === 'first-reply');
  const before = await decided();
  expect(before.due.some(({ outcome }) => outcome === 'missed')).toBe(true);
  expect(await first()).toMatchObject({ history: { needed: 20 }, keptness: { promised: 0.9 } });
  const owner = await signedIn(app, story.workspaceId, story.ownerId);
  const set = (settings: object) => call(app, 'PATCH', '/workspace', { headers: owner, body: { settings } });
  const others = {
    promisedShare: 0.5,
    wantedShare: 0.6,
    promiseFewestTimes: 5,
    promiseMostTimes: 6,
    atRiskShare: 0.75,
  };
  expect((await set(others)).status).toBe(200);
  expect(await first()).toMatchObject({ history: { needed: 5 }, keptness: { promised: 0.5 } });
  expect((await first())?.history.n).toBeLessThanOrEqual(6);
  await story.decide();
  expect(await decided()).toEqual(before);
  const crossed = await set({ promiseFewestTimes: 7 });
  expect(crossed).toMatchObject({ status: 422, body: { code: 'fewest_above_most' } });
  await set(Object.fromEntries(Object.keys(others).map((name) => [name, null])));
  expect(await first()).toMatchObject({ history: { needed: 20 }, keptness: { promised: 0.9 } });
});

test('the customer clock knows neither the working week nor the holidays', async () => {
  const owner = await signedIn(app, story.workspaceId, story.ownerId);
  const body = {
    workingPeriods: [{ weekday: 7, from: '03:00', to: '04:00' }],
    holidays: [app.clock.now().toISOString().slice(0, 10)],
  };
  expect((await call(app, 'PATCH', '/workspace', { headers: owner, body })).status).toBe(200);
  const [clock] = await clocks(await story.arrives());
  expect(clock?.dueAt).toEqual(new Date(app.clock.now().getTime() + 60 * 60_000));
});

test('a promise is published only on history or openly on trial, and decided ones keep their verdict', async () => {
  const { data } = await asSystem((ctx) => listPromises(ctx));
  const promise = data.find((one) => one.kind === 'first-reply');
  const change = (input: Parameters<typeof changePromise>[1]['input']) =>
    asAnn((ctx) => changePromise(ctx, { params: { id: promise?.id ?? '' }, input }));
  await expect(change({ status: 'published' })).rejects.toMatchObject({ code: 'history_too_short' });
  const trialUntil = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
  expect(await change({ status: 'published', trialUntil })).toMatchObject({
    status: 'published',
    trialUntil,
  });
  const id = await story.arrives();
  const [before] = await clocks(id);
  expect(await change({ targetMinutes: 240 })).toMatchObject({
    sentence: 'A person answers your first message within 4 hours, day or night.',
  });
  expect(await clocks(id)).toEqual([before]);
  await change({ status: 'trial', trialUntil: null });
  for (let n = 0; n < 20; n++) {
    const next = await story.arrives();
    minutes(5);
    await story.replies(next);
  }
  await story.decide();
  expect(await change({ status: 'published' })).toMatchObject({
    history: { supportsTarget: true, possibleWithinMinutes: expect.any(Number) },
  });
  await expect(change({ targetMinutes: 2 })).rejects.toMatchObject({ code: 'history_does_not_support_it' });
  await expect(change({ elementId: newId() })).rejects.toMatchObject({ code: 'element_unknown' });
});

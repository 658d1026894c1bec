import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { announce, eventType, reactionToSeveral } from '#platform/events/events.ts';
import { aWorkspace, inside, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { react } from './react.ts';

const rang = eventType('test.rang', z.object({ word: z.string() }));

let app: TestApp;
let house: Made;
beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
});
afterAll(() => app.close());

test('several events are one transaction; the one it breaks on comes back alone and holds none back', async () => {
  const ids = await inside(app, house.workspaceId, (ctx) =>
    Promise.resolve(['one', 'poison', 'three'].map((word) => announce(ctx, rang, { word }))),
  );
  const calls: string[][] = [];
  const done = new Set<string>();
  let isMended = false;
  const hear = reactionToSeveral('test.hear', rang, (_ctx, events) => {
    const words = events.map(({ payload }) => payload.word);
    calls.push(words);
    if (!isMended && words.includes('poison')) return Promise.reject(new Error('poison'));
    for (const word of words) done.add(word);
    return Promise.resolve();
  });
  const job = { workspaceId: house.workspaceId, eventIds: ids };
  await expect(react(app.platform, hear, job)).rejects.toThrow('poison');
  expect(calls).toEqual([['one', 'poison', 'three'], ['one'], ['poison'], ['three']]);
  expect([...done]).toEqual(['one', 'three']);
  isMended = true;
  await react(app.platform, hear, job);
  expect(calls.at(-1)).toEqual(['one', 'poison', 'three']);
});

test('what is none of its business makes no job, and does nothing where one is left from before', async () => {
  const heard: string[] = [];
  const loud = reactionToSeveral(
    'test.loud',
    rang,
    (_ctx, events) => {
      heard.push(...events.map(({ payload }) => payload.word));
      return Promise.resolve();
    },
    { onlyIf: ({ word }) => word === word.toUpperCase() },
  );
  expect(['HO', 'hush'].map((word) => loud.concerns({ word }))).toEqual([true, false]);
  const eventIds = await inside(app, house.workspaceId, (ctx) =>
    Promise.resolve(['hush', 'HO'].map((word) => announce(ctx, rang, { word }))),
  );
  await react(app.platform, loud, { workspaceId: house.workspaceId, eventIds });
  expect(heard).toEqual(['HO']);
});

test('what follows an event names it as its cause, one link further', async () => {
  const ids = await inside(app, house.workspaceId, (ctx) =>
    Promise.resolve(['first', 'second'].map((word) => announce(ctx, rang, { word }))),
  );
  const echo = reactionToSeveral('test.echo', rang, (ctx, events) => {
    for (const { id } of events) announce(ctx, rang, { word: `after ${id}` }, { causedBy: id });
    return Promise.resolve();
  });
  await react(app.platform, echo, { workspaceId: house.workspaceId, eventIds: ids });
  const followed = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('events')
      .select(['payload', 'causedBy', 'depth', 'actorKind'])
      .where('causedBy', 'in', ids)
      .execute(),
  );
  expect(followed.toSorted((a, b) => ids.indexOf(a.causedBy ?? '') - ids.indexOf(b.causedBy ?? ''))).toEqual(
    ids.map((id) => ({ payload: { word: `after ${id}` }, causedBy: id, depth: 1, actorKind: 'automation' })),
  );
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aWorkspace, inside, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { createInbox } from '../index.ts';
import { openIngest, type Ingest } from './ingest.ts';
import { sweepRawMessages } from './sweep.ts';

let app: TestApp;
let house: Made;
let inboxId: string;
let ingest: Ingest;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  const inbox = await inside(app, house.workspaceId, (ctx) =>
    createInbox(ctx, { name: 'Desk', address: 'desk@house.test' }),
  );
  inboxId = inbox.id;
  ingest = openIngest(app.platform);
});
afterAll(async () => {
  await ingest.close();
  await app.close();
});
beforeEach(() => app.clock.advance(60_000));

/** Stores a mail and forgets it, as a process does that dies between the two transactions. */
async function stored(words: string): Promise<string> {
  const { id } = await ingest.store({
    workspaceId: house.workspaceId,
    inboxId,
    raw: Buffer.from(`From: ada@guest.test\r\nSubject: ${words}\r\n\r\n${words}\r\n`),
    source: 'smtp',
    envelopeFrom: 'ada@guest.test',
    envelopeTo: 'desk@house.test',
    peer: null,
  });
  return id;
}

function rowOf(rawMessageId: string) {
  return inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('rawMessages')
      .select(['state', 'reason', 'attempts', 'conversationId'])
      .where('workspaceId', '=', house.workspaceId)
      .where('id', '=', rawMessageId)
      .executeTakeFirstOrThrow(),
  );
}

test('a mail that a crash left behind is taken in, once', async () => {
  const id = await stored('left behind');
  app.clock.advance(6000);
  expect(await sweepRawMessages(app.platform, ingest)).toBe(1);
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: 'accepted', reason: null, attempts: 1 });
  expect(await sweepRawMessages(app.platform, ingest)).toBe(0);
  expect(await rowOf(id)).toEqual(row);
});

test('a mail that has just come is left to the process that works on it', async () => {
  const id = await stored('fresh');
  expect(await sweepRawMessages(app.platform, ingest)).toBe(0);
  expect((await rowOf(id)).state).toBe('received');
  app.clock.advance(6000);
  await sweepRawMessages(app.platform, ingest);
});

test('a mail that has ended the process three times is put aside, and those behind it go on', async () => {
  const poison = await stored('poison');
  const next = await stored('next');
  app.clock.advance(6000);
  const deadly: Ingest = {
    ...ingest,
    process: (workspaceId, id) =>
      id === poison ? Promise.reject(new Error('the process died')) : ingest.process(workspaceId, id),
  };
  for (let attempt = 0; attempt < 3; attempt += 1)
    await sweepRawMessages(app.platform, deadly).catch(() => {
      // Where the real process would have ended, the next look begins.
    });
  await sweepRawMessages(app.platform, deadly);
  expect(await rowOf(poison)).toMatchObject({ state: 'quarantined', reason: 'crashed-repeatedly' });
  expect(await rowOf(next)).toMatchObject({ state: 'accepted' });
});

test('a process that ends before its reader is ready has tried nothing, and what was tried comes last', async () => {
  const tried = await stored('tried before');
  const fresh = await stored('never tried');
  app.clock.advance(6000);
  const order: string[] = [];
  const dying = (ready: Ingest['ready']): Ingest => ({
    ...ingest,
    ready,
    process: (workspaceId, id) => {
      order.push(id);
      return id === tried ? Promise.reject(new Error('the process died')) : ingest.process(workspaceId, id);
    },
  });
  const killed = dying(() => Promise.reject(new Error('killed while it starts')));
  for (let time = 0; time < 5; time += 1)
    await expect(sweepRawMessages(app.platform, killed)).rejects.toThrow('killed');
  expect(await rowOf(tried)).toMatchObject({ state: 'received', attempts: 0 });
  await expect(
    sweepRawMessages(
      app.platform,
      dying(() => ingest.ready()),
    ),
  ).rejects.toThrow('died');
  await expect(
    sweepRawMessages(
      app.platform,
      dying(() => ingest.ready()),
    ),
  ).rejects.toThrow('died');
  expect(order.slice(0, 2).toSorted()).toEqual([tried, fresh].toSorted());
  expect(order.slice(2)).toEqual([tried]);
  await sweepRawMessages(app.platform, ingest);
  expect(await rowOf(tried)).toMatchObject({ state: 'accepted', attempts: 3 });
});

test('two sweepers at once take a mail in once', async () => {
  const id = await stored('twice');
  app.clock.advance(6000);
  await Promise.all([sweepRawMessages(app.platform, ingest), sweepRawMessages(app.platform, ingest)]);
  const { conversationId } = await rowOf(id);
  const messages = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('messages')
      .select('id')
      .where('workspaceId', '=', house.workspaceId)
      .where('conversationId', '=', conversationId)
      .execute(),
  );
  expect(messages).toHaveLength(1);
});

test('a copy that is processed in the same batch as the first makes no second message', async () => {
  const id = await stored('both at once');
  const process = () => ingest.process(house.workspaceId, id);
  const [one, two, three] = await Promise.all([process(), process(), process()]);
  expect(one?.state).toBe('accepted');
  expect([two, three]).toEqual([one, one]);
  const messages = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('messages')
      .select('id')
      .where('workspaceId', '=', house.workspaceId)
      .where('rawMessageId', '=', id)
      .execute(),
  );
  expect(messages).toHaveLength(1);
});

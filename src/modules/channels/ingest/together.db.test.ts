import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorkspace, inside, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { readMessage } from '../email/message/read-message.ts';
import { findKnownInbox, type KnownInbox } from '../inboxes/known-inboxes.ts';
import { createInbox } from '../index.ts';
import { replyCodes } from '../reply-codes.ts';
import { processBatch } from './process-batch.ts';
import type { ReadyMail } from './ready-mail.ts';
import { rawStore } from './store-raw.ts';

let app: TestApp;
let house: Made;
let inbox: KnownInbox;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  const { id } = await inside(app, house.workspaceId, (ctx) =>
    createInbox(ctx, { name: 'Desk', address: 'desk@house.test' }),
  );
  const known = await findKnownInbox(app.platform, house.workspaceId, id);
  if (!known) throw new Error('The inbox was made');
  inbox = known;
});
afterAll(() => app.close());

interface Words {
  id: string;
  from: string;
  subject?: string;
  fields?: readonly string[];
  text?: string;
}

async function ready({
  id,
  from,
  subject = 'Shower',
  fields = [],
  text = 'Cold.',
}: Words): Promise<ReadyMail> {
  const head = [`From: ${from}`, 'To: desk@house.test', `Subject: ${subject}`, `Message-ID: <${id}@g.test>`];
  const raw = Buffer.from([...head, ...fields, '', text, ''].join('\r\n'));
  const envelope = { envelopeFrom: null, envelopeTo: null };
  const place = { workspaceId: house.workspaceId, inboxId: inbox.id };
  const stored = await rawStore(app.platform)({ ...place, ...envelope, raw, source: 'api', peer: null });
  const own = { addresses: [], messageIdDomains: [], loopMarks: [] };
  const read = await readMessage(raw, { own, envelope: { mailFrom: null } });
  if (read.kind === 'unreadable') throw new Error(read.reason);
  return {
    ...envelope,
    rawMessageId: stored.id,
    inbox,
    receivedAt: app.clock.now(),
    content: { kind: 'read', read, files: [] },
    senderCheck: 'verified',
  };
}

async function together(...words: Words[]) {
  const mails: ReadyMail[] = [];
  for (const each of words) mails.push(await ready(each));
  const codes = replyCodes(app.platform);
  const taken = await processBatch(app.platform, house.workspaceId, mails, codes);
  return taken.map(({ conversationId }) => conversationId ?? '');
}

const conversation = (id: string) =>
  inside(app, house.workspaceId, (ctx) =>
    ctx.tx.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
const messages = (id: string) =>
  inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('messages')
      .select(['emailMessageId', 'revision', 'authorCustomerId'])
      .where('conversationId', '=', id)
      .orderBy('revision')
      .execute(),
  );

test('an answer in the batch of what it answers joins it, and its sender is one customer', async () => {
  const [first, stranger, answer] = await together(
    { id: 'a1', from: 'ada@g.test' },
    { id: 'a2', from: 'bob@g.test' },
    { id: 'a3', from: 'Ada@G.test', fields: ['References: <a1@g.test>'] },
  );
  expect(answer).toBe(first);
  expect(stranger).not.toBe(first);
  const kept = await messages(first ?? '');
  expect(kept.map(({ emailMessageId }) => emailMessageId)).toEqual(['<a1@g.test>', '<a3@g.test>']);
  expect(new Set(kept.map(({ authorCustomerId }) => authorCustomerId)).size).toBe(1);
});

test('several words for one conversation count one by one and the last is shown', async () => {
  const [id = ''] = await together({ id: 'b1', from: 'cleo@g.test', text: 'First words' });
  const { number } = await conversation(id);
  const code = () => replyCodes(app.platform).messageId({ workspaceId: house.workspaceId, number });
  await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('conversations')
      .set({ status: 'waiting', waitingSince: null })
      .where('id', '=', id)
      .execute(),
  );
  const joined = await together(
    { id: 'b2', from: 'cleo@g.test', text: 'Second words', fields: [`In-Reply-To: ${code()}`] },
    { id: 'b3', from: 'dan@g.test', text: 'Other words' },
    { id: 'b4', from: 'dan@g.test', text: 'Third words', fields: [`In-Reply-To: ${code()}`] },
  );
  expect(joined).toEqual([id, expect.not.stringMatching(id), id]);
  expect(await conversation(id)).toMatchObject({
    status: 'open',
    messageCount: 3,
    revision: 3,
    lastMessagePreview: 'Third words',
  });
  expect((await messages(id)).map(({ revision }) => revision)).toEqual([1, 2, 3]);
  const announced = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('events')
      .select(['type', 'payload'])
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute(),
  );
  const starts = announced.filter(({ type }) => type === 'message.received').map(({ payload }) => payload);
  expect(starts).toMatchObject([{ startsWaiting: true }, { startsWaiting: true }, { startsWaiting: false }]);
  expect(announced.filter(({ type }) => type === 'conversation.status_changed')).toHaveLength(1);
});

test('numbers follow one another, and words that are half a character hold nothing up', async () => {
  const ids = await together(
    { id: 'c1', from: 'eve@g.test', text: `${'x'.repeat(139)}😀 and on` },
    { id: 'c2', from: 'fay@g.test', subject: '=?utf-8?B?7aC9?= =?utf-8?Q?=00?=' },
    { id: 'c3', from: 'gil@g.test' },
  );
  const numbers = await Promise.all(ids.map(async (id) => (await conversation(id)).number));
  const [first = 0] = numbers;
  expect(numbers).toEqual([first, first + 1, first + 2]);
});

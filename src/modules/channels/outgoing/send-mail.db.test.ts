import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { retryMessage, undoMessage } from '#modules/conversations/commands/withdraw-message.ts';
import { mailStory, type MailStory } from '#tests/support/mail-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { readMessage } from '../email/message/read-message.ts';
import { forgetInboxes } from '../inboxes/known-inboxes.ts';
import { replyCodes } from '../reply-codes.ts';
import { sweepOutgoingMails } from './jobs.ts';
import { sendCustomerMail } from './queue-customer-mail.ts';
import { queueReply } from './queue-mail.ts';

let app: TestApp;
let story: MailStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await mailStory(app);
});
beforeEach(() => {
  story.sink.received.length = 0;
  story.sink.faults.length = 0;
});
afterAll(async () => {
  await story.sink.close();
  await app.close();
});

async function aReply(given: object = {}) {
  const { conversationId } = await story.customerWrites();
  return { conversationId, id: await story.annReplies(conversationId, given) };
}

const parse = (raw: string) =>
  readMessage(Buffer.from(raw, 'latin1'), {
    own: { addresses: [], messageIdDomains: [], loopMarks: [] },
    envelope: { mailFrom: null },
  });

test('a reply leaves once, names its conversation and quotes what came before', async () => {
  const written = await story.customerWrites({ emailMessageId: '<first@mail.test>' });
  const id = await story.annReplies(written.conversationId, {
    bcc: [{ name: '', address: 'boss@house.test' }],
  });
  await Promise.all([story.leaves(id), story.leaves(id)]);
  await story.leaves(id);
  expect(story.sink.received).toHaveLength(1);
  const [mail] = story.sink.received;
  expect(mail?.to).toEqual(['gus@mail.test', 'boss@house.test']);
  expect(mail?.raw).not.toContain('boss@house.test');
  const read = await parse(mail?.raw ?? '');
  if (read.kind === 'unreadable') throw new Error(read.reason);
  expect(read.inReplyTo).toEqual(['<first@mail.test>']);
  expect(read.references).toEqual(['<first@mail.test>']);
  expect(read.subject).toBe('Re: The shower');
  expect(read.text.trim()).toBe('On my way.');
  const state = await story.stateOf(id);
  expect(state).toMatchObject({ state: 'accepted', delivery: 'accepted', attempts: 1 });
  expect(state.ofMessage).toBe(state.emailMessageId);
  const number = replyCodes(app.platform).numberOfMessageIds(story.workspaceId, [state.emailMessageId]);
  const conversation = await story.asSystem((ctx) =>
    ctx.tx
      .selectFrom('conversations')
      .select('number')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', written.conversationId)
      .executeTakeFirstOrThrow(),
  );
  expect(number).toBe(conversation.number);
  const answerTo = /^Reply-To:.*?([^\s<]+@[^\s>]+)/im.exec(mail?.raw ?? '')?.[1] ?? '';
  expect(replyCodes(app.platform).numberOfAddresses(story.workspaceId, story.inbox.address, [answerTo])).toBe(
    number,
  );
});

test('a break after the final dot is uncertain and never sent again by itself', async () => {
  story.sink.faults.push({ at: 'after-dot', keeps: 'yes' });
  const { id } = await aReply();
  await story.leaves(id);
  app.clock.advance(86_400_000);
  await story.leaves(id);
  await sweepOutgoingMails.run(app.platform, {});
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({ state: 'uncertain', delivery: 'uncertain', attempts: 1 });
  expect(story.sink.received).toHaveLength(1);
});

test('a person may send an uncertain mail again: it keeps its Message-ID', async () => {
  story.sink.faults.push({ at: 'after-dot', keeps: 'no' });
  const { id } = await aReply();
  await story.leaves(id);
  const before = await story.stateOf(id);
  await story.asAnn((ctx) => retryMessage(ctx, { params: { id } }));
  await story.asSystem((ctx) => queueReply(ctx, id));
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({ state: 'accepted', emailMessageId: before.emailMessageId });
  expect(story.sink.received[0]?.raw).toContain(before.emailMessageId);
});

test.each(['mail', 'data', 'dot'] as const)(
  'a 4xx at %s is tried again later, with the same Message-ID, and leaves once',
  async (at) => {
    story.sink.faults.push({ at, answer: '451 4.3.0 not now' });
    const { id } = await aReply();
    await story.leaves(id);
    const waiting = await story.stateOf(id);
    expect(waiting).toMatchObject({ state: 'queued', delivery: 'queued', attempts: 1 });
    expect(waiting.sendAfter > app.clock.now()).toBe(true);
    expect(story.sink.received).toEqual([]);
    app.clock.advance(6000);
    await story.leaves(id);
    expect(await story.stateOf(id)).toMatchObject({
      state: 'accepted',
      attempts: 2,
      ofMessage: waiting.emailMessageId,
    });
    expect(story.sink.received).toHaveLength(1);
  },
);

test('a break while the mail is handed over is never called sent', async () => {
  story.sink.faults.push({ at: 'during-data' });
  const { id } = await aReply();
  await story.leaves(id);
  const { state } = await story.stateOf(id);
  // Whether the last bytes had left when the wire broke decides; what counts is that no mail is claimed to be sent.
  expect(['queued', 'uncertain']).toContain(state);
  expect(story.sink.received).toEqual([]);
});

test('a 5xx is final, keeps the words of the server and opens the conversation again', async () => {
  story.sink.faults.push({ at: 'dot', answer: '554 5.7.1 never' });
  const { id, conversationId } = await aReply({ then: 'closed' });
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({
    state: 'rejected',
    delivery: 'rejected',
    deliveryDetail: '554 5.7.1 never',
  });
  const { status } = await story.asSystem((ctx) =>
    ctx.tx
      .selectFrom('conversations')
      .select('status')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow(),
  );
  expect(status).toBe('open');
});

test('of several recipients only those are tried again who do not have the mail', async () => {
  const to = [1, 2, 3, 4, 5].map((n) => ({ name: '', address: `p${n}@mail.test` }));
  story.sink.faults.push({
    at: 'recipients',
    answers: { 'p4@mail.test': '450 4.2.2 full', 'p5@mail.test': '450 4.2.2 full' },
  });
  const { id } = await aReply({ to });
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({ state: 'queued', delivery: 'sending' });
  await expect(story.asAnn((ctx) => undoMessage(ctx, { params: { id } }))).rejects.toThrow('already_sent');
  app.clock.advance(6000);
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({ state: 'accepted', delivery: 'accepted' });
  expect(story.sink.received.map((mail) => mail.to.length)).toEqual([3, 2]);
});

test('a reply that was taken back does not leave', async () => {
  const { id } = await aReply();
  await story.asAnn((ctx) => undoMessage(ctx, { params: { id } }));
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({ state: 'cancelled', delivery: 'cancelled' });
  expect(story.sink.received).toEqual([]);
});

test('nothing leaves before its time', async () => {
  const { id } = await aReply({ sendAfter: new Date(app.clock.now().getTime() + 3_600_000).toISOString() });
  await story.leaves(id);
  expect(await story.stateOf(id)).toMatchObject({ state: 'queued', attempts: 0 });
});

test('a mail whose sender died is uncertain once its lease is over, and not before', async () => {
  const { id } = await aReply();
  const leaseUntil = new Date(app.clock.now().getTime() + 600_000);
  await story.asSystem(async (ctx) => {
    await ctx.tx
      .updateTable('outgoingMails')
      .set({ state: 'sending', leaseUntil })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute();
    await ctx.tx
      .updateTable('messages')
      .set({ delivery: 'sending' })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute();
  });
  await sweepOutgoingMails.run(app.platform, {});
  expect((await story.stateOf(id)).state).toBe('sending');
  app.clock.advance(600_001);
  await sweepOutgoingMails.run(app.platform, {});
  expect(await story.stateOf(id)).toMatchObject({ state: 'uncertain', delivery: 'uncertain' });
  await story.leaves(id);
  expect(story.sink.received).toEqual([]);
});

test('fifty replies, each handed over twice and sent from two sides, are fifty mails', async () => {
  app.clock.advance(3_600_000);
  const { conversationId } = await story.customerWrites();
  const ids: string[] = [];
  for (let n = 0; n < 50; n++)
    ids.push(await story.annReplies(conversationId, { html: `<p>Reply ${n}</p>` }));
  // Far more at once than the lanes of two processes allow, but fewer than the pool has connections.
  for (let n = 0; n < ids.length; n += 5) {
    const some = ids.slice(n, n + 5);
    await Promise.all(some.map((id) => story.asSystem((ctx) => queueReply(ctx, id))));
    await Promise.all([...some, ...some].map((id) => story.leaves(id)));
  }
  const messageIds = story.sink.received.map(({ raw }) => /^Message-ID:\s+(\S+)/im.exec(raw)?.[1]);
  expect(story.sink.received).toHaveLength(50);
  expect(new Set(messageIds).size).toBe(50);
});

test('an inbox that reached its hourly limit waits for the next hour and loses nothing', async () => {
  app.clock.advance(3_600_000);
  const set = (connection: object) =>
    story.asSystem((ctx) =>
      ctx.tx
        .updateTable('inboxes')
        .set({ connection: JSON.stringify(connection) })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', story.inbox.id)
        .execute(),
    );
  await set({ ...story.inbox.connection, sendsPerHour: 2 });
  forgetInboxes(app.platform, story.workspaceId);
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.push((await aReply()).id);
  for (const id of ids) await story.leaves(id);
  expect(story.sink.received).toHaveLength(2);
  app.clock.advance(3_600_000);
  await story.leaves(ids[2] ?? '');
  expect(story.sink.received).toHaveLength(3);
  await set(story.inbox.connection);
  forgetInboxes(app.platform, story.workspaceId);
});

test('a subject or name with line ends makes no header and no recipient', async () => {
  const evil =
    'Hi\r\nBcc: eve@evil.test\r\n\r\n<b>body</b> \u2028X-Evil: 1 =?utf-8?q?a=0D=0ABcc:x@evil.test?=';
  const { conversationId } = await story.customerWrites({
    subject: evil,
    from: { name: evil, address: 'gus@mail.test' },
    emailMessageId: '<a\r\nX-Evil: 2@mail.test>',
  });
  const id = await story.annReplies(conversationId, { to: [{ name: evil, address: 'gus@mail.test' }] });
  await story.leaves(id);
  const [mail] = story.sink.received;
  const head = mail?.raw.slice(0, mail.raw.indexOf('\r\n\r\n')) ?? '';
  const names = [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name]) => name?.toLowerCase());
  expect(mail?.to).toEqual(['gus@mail.test']);
  expect(names).not.toContain('bcc');
  expect(names).not.toContain('x-evil');
  expect(new Set(names).size).toBe(names.length);
});

test('without any way out a reply is refused with a plain reason', async () => {
  const elsewhere = await mailStory(app);
  await elsewhere.sink.close();
  await elsewhere.asSystem((ctx) =>
    ctx.tx
      .updateTable('inboxes')
      .set({ connection: JSON.stringify({}) })
      .where('workspaceId', '=', ctx.workspaceId)
      .execute(),
  );
  forgetInboxes(app.platform, elsewhere.workspaceId);
  const { conversationId } = await elsewhere.customerWrites();
  const id = await elsewhere.annReplies(conversationId);
  await elsewhere.leaves(id);
  const state = await elsewhere.stateOf(id);
  expect(state).toMatchObject({ state: 'rejected', delivery: 'rejected' });
  expect(state.deliveryDetail).toMatch(/no mail server/);
});

test('an ask leaves in the thread of its conversation, marked as automatic and with one click to decline', async () => {
  const { conversationId } = await story.customerWrites({ emailMessageId: '<asked@mail.test>' });
  await story.asSystem((ctx) =>
    sendCustomerMail(ctx, {
      to: { name: 'Gus', address: 'gus@mail.test' },
      subject: 'Re: The shower',
      html: '<p>How was it? <a href="http://desk.test/a/x">A</a></p>',
      text: 'How was it? http://desk.test/a/x',
      inboxId: story.inbox.id,
      conversationId,
      unsubscribeUrl: 'http://desk.test/a/x/decline',
    }),
  );
  const { id } = await story.asSystem((ctx) =>
    ctx.tx
      .selectFrom('outgoingMails')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('kind', '=', 'ask')
      .executeTakeFirstOrThrow(),
  );
  await Promise.all([story.leaves(id), story.leaves(id)]);
  expect(story.sink.received).toHaveLength(1);
  const raw = story.sink.received[0]?.raw ?? '';
  for (const line of [
    'List-Unsubscribe: <http://desk.test/a/x/decline>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    'In-Reply-To: <asked@mail.test>',
  ])
    expect(raw).toContain(`${line}\r\n`);
});

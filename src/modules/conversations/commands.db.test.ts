import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, inside, insideAs, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import {
  changeConversation,
  claimForSending,
  findThreadByMessageIds,
  getConversation,
  getOutgoing,
  postMessage,
  receiveMessage,
  recordDelivery,
  type IncomingMessage,
} from './index.ts';
import { saveDraft } from './commands/save-draft.ts';
import { retryMessage, undoMessage } from './commands/withdraw-message.ts';
import { purgeAbandonedUploads, wakeSnoozed } from './jobs.ts';
import { openConversation } from './queries/open-conversation.ts';

let app: TestApp;
let house: Made;
let inboxId: string;
let ann: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  ann = await aStaff(app, house.workspaceId, { name: 'Ann' });
  inboxId = newId();
  await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .insertInto('inboxes')
      .values({ workspaceId: ctx.workspaceId, id: inboxId, name: 'Desk', address: 'desk@house.test' })
      .execute(),
  );
});
afterAll(() => app.close());

const asSystem = <T>(work: (ctx: Ctx) => Promise<T>) => inside(app, house.workspaceId, work);
const asAnn = <T>(work: (ctx: Ctx) => Promise<T>) =>
  insideAs(app, { workspaceId: house.workspaceId, staffId: ann, role: 'staff' }, work);

/** A mail of this customer arrives. */
async function arrives(given: Partial<IncomingMessage> & { address?: string } = {}) {
  return asSystem(async (ctx) => {
    const address = given.address ?? 'guest@mail.test';
    const { customerId } = await findOrCreateCustomerByAddress(ctx, { address, name: 'Gus Guest' });
    return receiveMessage(ctx, {
      channel: 'email',
      inboxId,
      customerId,
      from: { name: 'Gus Guest', address },
      to: [{ name: '', address: 'desk@house.test' }],
      subject: 'The shower',
      text: 'The shower is cold.',
      html: null,
      sentAt: ctx.now,
      ...given,
    });
  });
}
const read = (id: string) => asAnn((ctx) => getConversation(ctx, id));
const replyTo = (id: string, more: object = {}) =>
  asAnn((ctx) =>
    postMessage(ctx, {
      params: { id },
      input: {
        kind: 'message',
        direction: 'out',
        html: '<p>On my way</p>',
        cc: [],
        bcc: [],
        attachmentIds: [],
        mentions: [],
        ...more,
      },
    }),
  );
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const eventsOf = (id: string) =>
  asSystem((ctx) =>
    ctx.tx
      .selectFrom('events')
      .select(['type', 'payload'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute(),
  );

describe('arriving words', () => {
  test('begin a conversation with its number, people and events', async () => {
    const { conversationId, messageId, isNew } = await arrives({
      cc: [{ name: 'Wife', address: 'Wife@mail.test' }],
    });
    expect(isNew).toBe(true);
    expect(await read(conversationId)).toMatchObject({
      status: 'open',
      subject: 'The shower',
      messageCount: 1,
      lastMessagePreview: 'The shower is cold.',
      waitingSince: '2026-03-02T09:00:00.000Z',
      customer: { name: 'Gus Guest', address: 'guest@mail.test' },
      participants: [{ address: 'guest@mail.test' }, { address: 'wife@mail.test', customerId: null }],
      inbox: { address: 'desk@house.test' },
    });
    expect((await eventsOf(conversationId)).map((event) => event.type)).toEqual([
      'conversation.created',
      'message.received',
    ]);
    expect((await eventsOf(conversationId))[1]?.payload).toMatchObject({
      messageId,
      isFirst: true,
      startsWaiting: true,
      automatic: false,
    });
  });

  test('of somebody else join, but make nobody the customer and show nothing earlier', async () => {
    const { conversationId } = await arrives({ emailMessageId: '<first@mail.test>' });
    app.clock.advance(60_000);
    await arrives({ conversationId, address: 'stranger@mail.test', text: 'Me too' });
    const conversation = await read(conversationId);
    expect(conversation.customer.address).toBe('guest@mail.test');
    expect(conversation.participants).toHaveLength(2);
    const reply = await replyTo(conversationId, {
      to: [{ name: '', address: 'guest@mail.test' }],
      cc: [{ name: '', address: 'stranger@mail.test' }],
    });
    const outgoing = await asSystem((ctx) => getOutgoing(ctx, reply.id));
    expect(outgoing.history.map((one) => one.text)).toEqual(['Me too']);
    expect(outgoing.references).toEqual(['<first@mail.test>']);
  });

  test('quote nothing to somebody who was never on the thread', async () => {
    const { conversationId } = await arrives();
    const reply = await replyTo(conversationId, { bcc: [{ name: '', address: 'boss@other.test' }] });
    expect((await asSystem((ctx) => getOutgoing(ctx, reply.id))).history).toEqual([]);
  });

  test('reopen what was closed, but not with mere thanks', async () => {
    const { conversationId } = await arrives();
    await replyTo(conversationId, { then: 'closed' });
    await arrives({ conversationId, isThanksOnly: true, text: 'Thank you!' });
    expect(await read(conversationId)).toMatchObject({
      status: 'closed',
      messageCount: 3,
      waitingSince: null,
    });
    const again = await arrives({ conversationId, text: 'Cold again' });
    expect(again).toMatchObject({ conversationId, reopened: true });
    expect(await read(conversationId)).toMatchObject({ status: 'open', closedAt: null });
  });

  test('eight days after closing begin a new conversation', async () => {
    const { conversationId } = await arrives();
    await replyTo(conversationId, { then: 'closed' });
    app.clock.advance(8 * 86_400_000);
    const later = await arrives({ conversationId });
    expect(later.isNew).toBe(true);
    expect(later.conversationId).not.toBe(conversationId);
  });

  test('fifty at once get fifty numbers in a row', async () => {
    await Promise.all(Array.from({ length: 50 }, () => arrives()));
    const { rows } = await asSystem((ctx) =>
      sql<{ n: number; most: number }>`select count(distinct number)::int as n, max(number)::int as most
        from conversations where workspace_id = ${ctx.workspaceId}`.execute(ctx.tx),
    );
    expect(rows[0]?.n).toBe(rows[0]?.most);
  });

  test('are found again by their Message-ID', async () => {
    const { conversationId } = await arrives({ emailMessageId: '<known@mail.test>' });
    const thread = await asSystem((ctx) => findThreadByMessageIds(ctx, ['<no@x>', '<known@mail.test>']));
    expect(thread).toMatchObject({ conversationId, participants: ['guest@mail.test'] });
  });
});

describe('a reply', () => {
  test('waits ten seconds, answers everybody and stops the waiting', async () => {
    const { conversationId } = await arrives({ cc: [{ name: '', address: 'wife@mail.test' }] });
    const reply = await replyTo(conversationId, { then: 'waiting' });
    expect(reply).toMatchObject({
      delivery: 'queued',
      to: [{ address: 'guest@mail.test' }],
      cc: [{ address: 'wife@mail.test' }],
      from: { address: 'desk@house.test' },
      author: { kind: 'staff', id: ann, name: 'Ann' },
      text: 'On my way',
      undoUntil: new Date(app.clock.now().getTime() + 10_000).toISOString(),
    });
    expect(await read(conversationId)).toMatchObject({ status: 'waiting', waitingSince: null });
  });

  test('is stopped when somebody wrote meanwhile, and shows what came', async () => {
    const { conversationId } = await arrives();
    await arrives({ conversationId, text: 'Forget it' });
    const refused = await replyTo(conversationId, { seenRevision: 1 }).catch((error) => error);
    expect(refused).toMatchObject({
      code: 'somebody_wrote_meanwhile',
      kind: 'conflict',
      facts: { since: [{ text: 'Forget it' }], revision: 2 },
    });
    await replyTo(conversationId, { seenRevision: 2 });
  });

  test('is not stopped by a mere change', async () => {
    const { conversationId } = await arrives();
    await asAnn((ctx) =>
      changeConversation(ctx, { params: { id: conversationId }, input: { assigneeId: ann } }),
    );
    expect(await replyTo(conversationId, { seenRevision: 1 })).toMatchObject({ delivery: 'queued' });
  });

  test('comes back as the draft when it is undone, and the customer waits again', async () => {
    const { conversationId } = await arrives();
    const before = await read(conversationId);
    const draft = { kind: 'message' as const, html: '<p>x</p>', to: [], cc: [], bcc: [], attachmentIds: [] };
    await asAnn((ctx) => saveDraft(ctx, { params: { id: conversationId }, input: draft }));
    const reply = await replyTo(conversationId, { then: 'closed' });
    const sent = await asAnn((ctx) => openConversation(ctx, { id: conversationId }));
    expect(sent.drafts).toEqual([]);
    await asAnn((ctx) => undoMessage(ctx, { params: { id: reply.id } }));
    const after = await read(conversationId);
    expect(after).toEqual({ ...before, revision: 3, hasDraft: true, participants: expect.anything() });
    const thread = await asAnn((ctx) => openConversation(ctx, { id: conversationId }));
    expect(thread.drafts).toMatchObject([{ kind: 'message', html: '<p>On my way</p>' }]);
    expect(thread.messages).toHaveLength(1);
    const claimed = await asSystem((ctx) => claimForSending(ctx, { messageId: reply.id }));
    expect(claimed).toEqual({ mayLeave: false, because: 'not-queued' });
  });

  test('that has begun to leave cannot be undone', async () => {
    const { conversationId } = await arrives();
    const reply = await replyTo(conversationId);
    app.clock.advance(10_000);
    expect(await asSystem((ctx) => claimForSending(ctx, { messageId: reply.id }))).toEqual({
      mayLeave: true,
    });
    expect(await code(asAnn((ctx) => undoMessage(ctx, { params: { id: reply.id } })))).toBe('already_sent');
    await asSystem((ctx) => recordDelivery(ctx, { messageId: reply.id, delivery: 'uncertain' }));
    expect(await code(asAnn((ctx) => retryMessage(ctx, { params: { id: reply.id } })))).toBe('done');
    expect(await code(asAnn((ctx) => retryMessage(ctx, { params: { id: reply.id } })))).toBe('not_failed');
  });

  test('either leaves or is undone, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const { conversationId } = await arrives();
      const reply = await replyTo(conversationId);
      app.clock.advance(10_000);
      const [claimed, undone] = await Promise.all([
        asSystem((ctx) => claimForSending(ctx, { messageId: reply.id })),
        code(asAnn((ctx) => undoMessage(ctx, { params: { id: reply.id } }))),
      ]);
      expect(claimed.mayLeave).toBe(undone === 'already_sent');
    }
  });

  test('for later is overtaken by the customer and becomes a draft', async () => {
    const { conversationId } = await arrives();
    const sendAfter = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    const reply = await replyTo(conversationId, { sendAfter, then: 'waiting' });
    app.clock.advance(60_000);
    await arrives({ conversationId, text: 'Solved it' });
    app.clock.advance(3_600_000);
    expect(await asSystem((ctx) => claimForSending(ctx, { messageId: reply.id }))).toEqual({
      mayLeave: false,
      because: 'not-queued',
    });
    expect(await read(conversationId)).toMatchObject({ hasDraft: true, status: 'open' });
  });

  test('that is refused by the next hop opens the conversation again', async () => {
    const { conversationId } = await arrives();
    const reply = await replyTo(conversationId, { then: 'closed' });
    app.clock.advance(10_000);
    await asSystem((ctx) => claimForSending(ctx, { messageId: reply.id }));
    await asSystem((ctx) =>
      recordDelivery(ctx, { messageId: reply.id, delivery: 'rejected', detail: '550' }),
    );
    expect(await read(conversationId)).toMatchObject({ status: 'open' });
  });

  test.each([
    ['words_missing', { html: '<p> </p>' }],
    ['address_invalid', { to: [{ name: '', address: 'not an address' }] }],
    ['recipient_missing', { to: [] }],
    ['attachment_unknown', { attachmentIds: [newId()] }],
    ['too_long_ahead', { sendAfter: '2036-01-01T00:00:00.000Z' }],
  ])('is refused as %s and leaves nothing behind', async (expected, input) => {
    const { conversationId } = await arrives();
    expect(await code(replyTo(conversationId, input))).toBe(expected);
    expect(await read(conversationId)).toMatchObject({ messageCount: 1, revision: 1 });
  });

  test('is refused where no inbox could send it', async () => {
    const { conversationId } = await arrives({ inboxId: null });
    expect(await code(replyTo(conversationId))).toBe('inbox_missing');
  });
});

test('a note wakes nobody and moves nothing, but mentions are found', async () => {
  const { conversationId } = await arrives();
  const before = await read(conversationId);
  await replyTo(conversationId, { kind: 'note', html: '<p>@Ann look</p>', mentions: [ann] });
  expect(await read(conversationId)).toEqual({ ...before, revision: 2 });
});

test('light staff leave notes, and send nothing', async () => {
  const { conversationId } = await arrives();
  const lightId = await aStaff(app, house.workspaceId, { role: 'light' });
  const post = (kind: 'note' | 'message') =>
    insideAs(app, { workspaceId: house.workspaceId, staffId: lightId, role: 'light' }, (ctx) =>
      postMessage(ctx, {
        params: { id: conversationId },
        input: { kind, direction: 'out', text: 'Hi', cc: [], bcc: [], attachmentIds: [], mentions: [] },
      }),
    );
  expect(await code(post('note'))).toBe('done');
  expect(await code(post('message'))).toBe('not_allowed');
});

describe('replies and closings that race', () => {
  test('two customers’ words to a closed conversation reopen it once', async () => {
    const { conversationId } = await arrives();
    await replyTo(conversationId, { then: 'closed' });
    await Promise.all([
      arrives({ conversationId, text: 'One' }),
      arrives({ conversationId, text: 'Two' }),
      replyTo(conversationId),
    ]);
    const reopenings = (await eventsOf(conversationId)).filter(
      (event) =>
        event.type === 'conversation.status_changed' && JSON.stringify(event.payload).includes('"to":"open"'),
    );
    expect(reopenings).toHaveLength(1);
    expect(await read(conversationId)).toMatchObject({ messageCount: 5, status: 'open' });
  });

  test('a closing and an arriving mail end in one of the two orders', async () => {
    for (let round = 0; round < 10; round++) {
      const { conversationId } = await arrives();
      await Promise.all([
        arrives({ conversationId, text: 'Still cold' }),
        asAnn((ctx) =>
          changeConversation(ctx, { params: { id: conversationId }, input: { status: 'closed' } }),
        ),
      ]);
      const { status, closedAt, waitingSince, revision } = await read(conversationId);
      expect(revision).toBe(3);
      expect((status === 'closed') === (closedAt !== null)).toBe(true);
      expect((status === 'open') === (waitingSince !== null)).toBe(true);
    }
  });
});

test('a snoozed conversation wakes at its moment, once', async () => {
  const { conversationId } = await arrives();
  const snoozedUntil = new Date(app.clock.now().getTime() + 60_000).toISOString();
  await asAnn((ctx) => changeConversation(ctx, { params: { id: conversationId }, input: { snoozedUntil } }));
  await wakeSnoozed.run(app.platform, {});
  expect(await read(conversationId)).toMatchObject({ status: 'snoozed', snoozedUntil });
  app.clock.advance(60_000);
  await Promise.all([wakeSnoozed.run(app.platform, {}), wakeSnoozed.run(app.platform, {})]);
  expect(await read(conversationId)).toMatchObject({ status: 'open', snoozedUntil: null, revision: 3 });
});

test.each([
  ['staff_unknown', { assigneeId: newId() }],
  ['team_unknown', { teamId: newId() }],
  ['touchpoint_unknown', { touchpointId: newId() }],
  ['customer_unknown', { customerId: newId() }],
  ['snooze_needs_future', { snoozedUntil: '2020-01-01T00:00:00.000Z' }],
])('a change is refused as %s', async (expected, input) => {
  const { conversationId } = await arrives();
  expect(await code(asAnn((ctx) => changeConversation(ctx, { params: { id: conversationId }, input })))).toBe(
    expected,
  );
});

test('uploads nobody sent are purged after a day, those of a draft are kept', async () => {
  const { conversationId } = await arrives();
  const [kept, abandoned] = [newId(), newId()];
  await asSystem(async (ctx) => {
    const sha256 = Buffer.alloc(32, 1);
    await ctx.tx
      .insertInto('files')
      .values({ workspaceId: ctx.workspaceId, sha256, sizeInBytes: 1 })
      .execute();
    for (const id of [kept, abandoned])
      await ctx.tx
        .insertInto('attachments')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          sha256,
          name: 'a',
          mediaType: 'a/b',
          sizeInBytes: 1,
          uploadedBy: ann,
          createdAt: ctx.now,
        })
        .execute();
  });
  const draft = { kind: 'message' as const, html: '', to: [], cc: [], bcc: [], attachmentIds: [kept] };
  await asAnn((ctx) => saveDraft(ctx, { params: { id: conversationId }, input: draft }));
  app.clock.advance(86_400_001);
  await purgeAbandonedUploads.run(app.platform, {});
  const left = await asSystem((ctx) => ctx.tx.selectFrom('attachments').select('id').execute());
  expect(left).toEqual([{ id: kept }]);
});

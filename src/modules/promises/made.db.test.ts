import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeConversation, undoMessage } from '#modules/conversations/index.ts';
import { promisesStory, type PromisesStory } from '#tests/support/promises-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { fulfilPromise, movePromise, withdrawPromise } from './commands/change-made.ts';
import { createPromise } from './commands/change-promise.ts';
import { makePromise } from './commands/make-promise.ts';
import type { DuePromise, MadeKind } from './contract.ts';
import { promisesOfConversation } from './queries/conversation-promises.ts';
import { listDuePromises } from './queries/due-promises.ts';

let app: TestApp;
let story: PromisesStory;
let conversationId: string;

beforeAll(async () => {
  app = await openTestApp();
  story = await promisesStory(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  await story.react();
  await asSystem((ctx) =>
    ctx.tx.deleteFrom('duePromises').where('workspaceId', '=', ctx.workspaceId).execute(),
  );
  await asSystem((ctx) => ctx.tx.deleteFrom('promises').where('workspaceId', '=', ctx.workspaceId).execute());
  conversationId = await story.arrives();
});

const asSystem: PromisesStory['asSystem'] = (work) => story.asSystem(work);
const asAnn: PromisesStory['asAnn'] = (work) => story.asAnn(work);
const replies = (more: Parameters<PromisesStory['replies']>[1] = {}) => story.replies(conversationId, more);
const announced = (type: string) => story.announced(conversationId, type);
async function undo(messageId: string) {
  await asAnn((ctx) => undoMessage(ctx, { params: { id: messageId } }));
  await story.react();
}
async function becomes(status: 'closed' | 'waiting' | 'open' | 'spam') {
  await asAnn((ctx) => changeConversation(ctx, { params: { id: conversationId }, input: { status } }));
  await story.react();
}
const inMinutes = (n: number) => new Date(app.clock.now().getTime() + n * 60_000).toISOString();
const minutes = (n: number) => app.clock.advance(n * 60_000);
async function promise(
  kind: MadeKind,
  dueAt: string,
  more: { slotStartsAt?: string; stated?: 'next-message' } = {},
) {
  const input = { kind, words: `I will ${kind}`, dueAt, stated: 'aloud' as const, ...more };
  const { due } = await asAnn((ctx) => makePromise(ctx, { params: { id: conversationId }, input }));
  return due;
}
const made = async (kind: MadeKind, dueAt: string, more = {}): Promise<DuePromise> => {
  const due = await promise(kind, dueAt, more);
  if (!due) throw new Error('nothing was promised');
  return due;
};
const fulfil = (id: string, input: { words: string; at?: string } = { words: 'Called.' }) =>
  asAnn((ctx) => fulfilPromise(ctx, { params: { id }, input }));
const here = () => asAnn((ctx) => promisesOfConversation(ctx, conversationId));
const updates = async () =>
  (await rows()).filter(({ kind }) => kind === 'next-update').map(({ outcome }) => outcome);
const rows = () =>
  asSystem((ctx) =>
    ctx.tx
      .selectFrom('duePromises')
      .select(['kind', 'outcome', 'fulfilledAt', 'endedBecause'])
      .where('conversationId', '=', conversationId)
      .orderBy('startedAt')
      .orderBy('id')
      .execute(),
  );

test('a call back is at risk in its last quarter, done in time, and evidence once', async () => {
  const due = await made('call-back', inMinutes(60));
  expect(due).toMatchObject({ promise: { name: 'I will call-back', id: null }, madeBy: { name: 'Ann' } });
  expect(due.state).toBe('comfortable');
  minutes(46);
  const risky = await asAnn((ctx) => listDuePromises(ctx, { state: 'at-risk', mine: 'true', limit: 50 }));
  expect(risky.data.map(({ id, state }) => [id, state])).toEqual([[due.id, 'at-risk']]);
  expect(await fulfil(due.id)).toMatchObject({
    outcome: 'kept',
    fulfilledWords: 'Called.',
    state: 'decided',
  });
  await story.decide();
  await story.decide();
  expect(await announced('promise.kept')).toBe(1);
  await expect(fulfil(due.id)).rejects.toMatchObject({ code: 'promise_decided' });
});

test('one nobody kept is missed once, and a late "done" changes no verdict', async () => {
  const due = await made('answer', inMinutes(30));
  minutes(31);
  await Promise.all([story.decide(), story.decide()]);
  expect(await announced('promise.missed')).toBe(1);
  await expect(
    asAnn((ctx) => withdrawPromise(ctx, { params: { id: due.id }, input: { because: 'Late' } })),
  ).rejects.toMatchObject({ code: 'promise_decided' });
  expect(await fulfil(due.id)).toMatchObject({ outcome: 'missed', fulfilledWords: 'Called.' });
  await story.decide();
  expect(await announced('promise.missed')).toBe(1);
});

test('a worker that was down over the deadline decides it once, as of the deadline', async () => {
  const due = await made('fix', inMinutes(10));
  minutes(6 * 60);
  await Promise.all([story.decide(), story.decide(), story.decide()]);
  expect(await announced('promise.missed')).toBe(1);
  expect((await here()).data.find(({ id }) => id === due.id)).toMatchObject({ outcome: 'missed' });
});

test('a visit counts inside its slot: too early is as little what was said as too late', async () => {
  const slot = { slotStartsAt: inMinutes(60) };
  const early = await made('visit', inMinutes(120), slot);
  minutes(30);
  expect(await fulfil(early.id)).toMatchObject({ outcome: 'missed' });
  const met = await made('visit', inMinutes(90), { slotStartsAt: inMinutes(30) });
  minutes(45);
  expect(await fulfil(met.id)).toMatchObject({ outcome: 'kept' });
  await expect(promise('visit', inMinutes(60))).rejects.toMatchObject({ code: 'slot_unclear' });
  await expect(promise('answer', inMinutes(0))).rejects.toMatchObject({ code: 'due_not_in_future' });
});

test('a date moves by telling the customer, the first stays visible, and undoing the words undoes the move', async () => {
  const due = await made('answer', inMinutes(60));
  const move = (tell: Parameters<typeof movePromise>[1]['input']['tell'], dueAt: string) =>
    asAnn((ctx) => movePromise(ctx, { params: { id: due.id }, input: { dueAt, tell } }));
  const later = inMinutes(180);
  expect(await move({ how: 'aloud', said: 'Tomorrow, I am sorry.' }, later)).toMatchObject({
    dueAt: later,
    moves: [{ fromDueAt: due.dueAt, toDueAt: later }],
  });
  const latest = inMinutes(300);
  await move({ how: 'message', text: 'It takes until tonight.' }, latest);
  await story.react();
  const [told] = await asSystem((ctx) =>
    ctx.tx
      .selectFrom('messages')
      .select(['id', 'text'])
      .where('text', '=', 'It takes until tonight.')
      .execute(),
  );
  await story.queued(told?.id ?? '', new Date(inMinutes(1)));
  expect((await here()).data.find(({ id }) => id === due.id)).toMatchObject({
    dueAt: latest,
    moves: [{}, {}],
  });
  await undo(told?.id ?? '');
  expect((await here()).data.find(({ id }) => id === due.id)).toMatchObject({ dueAt: later, moves: [{}] });
  minutes(181);
  await story.decide();
  await expect(move({ how: 'aloud', said: 'Sorry' }, inMinutes(60))).rejects.toMatchObject({
    code: 'promise_decided',
  });
});

test('what is withdrawn in time says why and is no evidence', async () => {
  const due = await made('answer', inMinutes(60));
  const input = { because: 'They cancelled the room.' };
  expect(await asAnn((ctx) => withdrawPromise(ctx, { params: { id: due.id }, input }))).toMatchObject({
    outcome: 'void',
    endedBecause: input.because,
  });
  minutes(61);
  await story.decide();
  expect(await announced('promise.missed')).toBe(0);
});

test('a next update begins with the message that states it and is kept by the next word from us', async () => {
  expect(await promise('next-update', inMinutes(240), { stated: 'next-message' })).toBeNull();
  expect(await here()).toMatchObject({ nextUpdateAt: null, planned: { dueAt: inMinutes(240) } });
  const by = inMinutes(240);
  minutes(5);
  await replies();
  expect(await here()).toMatchObject({ nextUpdateAt: by, planned: null });
  expect(await updates()).toEqual(['open']);
  minutes(60);
  await replies();
  await story.decide();
  expect(await updates()).toEqual(['kept']);
  expect(await here()).toMatchObject({ nextUpdateAt: null });
});

test('two next updates never stand at once; said aloud, the new one keeps the old', async () => {
  await made('next-update', inMinutes(60));
  minutes(10);
  await made('next-update', inMinutes(120));
  await story.decide();
  expect(await updates()).toEqual(['kept', 'open']);
  minutes(121);
  await story.decide();
  expect(await updates()).toEqual(['kept', 'missed']);
});

test('a message taken back takes back the next update it stated, and the one before counts again', async () => {
  await made('next-update', inMinutes(60));
  await promise('next-update', inMinutes(600), { stated: 'next-message' });
  minutes(1);
  const messageId = await replies();
  await story.queued(messageId, new Date(inMinutes(5)));
  expect(await updates()).toEqual(['open', 'open']);
  await undo(messageId);
  expect(await updates()).toEqual(['open', 'void']);
  expect((await here()).planned).not.toBeNull();
  minutes(60);
  await story.decide();
  expect(await updates()).toEqual(['missed', 'void']);
});

test('a reply scheduled beyond the next update does not keep it', async () => {
  await made('next-update', inMinutes(60));
  const messageId = await replies();
  const monday = new Date(inMinutes(300));
  await asSystem((ctx) =>
    ctx.tx
      .updateTable('messages')
      .set({ delivery: 'queued', sendAfter: monday, sentAt: monday })
      .where('id', '=', messageId)
      .execute(),
  );
  await asSystem((ctx) =>
    ctx.tx
      .updateTable('duePromises')
      .set({ fulfilledAt: monday })
      .where('fulfilledBy', '=', messageId)
      .execute(),
  );
  minutes(60);
  await story.decide();
  expect(await updates()).toEqual(['missed']);
});

test('an explicit question to the customer, a close and spam end what we stated; a snooze does not', async () => {
  await made('next-update', inMinutes(60));
  await becomes('waiting');
  expect(await rows()).toMatchObject([{ outcome: 'void', endedBecause: 'waiting' }]);
  await becomes('open');
  expect(await updates()).toEqual(['void']);
  await made('next-update', inMinutes(60));
  await asAnn((ctx) =>
    changeConversation(ctx, { params: { id: conversationId }, input: { snoozedUntil: inMinutes(600) } }),
  );
  await story.react();
  expect(await updates()).toEqual(['void', 'open']);
  await becomes('closed');
  expect(await updates()).toEqual(['void', 'void']);
  await expect(promise('answer', inMinutes(60))).rejects.toMatchObject({ code: 'conversation_over' });
  await becomes('open');
  expect(await updates()).toEqual(['void', 'open']);
  await becomes('spam');
  expect(await updates()).toEqual(['void', 'void']);
});

test('a reply that asks or closes keeps the next update before it ends anything', async () => {
  await made('next-update', inMinutes(60));
  minutes(5);
  await replies({ then: 'waiting' });
  await story.decide();
  expect(await updates()).toEqual(['kept']);
});

test('where no reply is promised, the standing next update runs from the words, and one that is made is an instance of it', async () => {
  const input = { name: 'Update', sentence: 'Daily.', targetMinutes: 1440, kind: 'next-update' as const };
  const standing = await asAnn((ctx) => createPromise(ctx, { input }));
  conversationId = await story.arrives();
  expect(await here()).toMatchObject({ usualMinutes: 1440, nextUpdateAt: inMinutes(1440) });
  await asAnn((ctx) =>
    createPromise(ctx, { input: { ...input, kind: 'first-reply', name: 'Reply', targetMinutes: 60 } }),
  );
  conversationId = await story.arrives();
  expect((await rows()).map(({ kind }) => kind)).toEqual(['first-reply']);
  await replies();
  const due = await made('next-update', inMinutes(60));
  expect(due.promise).toMatchObject({ id: standing.id, audience: 'everyone' });
});

test('the promise to this customer counts before the one to everyone, and clocks that run keep what they began with', async () => {
  const input = { name: 'Reply', sentence: 'Soon.', kind: 'first-reply' as const };
  await asAnn((ctx) => createPromise(ctx, { input: { ...input, targetMinutes: 240 } }));
  const { customerId } = await asSystem((ctx) =>
    ctx.tx
      .selectFrom('conversations')
      .select('customerId')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow(),
  );
  const theirs = await asAnn((ctx) =>
    createPromise(ctx, { input: { ...input, targetMinutes: 30, audience: 'customer', customerId } }),
  );
  conversationId = await story.arrives();
  const before = (await here()).data;
  expect(before).toMatchObject([{ promise: { id: theirs.id, audience: 'customer', targetMinutes: 30 } }]);
  await asSystem((ctx) =>
    ctx.tx
      .updateTable('promises')
      .set({ targetMinutes: 5, audience: 'everyone', customerId: null })
      .where('id', '=', theirs.id)
      .execute(),
  );
  await asSystem((ctx) =>
    ctx.tx
      .updateTable('workspaces')
      .set({ timeZone: 'Pacific/Apia' })
      .where('id', '=', ctx.workspaceId)
      .execute(),
  );
  expect((await here()).data[0]).toMatchObject({ dueAt: before[0]?.dueAt, promise: { targetMinutes: 30 } });
  minutes(20);
  await replies();
  await story.decide();
  expect(await rows()).toMatchObject([{ kind: 'first-reply', outcome: 'kept' }]);
});

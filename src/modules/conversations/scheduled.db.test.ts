import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { receiveMessage } from './index.ts';

let app: TestApp;
let house: Made;
let staff: Record<string, string>;
let light: Record<string, string>;
let inboxId: string;

beforeAll(async () => {
  app = await openTestApp({ working: true });
  house = await aWorkspace(app);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
  inboxId = newId();
  await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .insertInto('inboxes')
      .values({ workspaceId: house.workspaceId, id: inboxId, name: 'Desk', address: 'desk@house.test' })
      .execute(),
  );
});
afterAll(() => app.close());

const address = 'ada@mail.test';
const arrives = (given: { conversationId?: string; isAutomatic?: boolean } = {}) =>
  inside(app, house.workspaceId, async (ctx) => {
    const { customerId } = await findOrCreateCustomerByAddress(ctx, { address, name: 'Ada' });
    return receiveMessage(ctx, {
      channel: 'email',
      inboxId,
      customerId,
      from: { name: 'Ada', address },
      subject: 'Shower',
      text: 'It is cold.',
      html: null,
      sentAt: ctx.now,
      ...given,
    });
  });
const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();
const schedule = async (conversationId: string, hours = 12) => {
  const { body } = await call(app, 'POST', `/conversations/${conversationId}/messages`, {
    headers: staff,
    body: { html: '<p>Good morning</p>', then: 'waiting', sendAfter: inHours(hours) },
  });
  return String(body['id']);
};
const move = (id: string, sendAfter: string | null, headers = staff) =>
  call(app, 'POST', `/messages/${id}/reschedule`, { headers, body: { sendAfter } });
const thread = async (id: string) =>
  (await call(app, 'GET', `/conversations/${id}/thread`, { headers: staff })).body as {
    conversation: { lastMessageAt: string; status: string };
    messages: { id: string; delivery: string | null; undoUntil: string | null }[];
    drafts: { html: string }[];
    events: { type: string; facts: Record<string, unknown> }[];
  };
const mailOf = (id: string) =>
  inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('outgoingMails')
      .select(['sendAfter', 'state', 'envelope'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );

describe('words that leave later', () => {
  test('wait in the thread and do not lift their conversation into the future', async () => {
    const { conversationId } = await arrives();
    await schedule(conversationId);
    const shown = await thread(conversationId);
    expect(shown.messages.at(-1)).toMatchObject({ delivery: 'queued', undoUntil: inHours(12) });
    expect(shown.conversation.lastMessageAt).toBe(inHours(0));
  });

  test('leave at another moment, the mail too, or now', async () => {
    const { conversationId } = await arrives();
    const id = await schedule(conversationId);
    await expect.poll(() => mailOf(id)).toMatchObject({ state: 'queued', sendAfter: new Date(inHours(12)) });
    expect((await move(id, inHours(36))).body).toMatchObject({ undoUntil: inHours(36), sentAt: inHours(36) });
    await expect
      .poll(() => mailOf(id))
      .toMatchObject({ sendAfter: new Date(inHours(36)), envelope: { date: inHours(36) } });
    expect((await move(id, null)).body).toMatchObject({ undoUntil: inHours(10 / 3600) });
  });

  test('stop when the customer writes first, and are a draft again', async () => {
    const { conversationId } = await arrives();
    await schedule(conversationId);
    await arrives({ conversationId, isAutomatic: true });
    expect((await thread(conversationId)).drafts).toEqual([]);
    await arrives({ conversationId });
    const stopped = await thread(conversationId);
    expect(stopped.drafts).toMatchObject([{ html: '<p>Good morning</p>' }]);
    expect(stopped.messages.some(({ delivery }) => delivery === 'queued')).toBe(false);
    expect(stopped.conversation.status).toBe('open');
    expect(stopped.events.filter(({ type }) => type === 'message.withdrawn')).toMatchObject([
      { facts: { because: 'overtaken' } },
    ]);
  });

  test('are moved by those who may write, as long as they wait', async () => {
    const { conversationId } = await arrives();
    const id = await schedule(conversationId);
    expect(
      (await call(app, 'POST', `/messages/${id}/reschedule`, { body: { sendAfter: null } })).status,
    ).toBe(401);
    expect((await move(id, null, light)).status).toBe(403);
    expect((await move(newId(), null)).status).toBe(404);
    expect(await move(id, 'soon')).toMatchObject({ status: 422, body: { code: 'invalid' } });
    expect(await move(id, inHours(24 * 400))).toMatchObject({ body: { code: 'too_long_ahead' } });
    await call(app, 'POST', `/messages/${id}/undo`, { headers: staff, body: {} });
    expect(await move(id, null)).toMatchObject({ status: 409, body: { code: 'already_sent' } });
  });
});

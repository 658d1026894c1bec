import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { receiveMessage } from '#modules/conversations/index.ts';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, anApiKey, call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { findEchoes } from './commands/find-echo.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp({ working: true });
  story = await accountStory(app);
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('workspaces')
      .set({ slogans: ['five star service'] })
      .where('id', '=', story.workspaceId)
      .execute(),
  );
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance(3_600_000));

const nobody = '01900000-0000-7000-8000-000000000000';
const soon = { timeout: 30_000, interval: 50 };
const sarcasm = 'Not exactly five star service: the box came scuffed.';
const get = (path: string) => call(app, 'GET', path, { headers: story.sam });
const patch = (path: string, body: unknown, headers: Record<string, string> = story.sam) =>
  call(app, 'PATCH', path, { headers, body });

interface Given {
  tier?: string;
  text?: string;
  subject?: string;
  quotedText?: string;
  automatic?: boolean;
  conversationId?: string;
  customerId?: string;
}

/** A customer writes, as a mail that has been read. */
async function writes(given: Given = {}) {
  const customerId =
    given.customerId ?? (await story.made('/customers', { name: 'Flora', tier: given.tier ?? 'flagship' }));
  const received = await inside(app, story.workspaceId, (ctx) =>
    receiveMessage(ctx, {
      channel: 'email',
      inboxId: null,
      customerId,
      ...(given.conversationId === undefined ? {} : { conversationId: given.conversationId }),
      ...(given.automatic ? { isAutomatic: true } : {}),
      from: { name: 'Flora', address: 'flora@guests.test' },
      to: [],
      subject: given.subject ?? 'My order',
      text: given.text ?? sarcasm,
      quotedText: given.quotedText ?? null,
      html: null,
      sentAt: ctx.now,
    }),
  );
  return { ...received, customerId };
}

/** What was heard of a message, once it was listened to. */
const heard = (messageId: string) =>
  vi.waitFor(async () => {
    const echo = (await get('/echoes?limit=100')).body['data'] as { messageId: string }[];
    const found = echo.find((one) => one.messageId === messageId);
    expect(found).toBeDefined();
    return found as unknown as Record<string, unknown>;
  }, soon);

async function echoesOf(conversationId: string) {
  return (await get(`/echoes?state=all&conversationId=${conversationId}`)).body['data'] as unknown[];
}

describe('our own words thrown back', () => {
  test('are heard by themselves, with the phrase and the cue, and weigh like a failure', async () => {
    const { messageId, conversationId, customerId } = await writes();
    expect(await heard(messageId)).toMatchObject({
      conversation: { id: conversationId },
      customer: { id: customerId, tier: 'flagship' },
      level: 'high',
      phrase: 'five star service',
      cue: 'not exactly',
      words: sarcasm,
      promise: null,
      owner: null,
      // 3 for an echo nobody has looked at × 1.5 for a flagship customer.
      effectiveSeverity: 4.5,
      isMeant: null,
      failureId: null,
    });
    const { body } = await get(`/conversations/${conversationId}`);
    expect(body).toMatchObject({ status: 'open', hasEcho: true, effectiveSeverity: 4.5 });
  });

  test('are heard once, however often the message comes', async () => {
    const { messageId, conversationId } = await writes();
    await heard(messageId);
    await inside(app, story.workspaceId, (ctx) => findEchoes(ctx, [messageId, messageId]));
    expect(await echoesOf(conversationId)).toHaveLength(1);
  });

  test.each([
    ['praise', { text: 'Thank you, truly five-star service!' }],
    ['quoted history', { text: 'Thank you!', quotedText: sarcasm }],
    ['history in the text', { text: `Thank you!\n> ${sarcasm}` }],
    ['what a machine sent', { automatic: true }],
  ])('are not heard in %s', async (_what, given) => {
    const { messageId, conversationId } = await writes(given);
    const after = await writes();
    await heard(after.messageId);
    expect(await echoesOf(conversationId)).toEqual([]);
    expect(messageId).not.toBe(after.messageId);
  });

  test('are never heard in what we write', async () => {
    const { conversationId } = await writes({ text: 'Where is my order?' });
    const ours = await story.post(`/conversations/${conversationId}/messages`, {
      text: sarcasm,
      kind: 'note',
    });
    expect(ours.status).toBe(201);
    await inside(app, story.workspaceId, (ctx) => findEchoes(ctx, [String(ours.body['id'])]));
    expect(await echoesOf(conversationId)).toEqual([]);
  });

  test('without a cue are noted low from somebody whom we have just failed', async () => {
    const { conversationId, customerId } = await writes({ text: 'My parcel is in a hedge.' });
    await story.post('/failures', { conversationId, words: 'In a hedge', severity: 1, putRight: false });
    await writes({ customerId, conversationId, text: 'Five star service!' });
    await vi.waitFor(async () => {
      expect(await echoesOf(conversationId)).toMatchObject([{ level: 'low', cue: '' }]);
    }, soon);
    expect((await get(`/conversations/${conversationId}`)).body).toMatchObject({ hasEcho: false });
  });

  test('go to the owner of the promise they are taken from', async () => {
    const owner = await aStaff(app, story.workspaceId, { name: 'Priya' });
    await inside(app, story.workspaceId, (ctx) =>
      ctx.tx
        .updateTable('promises')
        .set({ status: 'published', ownerStaffId: owner, name: 'Fifty-hour reply' })
        .where('workspaceId', '=', story.workspaceId)
        .where('kind', '=', 'first-reply')
        .execute(),
    );
    const { messageId, conversationId } = await writes({ text: 'So much for your “50 hour reply”.' });
    expect(await heard(messageId)).toMatchObject({
      phrase: 'fifty hour reply',
      promise: { name: 'Fifty-hour reply' },
      owner: { name: 'Priya' },
    });
    expect((await get(`/conversations/${conversationId}`)).body).toMatchObject({ assigneeId: owner });
  });
});

describe('a conversation with an echo nobody has looked at', () => {
  test('is not closed by another system, and a "thank you" changes nothing', async () => {
    const { messageId, conversationId } = await writes({ subject: sarcasm });
    await heard(messageId);
    const key = await anApiKey(app, story.workspaceId);
    await patch(`/conversations/${conversationId}`, { status: 'closed' }, key);
    await vi.waitFor(async () => {
      expect((await get(`/conversations/${conversationId}`)).body).toMatchObject({ status: 'open' });
    }, soon);
    const thanks = await writes({ conversationId, text: 'Thank you.' });
    await inside(app, story.workspaceId, (ctx) => findEchoes(ctx, [thanks.messageId]));
    expect((await get(`/conversations/${conversationId}`)).body).toMatchObject({
      status: 'open',
      hasEcho: true,
    });
    // The subject was carried along; it is heard once.
    expect(await echoesOf(conversationId)).toHaveLength(1);
  });

  test('stays in the list of those that wait when a person closes it', async () => {
    const { messageId, conversationId } = await writes();
    await heard(messageId);
    await patch(`/conversations/${conversationId}`, { status: 'closed' });
    expect(await heard(messageId)).toMatchObject({ seenAt: null });
  });

  test('stands on top of what needs us, and the others follow as they were', async () => {
    const heavy = await writes();
    const light = await writes({ tier: 'standard' });
    await heard(heavy.messageId);
    await heard(light.messageId);
    const plain = await writes({ text: 'When is breakfast?' });
    const ids = async (cursor = '', found: string[] = []): Promise<string[]> => {
      const { body } = await get(`/conversations?order=need&limit=2${cursor && `&cursor=${cursor}`}`);
      const all = [...found, ...(body['data'] as { id: string }[]).map(({ id }) => id)];
      return body['hasMore'] ? ids(String(body['nextCursor']), all) : all;
    };
    const order = await ids();
    expect(new Set(order).size).toBe(order.length);
    const latest = (await get('/conversations?limit=100')).body['data'] as { id: string }[];
    expect(order.toSorted()).toEqual(latest.map(({ id }) => id).toSorted());
    expect(latest[0]?.id).toBe(plain.conversationId);
    const place = (id: string) => order.indexOf(id);
    expect(place(heavy.conversationId)).toBeLessThan(place(light.conversationId));
    expect(place(light.conversationId)).toBeLessThan(place(plain.conversationId));
    const broken = await get('/conversations?order=need&cursor=WzEsMl0');
    expect(broken).toMatchObject({ status: 422, body: { code: 'cursor_invalid' } });
  });
});

describe('a person says', () => {
  test('it is meant so: it becomes a failure that is put right from this minute, once', async () => {
    const { messageId, conversationId, customerId } = await writes();
    await heard(messageId);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => patch(`/echoes/${messageId}`, { isMeant: true })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const body = answers[0]?.body ?? {};
    expect(body).toMatchObject({ isMeant: true, seenAt: app.clock.now().toISOString() });
    const failures = (await get(`/failures?customerId=${customerId}`)).body['data'];
    expect(failures).toMatchObject([
      {
        id: body['failureId'],
        recoveryId: body['recoveryId'],
        source: 'echo',
        echoPhrase: 'five star service',
        words: sarcasm,
        severity: 2,
        effectiveSeverity: 3,
        status: 'recovering',
        foundBy: 'them',
        owner: { name: 'Sam' },
      },
    ]);
    await vi.waitFor(async () => {
      const conversation = (await get(`/conversations/${conversationId}`)).body;
      expect(conversation).toMatchObject({ hasEcho: false, effectiveSeverity: 3 });
    }, soon);
    const back = await patch(`/echoes/${messageId}`, { isMeant: false });
    expect(back).toMatchObject({ status: 409, body: { code: 'already_put_right' } });
  });

  test('it is not meant so: it is laid aside, weighs nothing, and may still turn out to be', async () => {
    const { messageId, conversationId } = await writes();
    await heard(messageId);
    expect((await patch(`/echoes/${messageId}`, { isMeant: false })).body).toMatchObject({
      isMeant: false,
      failureId: null,
    });
    expect((await get(`/conversations/${conversationId}`)).body).toMatchObject({ effectiveSeverity: 0 });
    const waiting = (await get('/echoes?limit=100')).body['data'] as { messageId: string }[];
    expect(waiting.some((one) => one.messageId === messageId)).toBe(false);
    const after = await patch(`/echoes/${messageId}`, { isMeant: true, severity: 4 });
    expect(after).toMatchObject({ status: 200, body: { isMeant: true, failureId: expect.any(String) } });
  });

  test('nothing of a message without an echo', async () => {
    const { messageId } = await writes({ text: 'Hello' });
    expect(await patch(`/echoes/${messageId}`, { isMeant: true })).toMatchObject({ status: 404 });
    expect(await patch(`/echoes/${nobody}`, { isMeant: true })).toMatchObject({ status: 404 });
    expect(await patch(`/echoes/${nobody}`, { isMeant: 'yes' })).toMatchObject({ status: 422 });
    expect(await get('/echoes?cursor=bad')).toMatchObject({ status: 422, body: { code: 'cursor_invalid' } });
  });
});

test('pages of echoes hold each once', async () => {
  const all = (await get('/echoes?state=all&limit=100')).body['data'] as { messageId: string }[];
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await get(`/echoes?state=all&limit=3${cursor && `&cursor=${cursor}`}`);
    ids.push(...(body['data'] as { messageId: string }[]).map(({ messageId }) => messageId));
    if (!body['hasMore']) break;
    cursor = String(body['nextCursor']);
  }
  expect(ids).toEqual(all.map(({ messageId }) => messageId));
});

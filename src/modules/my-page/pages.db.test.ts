import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveMessage } from '#modules/conversations/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { newId } from '#platform/ids.ts';
import { aStaff, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';

const day = 86_400_000;
let app: TestApp;
let story: VisitorStory;
let sam: string;
beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
  sam = await aStaff(app, story.workspaceId, { name: 'Sam' });
});
afterAll(() => app.close());

function writes(
  { customerId, address }: { customerId: string; address: string },
  given: { text?: string; cc?: string } = {},
) {
  return inside(app, story.workspaceId, (ctx) =>
    receiveMessage(ctx, {
      channel: 'email',
      inboxId: null,
      customerId,
      from: { name: 'Vera Visitor', address },
      cc: given.cc ? [{ name: '', address: given.cc }] : [],
      subject: 'The lamp in room 31',
      text: given.text ?? 'It is dark.',
      html: '<p>It is dark.</p>',
      sentAt: ctx.now,
    }),
  );
}

function samWrites(conversationId: string, given: { kind?: string; delivery?: string; text: string }) {
  return inside(app, story.workspaceId, ({ tx, now, workspaceId }) =>
    tx
      .insertInto('messages')
      .values({
        workspaceId,
        id: newId(),
        conversationId,
        direction: 'out',
        authorStaffId: sam,
        delivery: 'accepted',
        sentAt: now,
        ...given,
      })
      .execute(),
  );
}

const textsIn = (conversationId: string) =>
  inside(app, story.workspaceId, async ({ tx }) => {
    const rows = await tx
      .selectFrom('messages')
      .select(['text', 'direction', 'authorCustomerId'])
      .where('conversationId', '=', conversationId)
      .orderBy('sentAt')
      .orderBy('id')
      .execute();
    return rows;
  });

test('a conversation is read without notes and without what has not left, and answered as by mail', async () => {
  const visit = await story.aVisit();
  const { conversationId } = await writes(visit, { text: 'It is <b>dark</b>.' });
  await samWrites(conversationId, { text: 'A new lamp is on its way.' });
  await samWrites(conversationId, { text: 'May still be taken back', delivery: 'queued' });
  await samWrites(conversationId, { text: 'A private note', kind: 'note' });
  const front = await (await story.get('/my', visit.headers)).text();
  expect(front).toContain('The lamp in room 31');
  const path = `/my/conversations/${conversationId}`;
  const page = await (await story.get(path, visit.headers)).text();
  expect(page).toContain('It is &lt;b&gt;dark&lt;/b&gt;.');
  expect(page).toContain('A new lamp is on its way.');
  expect(page).not.toContain('taken back');
  expect(page).not.toContain('private note');
  const message = /name="message" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = { words: 'Thank you,\r\nwhen?', message };
  for (let press = 0; press < 2; press++) {
    const sent = await story.post(path, fields, visit.headers);
    expect(sent.headers.get('location')).toBe(`${path}#latest`);
  }
  const after = await (await story.get(path, visit.headers)).text();
  expect(after.match(/id="latest">/g)).toHaveLength(1);
  expect(after.indexOf('when?')).toBeGreaterThan(after.indexOf('id="latest"'));
  const mine = (await textsIn(conversationId)).filter((row) => row.text.includes('when?'));
  expect(mine).toEqual([{ text: 'Thank you,\nwhen?', direction: 'in', authorCustomerId: visit.customerId }]);
  const events = await inside(app, story.workspaceId, ({ tx }) =>
    tx
      .selectFrom('events')
      .select('payload')
      .where('subjectId', '=', conversationId)
      .where('type', '=', 'message.received')
      .execute(),
  );
  expect(events).toHaveLength(2);
});

test('words that are none are refused with everything kept', async () => {
  const visit = await story.aVisit();
  const { conversationId } = await writes(visit);
  const path = `/my/conversations/${conversationId}`;
  const empty = await story.post(path, { words: '   ' }, visit.headers);
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('Nothing was sent');
  const long = await story.post(path, { words: 'x'.repeat(20_001) }, visit.headers);
  expect(long.status).toBe(422);
  expect(await long.text()).toContain('x'.repeat(20_001));
  expect(await textsIn(conversationId)).toHaveLength(1);
});

test('a matter finished long ago is answered by a new one', async () => {
  const visit = await story.aVisit();
  const { conversationId } = await writes(visit);
  await inside(app, story.workspaceId, ({ tx, now }) =>
    tx
      .updateTable('conversations')
      .set({ status: 'closed', closedAt: now })
      .where('workspaceId', '=', story.workspaceId)
      .where('id', '=', conversationId)
      .execute(),
  );
  app.clock.advance(10 * day);
  const sent = await story.post(`/my/conversations/${conversationId}`, { words: 'Once more' }, visit.headers);
  const location = sent.headers.get('location') ?? '';
  expect(location).not.toContain(conversationId);
  expect(await (await story.get(location, visit.headers)).text()).toContain('Once more');
});

test('somebody else’s conversation is not there, and a newcomer sees nothing from before', async () => {
  const [mine, other] = [await story.aVisit(), await story.aVisit()];
  const { conversationId } = await writes(mine, { text: 'Before you came' });
  const path = `/my/conversations/${conversationId}`;
  expect((await story.get(path, other.headers)).status).toBe(404);
  expect((await story.post(path, { words: 'Let me in, please, it is me' }, other.headers)).status).toBe(404);
  expect((await story.get('/my/conversations/x', mine.headers)).status).toBe(404);
  app.clock.advance(60_000);
  await inside(app, story.workspaceId, ({ tx, now, workspaceId }) =>
    tx
      .insertInto('participants')
      .values({
        workspaceId,
        conversationId,
        address: other.address,
        customerId: other.customerId,
        since: now,
      })
      .execute(),
  );
  app.clock.advance(60_000);
  await samWrites(conversationId, { text: 'After you came' });
  const page = await (await story.get(path, other.headers)).text();
  expect(page).toContain('After you came');
  expect(page).not.toContain('Before you came');
});

test('whoever writes in a language we have no words in reads one language, dates and all', async () => {
  const visit = await story.aVisit();
  await inside(app, story.workspaceId, ({ tx }) =>
    tx.updateTable('customers').set({ language: 'de' }).where('id', '=', visit.customerId).execute(),
  );
  const { conversationId } = await writes(visit);
  const page = await (await story.get(`/my/conversations/${conversationId}`, visit.headers)).text();
  const { locale } = await inside(app, story.workspaceId, getWorkspace);
  expect(locale).toMatch(/^en/);
  expect(page).toContain(`<html lang="${locale}">`);
  expect(page).toMatch(/Vera Visitor<\/b> · [A-Z0-9][^<]*20\d\d, [\d:]+/);
  const front = await (await story.get('/my', visit.headers)).text();
  expect(front).toContain(`<html lang="${locale}">`);
});

test('an open conversation says who has it and by when they hear from us, and what is late is said too', async () => {
  const visit = await story.aVisit();
  const { conversationId } = await writes(visit);
  const { workspaceId } = story;
  const due = new Date(app.clock.now().getTime() + 3_600_000);
  await inside(app, workspaceId, async ({ tx, now }) => {
    const place = { workspaceId, conversationId, customerId: visit.customerId };
    const times = { startedAt: now, dueAt: due };
    await tx
      .insertInto('duePromises')
      .values({ ...place, ...times, id: newId(), kind: 'answer', words: 'A new lamp', madeBy: sam })
      .execute();
    await tx.updateTable('conversations').set({ assigneeId: sam }).where('id', '=', conversationId).execute();
  });
  const page = async () => (await story.get(`/my/conversations/${conversationId}`, visit.headers)).text();
  expect(await page()).toMatch(/Sam looks after it\. You hear from us by [^<]+\./);
  app.clock.advance(2 * 3_600_000);
  expect(await page()).toMatch(/You should have heard from us by [^<]+\. We are late with it\./);
});

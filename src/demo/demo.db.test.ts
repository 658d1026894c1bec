import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace } from '#modules/access/index.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listLadder } from '#modules/extras/queries/ladder.ts';
import { recurrenceOf } from '#modules/extras/queries/recurrence.ts';
import { getTradeOffSheet } from '#modules/extras/queries/trade-off.ts';
import { fillWorkspace, type Filled } from './fill.ts';
import { findDemo, rememberDemo, removeDemo } from './remove.ts';

let app: TestApp;
let demo: { workspaceId: string; ownerId: string };
let neighbour: { workspaceId: string };
let filled: Filled;

const business = (slug: string) => ({
  slug,
  name: slug,
  ownerEmail: 'rosa@harbourhouse.example',
  ownerName: 'Rosa Maynard',
  password: 'a-long-enough-password',
  timeZone: 'Europe/London',
  trade: 'hotel' as const,
});

beforeAll(async () => {
  app = await openTestApp({ start: '2026-11-20T15:00:00Z' });
  neighbour = await createWorkspace(app.platform, business('neighbour'));
  demo = await createWorkspace(app.platform, business('harbour-house'));
  await rememberDemo(app.platform, demo.workspaceId);
  filled = await fillWorkspace(app.platform, demo);
}, 120_000);

afterAll(() => app.close());

function countIn(
  workspaceId: string,
  table: 'conversations' | 'messages' | 'evidence' | 'touchpoints' | 'staff' | 'extras' | 'decisions',
) {
  return inWorkspace(app.platform.db, workspaceId, async (tx) => {
    const { n } = await tx
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirstOrThrow();
    return n;
  });
}

test('the year is full: thousands of conversations, and an inbox somebody is waiting in', async () => {
  expect(filled.conversations).toBeGreaterThan(3000);
  expect(filled.customers).toBeGreaterThan(1100);
  const waiting = await inWorkspace(app.platform.db, demo.workspaceId, (tx) =>
    tx
      .selectFrom('duePromises')
      .select('id')
      .where('workspaceId', '=', demo.workspaceId)
      .where('outcome', '=', 'open')
      .execute(),
  );
  expect(waiting.length).toBeGreaterThan(3);
});

test('what a list shows of a conversation is what its messages say', async () => {
  const wrong = await inWorkspace(app.platform.db, demo.workspaceId, (tx) =>
    tx
      .selectFrom('conversations as c')
      .select('c.number')
      .where('c.workspaceId', '=', demo.workspaceId)
      .where('c.messageCount', '<>', (eb) =>
        eb
          .selectFrom('messages as m')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('m.conversationId', '=', 'c.id')
          .where('m.workspaceId', '=', demo.workspaceId)
          .where('m.kind', '=', 'message'),
      )
      .execute(),
  );
  expect(wrong).toEqual([]);
});

test('the spring was worse than the summer', async () => {
  const missedIn = (from: string, to: string) =>
    inWorkspace(app.platform.db, demo.workspaceId, async (tx) => {
      const { n } = await tx
        .selectFrom('evidenceTallies')
        .select((eb) => eb.fn.sum<number>('n').as('n'))
        .where('workspaceId', '=', demo.workspaceId)
        .where('subjectType', '=', 'workspace')
        .where('pillar', '=', 'core')
        .where('outcome', '=', 'missed')
        .where('day', '>=', from)
        .where('day', '<=', to)
        .executeTakeFirstOrThrow();
      return Number(n);
    });
  expect(await missedIn('2026-04-01', '2026-04-30')).toBeGreaterThan(
    3 * (await missedIn('2026-08-01', '2026-08-31')),
  );
});

test('company guests have become used to extras, ask for more, and one waits for a decision', async () => {
  const found = await inWorkspace(app.platform.db, demo.workspaceId, async (tx) => {
    const ctx = { tx, workspaceId: demo.workspaceId, now: app.clock.now() };
    const ladder = await listLadder(ctx, {});
    const rising = await recurrenceOf(ctx, ladder.data[0]?.account.id ?? '');
    const sheet = await getTradeOffSheet(ctx, rising.account.id);
    return { ladder: ladder.data, rising: rising.data, sheet };
  });
  expect(found.ladder[0]).toMatchObject({
    stage: 'required',
    kind: { name: 'Evening report' },
    isDecisionDue: true,
  });
  expect(found.ladder.map(({ stage }) => stage)).toContain('surprise');
  expect(found.rising).toContainEqual(expect.objectContaining({ verdict: 'rising', earlier: 3, lately: 11 }));
  expect(found.sheet.figures.inputs.extraHours).toBeGreaterThan(5);
});

test('removing it leaves nothing of it, and the neighbour whole', async () => {
  const before = await countIn(neighbour.workspaceId, 'touchpoints');
  expect(await findDemo(app.platform)).toBe(demo.workspaceId);
  await removeDemo(app.platform, demo.workspaceId);
  expect(await findDemo(app.platform)).toBeUndefined();
  for (const table of ['conversations', 'messages', 'evidence', 'staff', 'extras', 'decisions'] as const)
    expect(await countIn(demo.workspaceId, table)).toBe(0);
  expect(before).toBeGreaterThan(0);
  expect(await countIn(neighbour.workspaceId, 'touchpoints')).toBe(before);
  expect(await countIn(neighbour.workspaceId, 'staff')).toBe(1);
}, 120_000);

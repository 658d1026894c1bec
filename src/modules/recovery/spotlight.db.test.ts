import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-06-01T09:00:00Z' });
  story = await accountStory(app);
});
afterAll(() => app.close());

const get = (path: string) => call(app, 'GET', path, { headers: story.sam });
const daysAgo = (days: number) => new Date(app.clock.now().getTime() - days * 86_400_000);

/** A mark somebody gave so many days ago, as if they had answered an ask. */
async function marked(customerId: string, value: string, days: number) {
  await inside(app, story.workspaceId, async (ctx) => {
    const askId = newId();
    const at = daysAgo(days);
    await ctx.tx
      .insertInto('asks')
      .values({
        workspaceId: ctx.workspaceId,
        id: askId,
        customerId,
        tokenHash: Buffer.from(askId),
        address: 'guest@mail.test',
        status: 'answered',
        sentAt: at,
        answeredAt: at,
        expiresAt: at,
      })
      .execute();
    await ctx.tx
      .insertInto('answers')
      .values({ workspaceId: ctx.workspaceId, id: newId(), askId, question: 'school-mark', value, at })
      .execute();
  });
}

async function slipped(tier: string, [before, after]: readonly [string, string]) {
  const customerId = await story.made('/customers', { name: `A ${tier} guest`, tier });
  await marked(customerId, before, 20);
  const failure = await story.post('/failures', {
    customerId,
    words: 'A scuffed box',
    severity: 2,
    putRight: false,
    happenedAt: daysAgo(10).toISOString(),
  });
  expect(failure.status).toBe(201);
  await marked(customerId, after, 5);
}

test('the spotlight is the prior until marks have fallen, and is measured from then on', async () => {
  expect((await get('/spotlight')).body).toEqual({
    prior: 1.5,
    weight: 10,
    tiers: ['premium', 'flagship'].map((tier) => ({
      tier,
      magnification: 1.5,
      measured: null,
      n: 0,
      standardN: 0,
      drop: null,
      standardDrop: null,
      verdict: 'assumed',
    })),
  });
  // Premium marks fall by 1.5 on average, standard ones by .6: the example of the domain.
  for (const after of ['B', 'B', 'B', 'C', 'C', 'C']) await slipped('premium', ['A', after]);
  for (const after of ['B', 'B', 'B', 'B', 'B', 'B', 'A', 'A', 'A', 'A'])
    await slipped('standard', ['A', after]);
  const { tiers } = (await get('/spotlight')).body as { tiers: Record<string, unknown>[] };
  expect(tiers[0]).toMatchObject({ tier: 'premium', n: 6, standardN: 10, verdict: 'mostly-assumed' });
  expect(tiers[0]?.['measured']).toBeCloseTo(2.5, 10);
  expect(tiers[0]?.['magnification']).toBeCloseTo(1.875, 10);
  expect(tiers[1]).toMatchObject({ tier: 'flagship', n: 0, magnification: 1.5 });
  const customerId = await story.made('/customers', { name: 'Flora', tier: 'premium' });
  const next = await story.post('/failures', { customerId, words: 'A scuffed box', severity: 2 });
  expect(next.body).toMatchObject({ severity: 2, effectiveSeverity: 3.75 });
});

test('the same thing with two outcomes is found by person or channel, and names nobody', async () => {
  const elements = (await get('/elements')).body['data'] as { id: string; name: string }[];
  const element = elements[0];
  const ann = await aStaff(app, story.workspaceId, { name: 'Annabel Unnamed' });
  const { contactId } = await story.aCompany();
  const conversationId = await story.aConversation(contactId);
  const check = await story.post('/checks', {
    elementId: element?.id,
    outcome: 'kept',
    conversationId,
    staffId: story.samId,
  });
  expect(check.status).toBe(201);
  const other = await story.aConversation(contactId);
  await call(app, 'PATCH', `/conversations/${other}`, { headers: story.sam, body: { assigneeId: ann } });
  const failure = await story.post('/failures', {
    conversationId: other,
    elementId: element?.id,
    words: 'No light to shave by',
    severity: 3,
  });
  expect(failure.status).toBe(201);
  const { status, body } = await get('/unequal-outcomes');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    days: 30,
    total: 1,
    data: [
      {
        element: { id: element?.id, name: element?.name },
        failed: {
          kind: 'failure',
          id: failure.body['id'],
          words: 'No light to shave by',
          severity: 3,
          conversationId: other,
        },
        kept: { kind: 'check', id: check.body['id'], conversationId },
        differs: ['person'],
        daysApart: 0,
      },
    ],
  });
  expect(JSON.stringify(body)).not.toContain('Annabel');
  expect((await get(`/unequal-outcomes?customerId=${contactId}`)).body).toMatchObject({ total: 1 });
  expect(await inside(app, story.workspaceId, (ctx) => listFindings(ctx, contactId))).toContainEqual(
    expect.objectContaining({
      key: 'recovery:finding.unequal',
      facts: { element: element?.name, pairs: 1, days: 30 },
      talk: 'account-review',
      evidence: [expect.objectContaining({ kind: 'failure' }), expect.objectContaining({ kind: 'check' })],
    }),
  );
  const elsewhere = await story.made('/customers', { name: 'Another' });
  expect((await get(`/unequal-outcomes?customerId=${elsewhere}`)).body).toMatchObject({ total: 0, data: [] });
  expect(await get('/unequal-outcomes?limit=0')).toMatchObject({ status: 422 });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, anApiKey, call, inside, signedIn } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { newAskToken } from './ask-token.ts';
import { listFindings } from './index.ts';
import { askWaveJob } from './wave-jobs.ts';

let app: TestApp;
let story: FeedbackStory;
let owner: Record<string, string>;
let people: Record<string, string>[];

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
  owner = await signedIn(app, story.workspaceId, story.house.ownerId);
  people = [owner];
  for (let n = 0; n < 4; n++)
    people.push(await signedIn(app, story.workspaceId, await aStaff(app, story.workspaceId)));
});
afterAll(() => app.close());

const person = (n: number) => people[n] ?? {};

test.each([
  ['GET', '/sentence-waves', undefined],
  ['POST', '/sentence-waves', {}],
  ['POST', `/sentence-waves/${newId()}/answer`, { value: 3 }],
  ['GET', '/perception-gap', undefined],
  ['GET', '/staff-pulse', undefined],
  ['POST', '/staff-pulse', { question: 'took-more', value: 3 }],
])('%s %s asks who it is', async (method, path, body) => {
  expect((await call(app, method, path, { body })).status).toBe(401);
});

test('a wave is counted until five on each side have answered, and then shows the gap', async () => {
  for (let n = 0; n < 6; n++) await story.customerWrites();
  expect((await call(app, 'POST', '/sentence-waves', { headers: person(1), body: {} })).status).toBe(403);
  expect(
    (await call(app, 'POST', '/sentence-waves', { headers: owner, body: { customers: 1 } })).status,
  ).toBe(422);
  const opened = await call(app, 'POST', '/sentence-waves', { headers: owner, body: {} });
  expect(opened.status).toBe(201);
  const waveId = String(opened.body['id']);
  const again = await call(app, 'POST', '/sentence-waves', { headers: owner, body: {} });
  expect(again.body['code']).toBe('wave_open');

  const { workspaceId } = story;
  for (let run = 0; run < 2; run++)
    await askWaveJob.run(app.platform, { workspaceId, waveId, customers: 60 });
  const paths = await linksOf(waveId);
  expect(paths).toHaveLength(6);

  const answer = (n: number, value: number) =>
    call(app, 'POST', `/sentence-waves/${waveId}/answer`, { headers: person(n), body: { value } });
  for (let n = 0; n < 4; n++) expect((await answer(n, 5)).status).toBe(200);
  for (const path of paths.slice(0, 5)) await story.answers(path, { superior: '1' });
  const waves = async () => (await call(app, 'GET', '/sentence-waves', { headers: person(4) })).body['data'];
  expect(await waves()).toMatchObject([
    { mine: null, isOpen: true, asked: 6, gap: { shown: false, staff: 4, customers: 5, needed: 5 } },
  ]);
  await answer(4, 1);
  await answer(4, 5);
  expect(await waves()).toMatchObject([
    {
      mine: 5,
      gap: {
        shown: true,
        staff: { agreeing: 5, n: 5 },
        customers: { agreeing: 0, n: 5 },
        value: 1,
        verdict: 'yes',
      },
    },
  ]);
  expect((await answer(1, 6)).status).toBe(422);
  app.clock.advance(8 * 86_400_000);
  expect((await answer(1, 3)).body['code']).toBe('wave_closed');
  const found = await inside(app, workspaceId, (ctx) => listFindings(ctx, newId()));
  expect(found).toMatchObject([
    {
      key: 'feedback:finding.gap.yes',
      calculation: 'C8',
      facts: { ours: 100, staff: 5, theirs: 0, customers: 5 },
      n: 10,
      verdict: 'shown',
      subject: { kind: 'workspace', id: workspaceId },
    },
  ]);
  const key = await anApiKey(app, workspaceId, ['all']);
  const path = `/sentence-waves/${newId()}/answer`;
  expect((await call(app, 'POST', path, { headers: key, body: { value: 3 } })).status).toBe(403);
  expect((await call(app, 'POST', path, { headers: owner, body: { value: 3 } })).status).toBe(404);
});

/** New links in place of those that were mailed, whose secrets nobody has. */
async function linksOf(waveId: string): Promise<string[]> {
  return inside(app, story.workspaceId, async ({ tx, workspaceId }) => {
    const asks = await tx.selectFrom('asks').select('id').where('waveId', '=', waveId).execute();
    const paths = [];
    for (const { id } of asks) {
      const { token, hash } = newAskToken(workspaceId);
      await tx
        .updateTable('asks')
        .set({ tokenHash: hash })
        .where('workspaceId', '=', workspaceId)
        .where('id', '=', id)
        .execute();
      paths.push(`/a/${token}`);
    }
    return paths;
  });
}

test('the locator says which of its levels nobody knows yet', async () => {
  const found = await call(app, 'GET', '/perception-gap', { headers: owner });
  expect(found).toMatchObject({ status: 200, body: { locator: { known: false } } });
  const { missing } = found.body['locator'] as { missing: string[] };
  expect(missing).toContain('advertised');
});

describe('the pulse', () => {
  const tap = (n: number, body: Record<string, unknown>) =>
    call(app, 'POST', '/staff-pulse', { headers: person(n), body: { question: 'took-more', ...body } });

  test('is one tap a week, shown from four people on, and one’s own to change', async () => {
    expect((await tap(0, { value: 9 })).status).toBe(422);
    for (let n = 0; n < 3; n++) await tap(n, { value: 2 });
    const three = await tap(2, { value: 4 });
    expect(three.body).toMatchObject({
      mine: { 'took-more': 4, 'could-say-yes': null },
      weeks: [{ n: 3, needed: 4, 'took-more': null }],
    });
    await tap(3, { value: 4 });
    const seen = await call(app, 'GET', '/staff-pulse', { headers: person(4) });
    expect(seen.body).toMatchObject({
      mine: { 'took-more': null },
      weeks: [{ n: 4, 'took-more': { value: 3 }, 'could-say-yes': null }],
    });
  });

  test('about one customer is kept apart from the week', async () => {
    const { customerId } = await story.customerWrites();
    const before = await call(app, 'GET', '/staff-pulse', { headers: person(0) });
    for (let twice = 0; twice < 2; twice++) expect((await tap(0, { value: 5, customerId })).status).toBe(200);
    expect((await call(app, 'GET', '/staff-pulse', { headers: person(0) })).body).toEqual(before.body);
    const rows = await inside(app, story.workspaceId, ({ tx }) =>
      tx.selectFrom('staffAnswers').select('value').where('customerId', '=', customerId).execute(),
    );
    expect(rows).toEqual([{ value: 5 }]);
    expect((await tap(0, { value: 5, customerId: newId() })).body['code']).toBe('customer_unknown');
    const key = await anApiKey(app, story.workspaceId, ['all']);
    const body = { question: 'took-more', value: 3 };
    expect((await call(app, 'POST', '/staff-pulse', { headers: key, body })).status).toBe(403);
  });
});

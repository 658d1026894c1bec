import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, anApiKey, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const names = ['spotlight', 'cost', 'humans', 'speed', 'values'] as const;
const tenOf = (value: number, other: Partial<Record<(typeof names)[number], number>> = {}) =>
  names.flatMap((barrier) =>
    [1, 2].map((statement) => ({ barrier, statement, value: other[barrier] ?? value })),
  );
const answer = (headers: Record<string, string>, answers: unknown) =>
  call(app, 'POST', '/barriers/answers', { headers, body: { answers } });
const check = async (headers: Record<string, string>, query = '') =>
  (await call(app, 'GET', `/barriers${query}`, { headers })).body;

async function people(count: number, role: 'staff' | 'admin') {
  const all: Record<string, string>[] = [];
  for (let index = 0; index < count; index++)
    all.push(await signedIn(app, story.workspaceId, await aStaff(app, story.workspaceId, { role })));
  return all;
}

describe('the five barriers', () => {
  test('show live measures before anybody has answered', async () => {
    expect(await check(story.sam)).toMatchObject({
      quarter: '2026-Q1',
      isCurrent: true,
      quarters: ['2026-Q1'],
      needed: 4,
      people: { staff: 0, leader: 0 },
      hasAnswered: false,
      workOn: null,
      barriers: [
        {
          barrier: 'spotlight',
          staff: null,
          live: { kind: 'spotlight', magnification: 1.5, n: 0, verdict: 'assumed' },
        },
        { barrier: 'cost', live: { kind: 'cost', minor: 0, minutes: 0, gifts: 0, currency: 'GBP' } },
        { barrier: 'humans', live: { kind: 'humans', pairs: 0, days: 30 } },
        { barrier: 'speed', live: { kind: 'speed', share: null } },
        { barrier: 'values', live: { kind: 'values', pastReview: 0, taken: 0 } },
      ],
    });
  });

  test('are answered once by each, shown from four of a side on, staff and leaders apart', async () => {
    const staff = await people(4, 'staff');
    for (const one of staff.slice(0, 3)) expect((await answer(one, tenOf(4, { speed: 1 }))).status).toBe(201);
    expect(await check(story.sam)).toMatchObject({ people: { staff: 3, leader: 0 }, workOn: null });
    const fourth = staff[3] ?? {};
    const tries = await Promise.all(Array.from({ length: 10 }, () => answer(fourth, tenOf(4, { speed: 1 }))));
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(tries.filter(({ body }) => body['code'] === 'already_answered')).toHaveLength(9);
    for (const one of await people(3, 'admin')) await answer(one, tenOf(5));
    const seen = await check(fourth);
    expect(seen).toMatchObject({
      hasAnswered: true,
      people: { staff: 4, leader: 3 },
      workOn: { barrier: 'speed', verdict: 'clear' },
    });
    const speed = (seen['barriers'] as Record<string, unknown>[])[3];
    expect(speed).toMatchObject({ staff: { value: 1, n: 4 }, leader: null, value: 1 });
    expect(await inside(app, story.workspaceId, (ctx) => listFindings(ctx))).toMatchObject([
      { key: 'learning:finding.barrier.speed', calculation: 'S37', n: 7, talk: 'huddle' },
    ]);
  });

  test('keep no name beside an answer', async () => {
    const rows = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx.selectFrom('barrierAnswers').selectAll().where('workspaceId', '=', ctx.workspaceId).execute(),
    );
    expect(rows).toHaveLength(70);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
      ['barrier', 'id', 'quarter', 'respondent', 'statement', 'value', 'workspaceId'].toSorted(),
    );
    // Ids of the application say when they were made; these say nothing.
    expect(rows.every(({ id }) => id[14] === '4')).toBe(true);
    const events = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx.selectFrom('events').select('type').where('workspaceId', '=', ctx.workspaceId).execute(),
    );
    expect(events.some(({ type }) => type.includes('barrier'))).toBe(false);
  });

  test('begin anew with the quarter, and the last one stays to be read', async () => {
    app.clock.advance(60 * 86_400_000);
    const later = await signedIn(app, story.workspaceId, story.samId);
    expect(await check(later)).toMatchObject({
      quarter: '2026-Q2',
      quarters: ['2026-Q2', '2026-Q1'],
      hasAnswered: false,
    });
    expect((await answer(later, tenOf(3))).body).toEqual({ quarter: '2026-Q2', hasAnswered: true });
    expect(await check(later, '?quarter=2026-Q1')).toMatchObject({ isCurrent: false, people: { staff: 4 } });
  });

  test.each([
    ['nine answers', tenOf(3).slice(1)],
    ['a value beyond five', tenOf(6)],
    ['an unknown barrier', [...tenOf(3).slice(1), { barrier: 'luck', statement: 1, value: 3 }]],
  ])('%s are invalid', async (_what, answers) => {
    const headers = await signedIn(app, story.workspaceId, story.ownerId);
    expect((await answer(headers, answers)).status).toBe(422);
  });

  test('one statement twice is refused as incomplete, a key has no say, a bad quarter is none', async () => {
    const headers = await signedIn(app, story.workspaceId, story.ownerId);
    const twice = [...tenOf(3).slice(1), { barrier: 'values', statement: 2, value: 1 }];
    expect(await answer(headers, twice)).toMatchObject({ status: 422, body: { code: 'answers_incomplete' } });
    expect((await answer(await anApiKey(app, story.workspaceId), tenOf(3))).status).toBe(403);
    expect((await call(app, 'GET', '/barriers?quarter=2026-Q5', { headers })).status).toBe(422);
  });
});

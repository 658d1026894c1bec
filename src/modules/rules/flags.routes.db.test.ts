import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { openReviewIfDue, recordUse } from './index.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let staff: Record<string, string>;
let stranger: Record<string, string>;
let customerId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  const other = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { name: 'Priya' }));
  stranger = await signedIn(app, other.workspaceId, other.ownerId);
  const made = await call(app, 'POST', '/customers', {
    headers: owner,
    body: { kind: 'contact', name: 'Carla' },
  });
  customerId = String(made.body['id']);
});
afterAll(() => app.close());

async function aRule(given: Record<string, unknown> = {}): Promise<string> {
  const made = await call(app, 'POST', '/rules', {
    headers: owner,
    body: {
      staffWording: 'Refund needs original receipt',
      customerSentence: 'Bring the receipt when you want your money back.',
      kind: 'commercial',
      flex: 'soft',
      ownerStaffId: house.ownerId,
      reviewBy: '2026-12-01',
      isTold: true,
      burdenMinutes: 12,
      ...given,
    },
  });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

const flag = (ruleId: string, body: unknown, headers = staff) =>
  call(app, 'POST', `/rules/${ruleId}/flags`, { headers, body });
const verdictOf = async (ruleId: string) =>
  (await call(app, 'GET', `/rules/${ruleId}/verdict`, { headers: staff })).body;

describe('a flag', () => {
  test.each([
    ['GET', `/rules/${newId()}/flags`],
    ['POST', `/rules/${newId()}/flags`],
    ['GET', `/rules/${newId()}/verdict`],
  ])('%s %s asks who it is, and knows only rules of this house', async (method, path) => {
    const body = method === 'POST' ? {} : undefined;
    expect((await call(app, method, path, { body })).status).toBe(401);
    const ruleId = await aRule();
    const foreign = path.replace(/[\w-]{36}/, ruleId);
    expect((await call(app, method, foreign, { headers: stranger, body })).status).toBe(404);
    expect((await call(app, method, path, { headers: owner, body })).status).toBe(404);
  });

  test('is given by whoever serves, not by whoever only reads', async () => {
    const light = await aStaff(app, house.workspaceId, { role: 'light' });
    const refused = await flag(await aRule(), {}, await signedIn(app, house.workspaceId, light));
    expect(refused.status).toBe(403);
  });

  test('says who, about whom and how much red tape it is', async () => {
    const ruleId = await aRule();
    const given = await flag(ruleId, {
      words: 'She had the card she paid with.',
      customerId,
      burdensome: 5,
      unnecessary: 4,
      ineffective: 3,
    });
    expect(given).toMatchObject({
      status: 201,
      body: { byKind: 'staff', byName: 'Priya', customer: { name: 'Carla' }, outcome: 'said', burdensome: 5 },
    });
    const list = await call(app, 'GET', `/rules/${ruleId}/flags?limit=1`, { headers: staff });
    expect(list.body).toMatchObject({ data: [given.body], hasMore: false });
    // Said is not used; one opinion has the whole scale as its range.
    expect(await verdictOf(ruleId)).toMatchObject({
      applied: 0,
      nominators: 1,
      redTape: { value: 4, low: 1, high: 5, n: 1 },
      verdict: ['collect'],
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ burdensome: 6 }, 'burdensome'],
    [{ outcome: 'broken' }, 'outcome'],
    [{ words: 'x'.repeat(2001) }, 'words'],
    [{ customerId: newId() }, 'customerId'],
    [{ conversationId: newId() }, 'conversationId'],
  ])('that cannot be is refused beside its field: $1', async (body, path) => {
    const refused = await flag(await aRule(), body);
    expect(refused.status).toBe(422);
    expect(refused.body['fields']).toMatchObject([{ path }]);
  });

  test('pages through with a cursor', async () => {
    const ruleId = await aRule();
    for (const words of ['one', 'two', 'three']) {
      app.clock.advance(1000);
      await flag(ruleId, { words });
    }
    const first = await call(app, 'GET', `/rules/${ruleId}/flags?limit=2`, { headers: staff });
    expect(first.body).toMatchObject({ data: [{ words: 'three' }, { words: 'two' }], hasMore: true });
    const next = await call(app, 'GET', `/rules/${ruleId}/flags?cursor=${String(first.body['nextCursor'])}`, {
      headers: staff,
    });
    expect(next.body).toMatchObject({ data: [{ words: 'one' }], hasMore: false });
  });

  test('cannot say that a hard rule was bent: it hears the words and the nearest yes', async () => {
    const ruleId = await aRule({ flex: 'hard', kind: 'law' });
    const refused = await flag(ruleId, { outcome: 'bent' });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'rule_is_hard',
        facts: { wordsToUse: 'Bring the receipt when you want your money back.' },
      },
    });
    expect((await flag(ruleId, { outcome: 'held' })).status).toBe(201);
  });

  test('of a rule that has ended is refused', async () => {
    const ruleId = await aRule();
    await call(app, 'PATCH', `/rules/${ruleId}`, { headers: owner, body: { status: 'killed' } });
    expect(await flag(ruleId, {})).toMatchObject({ status: 409, body: { code: 'rule_has_ended' } });
  });
});

describe('a use', () => {
  test('counts once for what it comes from, and bent is refused for hard rules', async () => {
    const ruleId = await aRule();
    const hard = await aRule({ flex: 'hard' });
    const about = { aboutKind: 'request', aboutId: newId() } as const;
    const news = await inside(app, house.workspaceId, async (ctx) => [
      await recordUse(ctx, { ruleId, how: 'held', ...about }),
      await recordUse(ctx, { ruleId, how: 'held', ...about }),
    ]);
    expect(news).toEqual([true, false]);
    await expect(
      inside(app, house.workspaceId, (ctx) => recordUse(ctx, { ruleId: hard, how: 'bent', ...about })),
    ).rejects.toMatchObject({ code: 'rule_is_hard' });
  });

  test('fills the verdict: 24 applied, 15 bent, six put out are £237.60 a month', async () => {
    const ruleId = await aRule();
    await inside(app, house.workspaceId, async (ctx) => {
      for (let n = 0; n < 24; n++)
        await recordUse(ctx, {
          ruleId,
          how: n < 15 ? 'bent' : 'held',
          aboutKind: 'flag',
          aboutId: newId(),
          staffMinutes: 9,
          wasAggravating: n < 6,
        });
    });
    const verdict = await verdictOf(ruleId);
    expect(verdict).toMatchObject({
      days: 30,
      applied: 24,
      bent: 15,
      aggravations: 6,
      monthlyCostMinor: 23_760,
      customerMinutes: 288,
      staffMinutes: 216,
      verdict: ['kill-or-rewrite'],
    });
    expect(verdict['bentShare']).toMatchObject({ value: 0.625, n: 24 });
  });
});

describe('a review', () => {
  const reviewsOf = (ruleId: string) =>
    inside(app, house.workspaceId, (ctx) =>
      ctx.tx.selectFrom('ruleReviews').selectAll().where('ruleId', '=', ruleId).execute(),
    );

  test('opens with the third person, not with the third word of one', async () => {
    const ruleId = await aRule();
    await flag(ruleId, {});
    await flag(ruleId, {});
    await flag(ruleId, {});
    await flag(ruleId, {}, owner);
    expect(await reviewsOf(ruleId)).toEqual([]);
    await flag(ruleId, {}, await anApiKey(app, house.workspaceId));
    const [review] = await reviewsOf(ruleId);
    expect(review).toMatchObject({ because: 'flags', outcome: null });
    expect((await verdictOf(ruleId))['verdict']).toEqual(['decide']);
  });

  test('opens with the third bend within thirty days, once', async () => {
    const ruleId = await aRule();
    await flag(ruleId, { outcome: 'bent' });
    app.clock.advance(31 * 86_400_000);
    staff = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId));
    owner = await signedIn(app, house.workspaceId, house.ownerId);
    await flag(ruleId, { outcome: 'bent' });
    await flag(ruleId, { outcome: 'bent' });
    expect(await reviewsOf(ruleId)).toEqual([]);
    await flag(ruleId, { outcome: 'bent' });
    await flag(ruleId, { outcome: 'bent' });
    expect(await reviewsOf(ruleId)).toMatchObject([{ because: 'bends' }]);
    // 2 April 2026 is a Thursday: ten working days on, to the end of the day in London.
    expect((await reviewsOf(ruleId))[0]?.decideBy.toISOString()).toBe('2026-04-16T23:00:00.000Z');
  });

  test('of one moment is one, and an ended rule has none', async () => {
    const ruleId = await aRule({ reviewBy: null, status: 'nominated' });
    const tries = await Promise.all(
      Array.from({ length: 5 }, () =>
        inside(app, house.workspaceId, (ctx) => openReviewIfDue(ctx, ruleId, 'person')),
      ),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    const rule = await call(app, 'GET', `/rules/${ruleId}`, { headers: staff });
    expect(rule.body['status']).toBe('deciding');
    const ended = await aRule();
    await call(app, 'PATCH', `/rules/${ended}`, { headers: owner, body: { status: 'killed' } });
    const none = await inside(app, house.workspaceId, (ctx) => openReviewIfDue(ctx, ended, 'person'));
    expect(none).toBeUndefined();
  });
});

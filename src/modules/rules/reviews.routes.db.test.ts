import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { call, inside } from '#tests/support/factories.ts';
import { rulesStory } from '#tests/support/rules-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { recordUse } from './index.ts';
import { lookAfterRules } from './jobs.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof rulesStory>>;

beforeAll(async () => {
  app = await openTestApp();
  story = await rulesStory(app);
});
afterAll(() => app.close());

const days = (n: number) => app.clock.advance(n * 86_400_000);
const decide = (reviewId: string, body: unknown, who: 'owner' | 'priya' | 'tom' = 'owner') =>
  story.ask('POST', `/rule-reviews/${reviewId}/decide`, body, who);

test.each([
  ['GET', '/rule-reviews'],
  ['POST', `/rules/${newId()}/reviews`],
  ['POST', `/rule-reviews/${newId()}/decide`],
  ['GET', '/rule-flags/told'],
  ['POST', '/rule-flags/seen'],
])('%s %s asks who it is', async (method, path) => {
  expect((await call(app, method, path, { body: method === 'POST' ? {} : undefined })).status).toBe(401);
});

describe('a review', () => {
  test('is opened and decided by whoever looks after the rule or manages rules, and nobody else', async () => {
    const ruleId = await story.aRule();
    const refused = await story.ask('POST', `/rules/${ruleId}/reviews`, {}, 'tom');
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_yours_to_decide' } });
    const opened = await story.made(`/rules/${ruleId}/reviews`, {}, 'priya');
    expect(opened).toMatchObject({ because: 'person', workedDaysLeft: 10, isOverdue: false, outcome: null });
    expect(await story.ask('POST', `/rules/${ruleId}/reviews`, {})).toMatchObject({
      status: 409,
      body: { code: 'review_open_already' },
    });
    expect(await story.read(`/rules/${ruleId}`)).toMatchObject({
      status: 'live',
      review: { id: opened['id'], workedDaysLeft: 10 },
    });
    const body = { outcome: 'killed', words: 'Nobody needs it.' };
    expect((await decide(String(opened['id']), body, 'tom')).status).toBe(403);
    expect((await decide(String(opened['id']), body, 'priya')).status).toBe(200);
  });

  test('is listed for whoever decides it, the most urgent first', async () => {
    const mine = await story.aRule();
    const other = await story.aRule({ ownerStaffId: story.tom });
    await story.aReview(other);
    days(1);
    await story.aReview(mine);
    const rulesOf = async (who: 'owner' | 'priya' | 'tom') =>
      ((await story.read('/rule-reviews?mine=yes', who))['data'] as { rule: { id: string } }[]).map(
        ({ rule }) => rule.id,
      );
    expect(await rulesOf('priya')).toEqual([mine]);
    expect(await rulesOf('tom')).toEqual([other]);
    expect(await rulesOf('owner')).toEqual([other, mine]);
    const first = await story.read('/rule-reviews?limit=1');
    expect(first).toMatchObject({ data: [{ rule: { id: other } }], hasMore: true });
    const next = await story.read(`/rule-reviews?limit=1&cursor=${String(first['nextCursor'])}`);
    expect(next).toMatchObject({ data: [{ rule: { id: mine } }], hasMore: false });
  });

  test.each([
    [{ outcome: 'killed' }, 422, 'words'],
    [{ outcome: 'killed', words: '  ' }, 422, 'words'],
    [{ outcome: 'bent', words: 'x' }, 422, 'outcome'],
    [{ outcome: 'rewritten', words: 'x' }, 422, 'replacement'],
    [{ outcome: 'made-easier', words: 'x' }, 422, 'outcome'],
    [{ outcome: 'explained', words: 'x', customerSentence: '' }, 422, 'customerSentence'],
    [{ outcome: 'explained', words: 'x', reviewBy: '2099-01-01' }, 422, 'reviewBy'],
    [{ outcome: 'explained', words: 'x', ownerStaffId: newId() }, 422, 'ownerStaffId'],
    [
      { outcome: 'rewritten', words: 'x', replacement: { staffWording: 'y', burdenMinutes: 13 } },
      422,
      'outcome',
    ],
  ])('refuses %j beside its field and changes nothing', async (body, status, path) => {
    const ruleId = await story.aRule();
    const reviewId = await story.aReview(ruleId);
    const refused = await decide(reviewId, body);
    expect(refused.status).toBe(status);
    expect(refused.body['fields']).toMatchObject([{ path }]);
    expect(await story.reviewsOf(ruleId)).toMatchObject([{ outcome: null }]);
  });

  test('never kills the law, and makes it easier', async () => {
    const ruleId = await story.aRule({ kind: 'law', flex: 'hard' });
    const reviewId = await story.aReview(ruleId);
    const words = 'We fill the form in for them.';
    expect((await decide(reviewId, { outcome: 'killed', words })).body['code']).toBe('law_is_not_killed');
    const eased = await decide(reviewId, {
      outcome: 'made-easier',
      words,
      burdenMinutes: 3,
      nearestYes: 'We scan it.',
    });
    expect(eased).toMatchObject({ status: 200, body: { outcome: 'made-easier', words } });
    expect(await story.read(`/rules/${ruleId}`)).toMatchObject({
      status: 'live',
      burdenMinutes: 3,
      nearestYes: 'We scan it.',
      review: null,
    });
  });

  test('keeps a rule with its reasons and a new date', async () => {
    const ruleId = await story.aRule();
    const reviewId = await story.aReview(ruleId);
    const sentence = 'We need the receipt because the maker asks us for it.';
    await decide(reviewId, {
      outcome: 'explained',
      words: 'The maker pays us only with it.',
      customerSentence: sentence,
    });
    const rule = await story.read(`/rules/${ruleId}`);
    expect(rule).toMatchObject({ status: 'explained', customerSentence: sentence, missing: [] });
    expect(rule['why']).toBe('The maker pays us only with it.');
    expect(String(rule['reviewBy'])).toMatch(/^2027-/);
  });

  test('gives a habit that is kept to whoever keeps it', async () => {
    const named = await story.made('/rules/nominations', { staffWording: 'Shoes off in the hall' }, 'key');
    const ruleId = (named['rule'] as { id: string }).id;
    const reviewId = await story.aReview(ruleId);
    const words = 'The floor is four hundred years old.';
    const bare = await decide(reviewId, { outcome: 'explained', words });
    expect(bare.body).toMatchObject({ code: 'rule_not_whole', facts: { missing: ['customerSentence'] } });
    const customerSentence = 'We lend you slippers for the old floor.';
    expect((await decide(reviewId, { outcome: 'explained', words, customerSentence })).status).toBe(200);
    expect(await story.read(`/rules/${ruleId}`)).toMatchObject({
      status: 'explained',
      owner: { id: story.owner },
    });
  });

  test('rewrites a rule: the old one ends, the new one stands in its place with its situations', async () => {
    const ruleId = await story.aRule({ situations: ['She lost the receipt'] });
    const reviewId = await story.aReview(ruleId);
    const replacement = {
      staffWording: 'Refund with any trace of the purchase',
      customerSentence: 'Bring the receipt, the card or the mail.',
      burdenMinutes: 2,
    };
    const decided = await decide(reviewId, {
      outcome: 'rewritten',
      words: 'The card is proof enough.',
      replacement,
    });
    expect(decided.body).toMatchObject({ replacement: { staffWording: replacement.staffWording } });
    expect(await story.read(`/rules/${ruleId}`)).toMatchObject({ status: 'rewritten' });
    const { id } = decided.body['replacement'] as { id: string };
    expect(await story.read(`/rules/${id}`)).toMatchObject({
      ...replacement,
      status: 'live',
      isTold: true,
      situations: ['She lost the receipt'],
      replaces: { id: ruleId },
      owner: { name: 'Priya' },
    });
  });

  test('is decided once: of fifty at one moment one decides, the others hear what', async () => {
    const ruleId = await story.aRule();
    const reviewId = await story.aReview(ruleId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        story.ask(
          'POST',
          `/rule-reviews/${reviewId}/decide`,
          { outcome: n % 2 ? 'killed' : 'explained', words: `Reason ${n}` },
          'key',
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const [late] = answers.filter(({ status }) => status === 409);
    expect(late?.body).toMatchObject({
      code: 'already_decided',
      facts: { words: expect.stringMatching(/^Reason/) },
    });
  });
});

describe('whoever flagged', () => {
  test('is told what was decided, once, and nobody else is', async () => {
    const ruleId = await story.aRule({ staffWording: 'Only cash under 10' });
    await story.flag(ruleId, { words: 'Nobody carries cash.' });
    await story.flag(ruleId, {}, 'owner');
    const reviewId = await story.aReview(ruleId);
    await decide(reviewId, { outcome: 'killed', words: 'You are right, it is gone.' });
    const told = await story.read('/rule-flags/told', 'priya');
    expect(told['data']).toMatchObject([
      {
        rule: { staffWording: 'Only cash under 10' },
        outcome: 'killed',
        words: 'You are right, it is gone.',
      },
    ]);
    expect((await story.read('/rule-flags/told', 'tom'))['data']).toEqual([]);
    const flagIds = (told['data'] as { flagId: string }[]).map(({ flagId }) => flagId);
    // Another's cannot be put away.
    expect((await story.ask('POST', '/rule-flags/seen', { flagIds }, 'tom')).body).toEqual({ seen: 0 });
    expect((await story.ask('POST', '/rule-flags/seen', { flagIds }, 'priya')).body).toEqual({ seen: 1 });
    expect((await story.ask('POST', '/rule-flags/seen', { flagIds }, 'priya')).body).toEqual({ seen: 0 });
    expect((await story.read('/rule-flags/told', 'priya'))['data']).toEqual([]);
  });

  test('is told as well when the rule is simply retired', async () => {
    const ruleId = await story.aRule();
    await story.flag(ruleId, {}, 'tom');
    await story.ask('PATCH', `/rules/${ruleId}`, { status: 'killed' });
    expect((await story.read('/rule-flags/told', 'tom'))['data']).toMatchObject([
      { outcome: 'killed', words: '' },
    ]);
    expect(await story.reviewsOf(ruleId)).toMatchObject([{ outcome: 'killed' }]);
  });
});

describe('the clock', () => {
  const look = () => lookAfterRules.run(app.platform, {});

  test('opens the review of a rule whose date has passed, once', async () => {
    const reviewBy = app.clock.now().toISOString().slice(0, 10);
    const ruleId = await story.aRule({ reviewBy });
    await look();
    expect(await story.reviewsOf(ruleId)).toEqual([]);
    days(1);
    await look();
    await look();
    expect(await story.reviewsOf(ruleId)).toMatchObject([{ because: 'date', outcome: null }]);
  });

  test('lets a habit without an owner die, tells whoever named it, and leaves every other rule to people', async () => {
    const named = await story.made('/rules/nominations', { staffWording: 'No calls after five' }, 'tom');
    const habitId = (named['rule'] as { id: string }).id;
    await story.aReview(habitId);
    const owned = await story.aRule({ kind: 'habit' });
    await story.aReview(owned);
    days(13);
    await look();
    expect(await story.reviewsOf(habitId)).toMatchObject([{ outcome: null }]);
    days(3);
    await look();
    await look();
    expect(await story.reviewsOf(habitId)).toMatchObject([{ outcome: 'killed', isByDefault: true }]);
    expect(await story.read(`/rules/${habitId}`)).toMatchObject({ status: 'killed' });
    expect(await story.reviewsOf(owned)).toMatchObject([{ outcome: null }]);
    const told = (await story.read('/rule-flags/told', 'tom'))['data'] as { isByDefault: boolean }[];
    expect(told.some(({ isByDefault }) => isByDefault)).toBe(true);
    const open = (await story.read('/rule-reviews'))['data'] as {
      rule: { id: string };
      isOverdue: boolean;
    }[];
    expect(open.find(({ rule }) => rule.id === owned)?.isOverdue).toBe(true);
  });

  test('reminds whoever decides, once, in the last two working days', async () => {
    const ruleId = await story.aRule();
    await story.aReview(ruleId);
    await look();
    expect((await story.reviewsOf(ruleId))[0]?.remindedAt).toBeNull();
    days(13);
    await look();
    const [reminded] = await story.reviewsOf(ruleId);
    expect(reminded?.remindedAt).not.toBeNull();
    days(1);
    await look();
    expect((await story.reviewsOf(ruleId))[0]?.remindedAt).toEqual(reminded?.remindedAt);
  });

  test('keeps what came sixty days after a rule ended, and counts on until then', async () => {
    const ruleId = await story.aRule();
    const putOut = (n: number) =>
      inside(app, story.workspaceId, async (ctx) => {
        for (let at = 0; at < n; at++)
          await recordUse(ctx, {
            ruleId,
            how: 'held',
            aboutKind: 'flag',
            aboutId: newId(),
            staffMinutes: 9,
            wasAggravating: true,
          });
      });
    await putOut(6);
    days(1);
    await decide(await story.aReview(ruleId), { outcome: 'killed', words: 'It made six people angry.' });
    days(20);
    // Somebody was still held to it.
    await putOut(1);
    const graveOf = async () =>
      ((await story.read('/rule-reviews?show=ended'))['data'] as { rule: { id: string } }[]).find(
        ({ rule }) => rule.id === ruleId,
      );
    expect(await graveOf()).toMatchObject({
      before: { days: 60, applied: 6, aggravations: 6, costMinor: 6 * (12 * 25 + 9 * 35 + 1500) },
      after: { days: 20, aggravations: 1 },
      afterAt: null,
    });
    days(40);
    await look();
    // What comes later does not change what was kept.
    days(1);
    await putOut(3);
    await look();
    expect(await graveOf()).toMatchObject({
      after: { days: 60, aggravations: 1 },
      afterAt: expect.any(String),
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, anApiKey, call, inside, signedIn } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { verifyAudit } from '#modules/access/audit.ts';
import { recordAnswers } from './index.ts';

let app: TestApp;
let story: FeedbackStory;
let lead: Record<string, string>;
let sam: Record<string, string>;
let key: Record<string, string>;
let stranger: Record<string, string>;
let customerId: string;

const marks = [
  ['A', 'yes', '5'],
  ['A', 'yes', '5'],
  ['B', 'yes', '4'],
  ['A', 'yes', '5'],
  ['F', 'no', '1'],
  ['A', 'yes', '5'],
] as const;

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
  lead = await signedIn(app, story.workspaceId, await aStaff(app, story.workspaceId, { role: 'admin' }));
  sam = await signedIn(app, story.workspaceId, story.sam);
  key = await anApiKey(app, story.workspaceId, ['report-cards:read']);
  stranger = await anApiKey(app, (await aWorkspace(app)).workspaceId);
  for (const [mark, basic, person] of marks) await answered({ mark, basic, person });
  // A text that a spreadsheet would run.
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('customers')
      .set({ name: '=1+1' })
      .where('workspaceId', '=', story.workspaceId)
      .execute(),
  );
});
afterAll(() => app.close());

async function answered(fields: Record<string, string>) {
  const asked = await story.asked();
  await story.answers(asked.path, fields);
  await inside(app, story.workspaceId, (ctx) => recordAnswers(ctx, asked.askId));
  customerId = asked.customerId;
  return asked;
}
const get = (path: string, headers: Record<string, string> = lead) => call(app, 'GET', path, { headers });

describe('GET /report-cards', () => {
  test('is the workspace’s mark of this month with what it rests on', async () => {
    const { status, body } = await get('/report-cards', key);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      subject: { type: 'workspace', id: story.workspaceId },
      period: { from: '2026-03-01', to: '2026-03-31', timeZone: 'Europe/London' },
      provisional: false,
      withheld: null,
      core: { counts: { kept: 5, recovered: 0, missed: 1, n: 6 }, share: { shown: true, n: 6 } },
      experience: {
        counts: { delighted: 4, content: 1, unhappy: 1, n: 6 },
        netDelight: { shown: true, n: 6 },
      },
      asked: { n: 6, commonest: 'A', given: 4, median: 'A', counts: { A: 4, B: 1, C: 0, D: 0, F: 1 } },
      algorithmVersion: expect.any(String),
    });
    // One miss in six is shaky, so the best possible mark is C; the customers' own A is two away, which is a finding.
    expect(body).toMatchObject({
      grade: 'C',
      finding: { computed: 'C', asked: 'A', who: 'customers-mark-higher' },
    });
  });

  test('a customer’s own card leans on two imaginary answers instead of five', async () => {
    const { body } = await get(`/report-cards?subjectType=customer&subjectId=${customerId}`);
    expect(body).toMatchObject({
      provisional: true,
      settings: { priorAnswers: 2 },
      experience: { netDelight: { shown: false, n: 1, needed: 5 } },
    });
  });

  test('a person’s own card is theirs; others see how many are in until there are ten', async () => {
    const path = `/report-cards?subjectType=staff&subjectId=${story.sam}`;
    expect((await get(path, sam)).body).toMatchObject({
      withheld: null,
      experience: { counts: { delighted: 4, content: 1, unhappy: 1, n: 6 } },
    });
    const others = (await get(path)).body;
    expect(others).toMatchObject({
      grade: null,
      verdict: 'not-shown-yet',
      withheld: { needed: 10 },
      experience: { counts: null, netDelight: { shown: false } },
    });
    expect(JSON.stringify(others)).not.toContain('delighted');
  });

  test('asks who you are, may refuse, and names what is wrong', async () => {
    expect((await get('/report-cards', {})).status).toBe(401);
    expect(
      (await get('/report-cards', await anApiKey(app, story.workspaceId, ['customers:read']))).status,
    ).toBe(403);
    expect((await get('/report-cards?subjectType=planet')).status).toBe(422);
    expect((await get('/report-cards?from=yesterday')).status).toBe(422);
    expect((await get('/report-cards?from=2026-03-02&to=2026-03-01')).body).toMatchObject({
      code: 'period_invalid',
    });
    expect((await get('/report-cards?subjectType=team')).status).toBe(404);
    expect((await get(`/report-cards?subjectType=staff&subjectId=${story.sam}`, stranger)).status).toBe(404);
    expect((await get(`/report-cards?subjectId=${story.workspaceId}`, stranger)).status).toBe(404);
  });
});

describe('GET /report-cards/evidence', () => {
  interface Item {
    pillar: string;
    outcome: string;
    link: { kind: string };
  }
  const itemsOf = (body: Record<string, unknown>) => body['data'] as Item[];

  test('is as many rows as the figure it stands behind, each with where to look', async () => {
    const missed = itemsOf((await get('/report-cards/evidence?pillar=core&outcome=missed')).body);
    expect(missed).toMatchObject([{ outcome: 'missed', severity: 3, link: { kind: 'answer' } }]);
    expect(itemsOf((await get('/report-cards/evidence?pillar=experience')).body)).toHaveLength(6);
    expect(itemsOf((await get('/report-cards/evidence?pillar=asked&outcome=A')).body)).toHaveLength(4);
  });

  test('pages without losing or repeating a row', async () => {
    const seen: Item[] = [];
    let path = '/report-cards/evidence?limit=7';
    for (;;) {
      const { body } = await get(path);
      seen.push(...itemsOf(body));
      if (body['nextCursor'] === null) break;
      path = `/report-cards/evidence?limit=7&cursor=${String(body['nextCursor'])}`;
    }
    expect(new Set(seen.map((item) => JSON.stringify(item))).size).toBe(18);
    expect(seen).toHaveLength(18);
  });

  test('of another person shows nothing single that they have not shared', async () => {
    const path = `/report-cards/evidence?subjectType=staff&subjectId=${story.sam}&pillar=experience`;
    expect(itemsOf((await get(path, sam)).body)).toHaveLength(6);
    expect(itemsOf((await get(path)).body)).toEqual([]);
  });

  test('asks who you are, may refuse, and names what is wrong', async () => {
    expect((await get('/report-cards/evidence', {})).status).toBe(401);
    expect(
      (await get('/report-cards/evidence', await anApiKey(app, story.workspaceId, ['customers:read'])))
        .status,
    ).toBe(403);
    expect((await get('/report-cards/evidence?pillar=roof')).status).toBe(422);
    expect((await get('/report-cards/evidence?cursor=x')).body).toMatchObject({ code: 'cursor_invalid' });
  });
});

describe('GET /report-cards/trend', () => {
  test('marks each of twelve months from its own evidence', async () => {
    const { body } = await get('/report-cards/trend');
    const months = body['months'] as unknown[];
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toMatchObject({
      from: '2026-03-01',
      grade: 'C',
      checks: 6,
      netDelight: { shown: true, n: 6 },
    });
    expect(months[0]).toMatchObject({
      from: '2025-04-01',
      grade: null,
      checks: 0,
      netDelight: { shown: false, n: 0 },
    });
    expect(body['thresholds']).toEqual({ B: 20, A: 50 });
  });
  test('asks who you are, may refuse, and names what is wrong', async () => {
    expect((await get('/report-cards/trend', {})).status).toBe(401);
    expect(
      (await get('/report-cards/trend', await anApiKey(app, story.workspaceId, ['customers:read']))).status,
    ).toBe(403);
    expect((await get('/report-cards/trend?to=soon')).status).toBe(422);
  });
});

describe('tables', () => {
  const csv = (path: string, headers: Record<string, string> = lead) =>
    app.app.request(`/api/v1${path}`, { headers });
  test('GET /report-cards.csv is the card, a figure per line', async () => {
    const response = await csv('/report-cards.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await response.text();
    expect(text).toContain('Mark,C,,,');
    expect(text).toContain('Delighted,4,,,6');
  });
  test('GET /report-cards/evidence.csv holds every row and no formula', async () => {
    const text = await (await csv('/report-cards/evidence.csv')).text();
    expect(text.trim().split('\r\n')).toHaveLength(19);
    expect(text).toContain(",'=1+1,");
    expect(text).not.toMatch(/(^|,)=1\+1/m);
  });
  test.each([
    ['/report-cards.csv', 'card'],
    ['/report-cards/evidence.csv', 'evidence'],
  ])(
    'GET %s is written into the audit, with whose it was and nothing of what was refused',
    async (path, table) => {
      const written = async () => {
        const found = await call(app, 'GET', '/audit-entries?action=report.exported', { headers: lead });
        return found.body['data'] as { details: Record<string, unknown>; subjectId: string | null }[];
      };
      const before = (await written()).length;
      expect((await csv(`${path}?subjectType=team&subjectId=${customerId}`)).status).toBe(404);
      expect(await written()).toHaveLength(before);
      await (await csv(`${path}?subjectType=customer&subjectId=${customerId}&from=2026-01-01`)).text();
      const after = await written();
      expect(after).toHaveLength(before + 1);
      expect(after[0]).toMatchObject({
        actorKind: 'staff',
        subjectId: customerId,
        details: { table, subjectType: 'customer', from: '2026-01-01' },
      });
      const chain = await inside(app, story.workspaceId, (ctx) => verifyAudit(ctx));
      expect(chain.firstBroken).toBeNull();
    },
  );

  test.each(['/report-cards.csv', '/report-cards/evidence.csv'])(
    '%s asks who you are and may refuse',
    async (path) => {
      expect((await csv(path, {})).status).toBe(401);
      expect((await csv(path, await anApiKey(app, story.workspaceId, ['customers:read']))).status).toBe(403);
      expect((await csv(`${path}?from=soon`)).status).toBe(422);
      expect((await csv(`${path}?subjectType=team`)).status).toBe(404);
    },
  );
});

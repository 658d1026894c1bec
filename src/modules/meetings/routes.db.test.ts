import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, inside } from '#tests/support/factories.ts';
import { reviewStory } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './queries/findings.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;
let id: string;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-20T09:00:00Z' });
  story = await reviewStory(app);
  id = await story.aReview();
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';

test('meetings are read by everybody who reads customers, and by nobody else', async () => {
  expect((await call(app, 'GET', '/meetings', { headers: story.light })).status).toBe(200);
  expect((await call(app, 'GET', `/meetings/${id}`, { headers: story.light })).status).toBe(200);
  expect((await call(app, 'GET', `/meetings/${nobody}`, { headers: story.light })).status).toBe(404);
  expect((await call(app, 'GET', '/meetings')).status).toBe(401);
  expect((await call(app, 'GET', `/meetings/${id}`)).status).toBe(401);
  expect((await call(app, 'GET', '/meetings?view=tomorrow', { headers: story.ann })).status).toBe(422);
});

test.each([
  ['POST', () => '/meetings', { kind: 'huddle', scheduledAt: '2026-03-26T10:00:00Z' }],
  ['PATCH', () => `/meetings/${id}`, { title: 'Other' }],
  ['POST', () => `/meetings/${id}/pre-read`, {}],
  ['POST', () => `/meetings/${id}/hold`, {}],
  ['POST', () => `/meetings/${id}/write-up`, {}],
  ['POST', () => `/meetings/${id}/book-talk`, {}],
  ['POST', () => `/meetings/${id}/agree`, { name: 'Carla' }],
  ['POST', () => `/meetings/${id}/close`, {}],
  ['POST', () => `/meetings/${id}/cancel`, {}],
  ['POST', () => `/meetings/${id}/scores`, { score: 9 }],
  ['POST', () => `/meetings/${id}/items`, { kind: 'agenda', words: 'Something' }],
  ['PUT', () => `/meetings/${id}/items/order`, { ids: [nobody] }],
  ['PATCH', () => `/meetings/${id}/items/${nobody}`, { words: 'Other', revision: 1 }],
  ['DELETE', () => `/meetings/${id}/items/${nobody}`, undefined],
  ['POST', () => `/meetings/${id}/items/${nobody}/conversation`, {}],
  ['PUT', () => `/meetings/${id}/people`, { people: [] }],
])('%s %o is for those who write meetings', async (method, place, body) => {
  const given = body === undefined ? {} : { body };
  expect((await call(app, method, place(), { headers: story.light, ...given })).status).toBe(403);
  expect((await call(app, method, place(), given)).status).toBe(401);
});

test.each([
  [
    'POST',
    () => '/meetings',
    { kind: 'account-review', scheduledAt: '2026-03-26T10:00:00Z' },
    422,
    'customer_missing',
  ],
  [
    'POST',
    () => '/meetings',
    { kind: 'account-review', customerId: nobody, scheduledAt: '2026-03-26T10:00:00Z' },
    422,
    'customer_unknown',
  ],
  ['POST', () => '/meetings', { kind: 'party', scheduledAt: '2026-03-26T10:00:00Z' }, 422, 'invalid'],
  [
    'POST',
    () => '/meetings',
    { kind: 'huddle', scheduledAt: '2026-03-26T10:00:00Z', ownerStaffId: nobody },
    422,
    'staff_unknown',
  ],
  [
    'PATCH',
    () => `/meetings/${id}`,
    { periodFrom: '2026-05-01', periodTo: '2026-04-01' },
    422,
    'period_invalid',
  ],
  ['POST', () => `/meetings/${id}/hold`, { heldAt: '2030-01-01T00:00:00Z' }, 422, 'held_in_future'],
  ['POST', () => `/meetings/${id}/write-up`, {}, 409, 'step_not_now'],
  ['POST', () => `/meetings/${id}/book-talk`, {}, 409, 'step_not_now'],
  ['POST', () => `/meetings/${id}/agree`, { name: '' }, 422, 'invalid'],
  ['POST', () => `/meetings/${id}/close`, {}, 409, 'step_not_now'],
  ['POST', () => `/meetings/${nobody}/cancel`, {}, 404, 'not_found'],
  ['POST', () => `/meetings/${id}/scores`, { score: 11 }, 422, 'invalid'],
  [
    'POST',
    () => `/meetings/${id}/scores`,
    { elements: [{ elementId: nobody, value: 3 }] },
    422,
    'element_unknown',
  ],
  ['POST', () => `/meetings/${id}/items`, { kind: 'agenda', words: ' ' }, 422, 'invalid'],
  ['PUT', () => `/meetings/${id}/items/order`, { ids: [nobody] }, 422, 'item_unknown'],
  ['PATCH', () => `/meetings/${id}/items/${nobody}`, { words: 'x', revision: 1 }, 404, 'not_found'],
  ['DELETE', () => `/meetings/${id}/items/${nobody}`, undefined, 404, 'not_found'],
  ['POST', () => `/meetings/${id}/items/${nobody}/conversation`, {}, 404, 'not_found'],
  ['PUT', () => `/meetings/${id}/people`, { people: [{ side: 'us' }] }, 422, 'person_without_name'],
])('%s %o with %j is refused', async (method, place, body, status, code) => {
  const given = body === undefined ? {} : { body };
  const answer = await call(app, method, place(), { headers: story.ann, ...given });
  expect(answer).toMatchObject({ status, body: { code } });
});

test('people of both sides are named, by account or by word', async () => {
  const people = [
    { side: 'us', staffId: story.annId },
    { side: 'them', customerId: story.client.customerId },
    { side: 'them', name: 'The new director' },
  ];
  const answer = await call(app, 'PUT', `/meetings/${id}/people`, { headers: story.ann, body: { people } });
  const names = (answer.body['people'] as { name: string }[]).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['Ann', 'Carla Client', 'The new director']);
});

describe('findings of a customer', () => {
  const place = () => `/customers/${story.client.customerId}/findings`;

  test('are answered as a list that says who could not answer', async () => {
    const answer = await call(app, 'GET', place(), { headers: story.light });
    expect(answer).toMatchObject({ status: 200, body: { data: [], hasMore: false, failed: [] } });
    expect((await call(app, 'GET', place())).status).toBe(401);
    expect((await call(app, 'GET', `/customers/${nobody}/findings`, { headers: story.ann })).status).toBe(
      404,
    );
  });

  test('come from every source that works, though one of them fails in the database', async () => {
    const found = { ...aFinding, tone: 'watch' as const };
    const findings = await inside(app, story.workspaceId, async (ctx) => {
      const answer = await listFindings(ctx, story.client.customerId, [
        {
          name: 'broken',
          list: async () =>
            (await ctx.tx.selectFrom('meetings').select('id').where('id', '=', 'no uuid').execute()).map(
              () => found,
            ),
        },
        { name: 'whole', list: async () => [{ ...aFinding, tone: 'good' as const }, found] },
      ]);
      // The transaction goes on: what comes after the failure still reads.
      await ctx.tx.selectFrom('meetings').select('id').limit(1).execute();
      return answer;
    });
    expect(findings.failed).toEqual(['broken']);
    expect(findings.data.map(({ tone }) => tone)).toEqual(['watch', 'good']);
  });
});

const aFinding = {
  key: 'meetings:finding.card.one-more-miss',
  calculation: 'C1',
  facts: { grade: 'A', then: 'C' },
  n: 12,
  size: null,
  verdict: 'shown' as const,
  subject: { kind: 'customer' as const, id: nobody },
  evidence: [],
  talk: null,
};

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, call, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let sam: Record<string, string>;
let light: Record<string, string>;
let elsewhere: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  sam = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { name: 'Sam' }));
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
  const other = await aWorkspace(app);
  elsewhere = await signedIn(app, other.workspaceId, other.ownerId);
});
afterAll(() => app.close());

const question = 'Keep the evening report or not?';
const options = [
  { id: 'keep', words: 'Keep it, and promise it', horizon: 'year', serves: ['courtesy'], hoursPerWeek: 3 },
  { id: 'stop', words: 'Stop it with four weeks’ notice', sacrifices: ['courtesy'] },
];
const nobody = '01900000-0000-7000-8000-000000000000';

async function aDecision(body: Record<string, unknown> = {}): Promise<string> {
  const made = await call(app, 'POST', '/decisions', { headers: sam, body: { question, options, ...body } });
  expect(made.status).toBe(201);
  return String(made.body['id']);
}

describe('decisions', () => {
  test('are written down with a day of review in ninety days', async () => {
    const id = await aDecision({ customerWouldSay: 'They would ask why now.' });
    const { status, body } = await call(app, 'GET', `/decisions/${id}`, { headers: light });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      question,
      status: 'open',
      reviewOn: '2026-05-31',
      isReviewDue: false,
      chosenOption: null,
      customerWouldSay: 'They would ask why now.',
      options: [
        { id: 'keep', horizon: 'year', serves: ['courtesy'], hoursPerWeek: 3, costMinor: null },
        { id: 'stop', horizon: 'quarter', sacrifices: ['courtesy'], hoursPerWeek: null },
      ],
    });
  });

  test('are changed while open, and not afterwards', async () => {
    const id = await aDecision();
    const changed = await call(app, 'PATCH', `/decisions/${id}`, {
      headers: sam,
      body: { question: 'The report: keep, or stop?', reviewOn: '2026-04-01' },
    });
    expect(changed).toMatchObject({ status: 200, body: { question: 'The report: keep, or stop?' } });
    await call(app, 'POST', `/decisions/${id}/take`, { headers: sam, body: { optionId: 'keep' } });
    const late = await call(app, 'PATCH', `/decisions/${id}`, { headers: sam, body: { question: 'No' } });
    expect(late).toMatchObject({ status: 409, body: { code: 'decision_closed' } });
    const moved = await call(app, 'PATCH', `/decisions/${id}`, {
      headers: sam,
      body: { reviewOn: '2026-06-01' },
    });
    expect(moved).toMatchObject({ status: 200, body: { reviewOn: '2026-06-01' } });
  });

  test('are taken once of fifty who choose at the same moment', async () => {
    const id = await aDecision();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        call(app, 'POST', `/decisions/${id}/take`, {
          headers: sam,
          body: { optionId: index % 2 === 0 ? 'keep' : 'stop' },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body['code'] === 'decision_closed')).toHaveLength(49);
  });

  test('name who took them, us or the customer', async () => {
    const ours = await aDecision();
    const taken = await call(app, 'POST', `/decisions/${ours}/take`, {
      headers: sam,
      body: { optionId: 'keep', words: 'It is what they come for.' },
    });
    expect(taken.body).toMatchObject({ status: 'taken', decidedBy: 'us', decidedByName: 'Sam' });
    const theirs = await aDecision();
    const body = { optionId: 'stop', decidedBy: 'customer', name: '' };
    const unnamed = await call(app, 'POST', `/decisions/${theirs}/take`, { headers: sam, body });
    expect(unnamed).toMatchObject({ status: 422, body: { code: 'name_missing' } });
    const named = await call(app, 'POST', `/decisions/${theirs}/take`, {
      headers: sam,
      body: { ...body, name: 'Ana Costa' },
    });
    expect(named.body).toMatchObject({ decidedBy: 'customer', decidedByName: 'Ana Costa' });
  });

  test('come back on their day, and are reviewed or looked at again', async () => {
    const id = await aDecision({ reviewOn: '2026-03-10' });
    await call(app, 'POST', `/decisions/${id}/take`, { headers: sam, body: { optionId: 'stop' } });
    const early = await call(app, 'GET', '/decisions?due=review', { headers: light });
    expect(early.body).toMatchObject({ data: [], reviewsDue: 0 });
    app.clock.set('2026-03-10T09:00:00Z');
    // The old session has not been seen for more than a week, so somebody signs in again.
    const later = await signedIn(app, house.workspaceId, house.ownerId);
    const due = await call(app, 'GET', '/decisions?due=review&status=taken', { headers: later });
    expect(due.body).toMatchObject({ data: [{ id, isReviewDue: true }], reviewsDue: 1 });
    const again = await call(app, 'POST', `/decisions/${id}/review`, {
      headers: later,
      body: { outcome: 'Too early to say.', reviewAgainOn: '2026-04-10' },
    });
    expect(again.body).toMatchObject({ status: 'taken', reviewOn: '2026-04-10', isReviewDue: false });
    const done = await call(app, 'POST', `/decisions/${id}/review`, {
      headers: later,
      body: { outcome: 'Nobody missed it.' },
    });
    expect(done.body).toMatchObject({ status: 'reviewed', outcome: 'Nobody missed it.' });
    const twice = await call(app, 'POST', `/decisions/${id}/review`, {
      headers: later,
      body: { outcome: 'Once more.' },
    });
    expect(twice).toMatchObject({ status: 409, body: { code: 'decision_not_taken' } });
  });

  test('refuse what makes no sense, and those who may not', async () => {
    const post = (body: unknown, headers?: Record<string, string>) =>
      call(app, 'POST', '/decisions', { body, ...(headers ? { headers } : {}) });
    const [keep] = options;
    expect((await post({ question, options: [keep] }, sam)).status).toBe(422);
    expect((await post({ question, options: [keep, keep] }, sam)).body['code']).toBe('option_twice');
    expect((await post({ question, options, reviewOn: '2025-01-01' }, sam)).body['code']).toBe(
      'review_in_past',
    );
    expect((await post({ question, options, customerId: nobody }, sam)).body['code']).toBe(
      'customer_unknown',
    );
    const about = { aboutKind: 'extra', aboutId: nobody };
    expect((await post({ question, options, aboutKind: 'extra' }, sam)).body['code']).toBe(
      'about_incomplete',
    );
    expect((await post({ question, options, ...about }, sam)).status).toBe(201);
    expect((await post({ question, options, ...about }, sam)).body['code']).toBe('already_about');
    expect((await post({ question, options }, light)).status).toBe(403);
    expect((await post({ question, options })).status).toBe(401);
    const id = await aDecision();
    expect((await call(app, 'GET', `/decisions/${id}`, { headers: elsewhere })).status).toBe(404);
    const take = await call(app, 'POST', `/decisions/${id}/take`, { headers: sam, body: { optionId: 'x' } });
    expect(take.body['code']).toBe('option_unknown');
    expect((await call(app, 'GET', '/decisions')).status).toBe(401);
    expect((await call(app, 'PATCH', `/decisions/${id}`, { headers: light, body: {} })).status).toBe(403);
    expect((await call(app, 'POST', `/decisions/${id}/review`, { headers: light, body: {} })).status).toBe(
      403,
    );
  });
});

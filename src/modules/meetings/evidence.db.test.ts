import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { call } from '#tests/support/factories.ts';
import { reviewStory } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-26T11:00:00Z', working: true });
  story = await reviewStory(app);
});
afterAll(() => app.close());

const soon = { timeout: 15_000, interval: 100 };

async function experience() {
  const query = `subjectType=customer&subjectId=${story.client.customerId}`;
  const { body } = await call(app, 'GET', `/report-cards?${query}`, { headers: story.ann });
  return (body['experience'] as { counts: unknown }).counts;
}

test('the client’s score is an answer on their report card; a corrected one replaces it, and 8.5 is no class', async () => {
  const id = await story.aReview();
  await story.api(`/meetings/${id}/hold`, { score: 9.6 });
  const delighted = { delighted: 1, content: 0, unhappy: 0, n: 1 };
  await vi.waitFor(async () => expect(await experience()).toEqual(delighted), soon);
  const evidence = await call(
    app,
    'GET',
    `/report-cards/evidence?subjectType=customer&subjectId=${story.client.customerId}`,
    { headers: story.ann },
  );
  expect(evidence.body['data']).toMatchObject([{ link: { kind: 'meeting', id } }]);
  await story.api(`/meetings/${id}/scores`, { score: 4 });
  const unhappy = { delighted: 0, content: 0, unhappy: 1, n: 1 };
  await vi.waitFor(async () => expect(await experience()).toEqual(unhappy), soon);
  await story.api(`/meetings/${id}/scores`, { score: 8.5 });
  const nothing = { delighted: 0, content: 0, unhappy: 0, n: 0 };
  await vi.waitFor(async () => expect((await experience()) ?? nothing).toEqual(nothing), soon);
});

test('the mail of the booked talk carries an appointment', async () => {
  const mails = await story.mailsTo(story.client.address);
  const booking = mails
    .map(({ envelope }) => JSON.stringify(envelope))
    .find((text) => text.includes('VEVENT'));
  expect(booking).toContain('DTSTART:20260402T100000Z');
});

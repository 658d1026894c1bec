import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '#tests/support/factories.ts';
import { reviewStory } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-20T09:00:00Z' });
  story = await reviewStory(app);
});
afterAll(() => app.close());

const agendaOf = async (id: string) => {
  const { body } = await story.get(`/meetings/${id}`);
  return (body['items'] as { words: string; kind: string }[])
    .filter(({ kind }) => kind === 'agenda')
    .map(({ words }) => words);
};
const aHuddle = async (scheduledAt: string) => {
  const made = await story.api('/meetings', { kind: 'huddle', scheduledAt, agenda: 'findings' });
  return String(made.body['id']);
};
const tell = (id: string, teamNote: string) =>
  call(app, 'PATCH', `/meetings/${id}`, { headers: story.ann, body: { teamNote } });

test('the note of a talk stands on the next huddle, changes with it, and comes along into one planned later', async () => {
  const review = await story.aWrittenReview(9.6);
  const talk = await story.talkOf(review);
  const huddle = await aHuddle('2026-03-27T08:50:00Z');
  expect(await agendaOf(huddle)).toEqual([]);
  await tell(talk, 'The list comes by six now.');
  await tell(talk, 'The list comes by six, every day.');
  expect(await agendaOf(huddle)).toEqual([
    'Talk after the review with Carla Client: The list comes by six, every day.',
  ]);
  const later = await aHuddle('2026-03-28T08:50:00Z');
  expect(await agendaOf(later)).toEqual(await agendaOf(huddle));
  await tell(talk, '');
  expect(await agendaOf(huddle)).toEqual([]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call } from '#tests/support/factories.ts';
import { reviewStory } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-20T09:00:00Z' });
  story = await reviewStory(app);
});
beforeEach(() => app.clock.set('2026-03-20T09:00:00Z'));
afterAll(() => app.close());

const patch = (path: string, body: unknown) => call(app, 'PATCH', path, { headers: story.ann, body });

describe('items', () => {
  test('are added, changed, ordered, ticked off and dropped', async () => {
    const id = await story.aReview();
    const one = await story.api(`/meetings/${id}/items`, { kind: 'agenda', words: 'The report' });
    const two = await story.api(`/meetings/${id}/items`, { kind: 'agenda', words: 'The invoice' });
    expect([one.status, two.status]).toEqual([201, 201]);
    const place = `/meetings/${id}/items/${one.body['id']}`;
    const changed = await patch(place, { words: 'The evening report', revision: 1 });
    expect(changed).toMatchObject({ status: 200, body: { words: 'The evening report', revision: 2 } });
    const ids = [two.body['id'], one.body['id']];
    const ordered = await call(app, 'PUT', `/meetings/${id}/items/order`, {
      headers: story.ann,
      body: { ids },
    });
    expect((ordered.body['items'] as { id: string }[]).map((item) => item.id)).toEqual(ids);
    const done = await patch(place, { isDone: true, revision: 2 });
    expect(done.body['doneAt']).not.toBeNull();
    const dropped = await call(app, 'DELETE', place, { headers: story.ann });
    expect(dropped.status).toBe(200);
    const { body } = await story.get(`/meetings/${id}`);
    expect((body['items'] as { words: string }[]).map(({ words }) => words)).toEqual(['The invoice']);
  });

  test('that two people change at once lose no words: the second gets both', async () => {
    const id = await story.aReview();
    const item = await story.api(`/meetings/${id}/items`, { kind: 'action', words: 'Send it' });
    const place = `/meetings/${id}/items/${item.body['id']}`;
    const answers = await Promise.all([
      patch(place, { words: 'Send it on Monday', revision: 1 }),
      patch(place, { words: 'Send it by post', revision: 1 }),
    ]);
    const refused = answers.find(({ status }) => status === 409);
    const taken = answers.find(({ status }) => status === 200);
    expect(refused?.body).toMatchObject({
      code: 'changed_meanwhile',
      facts: { stored: { words: taken?.body['words'], revision: 2 } },
    });
  });

  test('of focus are at most five', async () => {
    const id = await story.aReview();
    for (const n of [1, 2, 3, 4, 5])
      await story.api(`/meetings/${id}/items`, { kind: 'focus', words: `Focus ${n}` });
    const sixth = await story.api(`/meetings/${id}/items`, { kind: 'focus', words: 'One more' });
    expect(sixth).toMatchObject({ status: 409, body: { code: 'focus_full', facts: { most: 5 } } });
  });

  test('from a finding stand on an agenda once; an answer of the script is not written over', async () => {
    const id = await story.aReview();
    const finding = { kind: 'agenda', words: 'The mark', origin: 'meetings:finding.x|customer|1' };
    const first = await story.api(`/meetings/${id}/items`, finding);
    const again = await story.api(`/meetings/${id}/items`, finding);
    expect(again.body['id']).toBe(first.body['id']);
    const answer = { kind: 'script-answer', origin: 'focus', words: 'Reporting' };
    await story.api(`/meetings/${id}/items`, answer);
    const other = await story.api(`/meetings/${id}/items`, { ...answer, words: 'Speed' });
    expect(other).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
    const unknown = await story.api(`/meetings/${id}/items`, { ...answer, origin: 'weather' });
    expect(unknown.body['code']).toBe('question_unknown');
  });

  test('left open become one conversation each, however often the key is pressed', async () => {
    const id = await story.aReview();
    const point = await story.api(`/meetings/${id}/items`, {
      kind: 'open-point',
      words: 'Who pays for the second delivery?',
    });
    const place = `/meetings/${id}/items/${point.body['id']}/conversation`;
    const opened = await story.api(place);
    const conversation = opened.body['conversation'] as { id: string; number: number };
    expect((await story.api(place)).body['conversation']).toEqual(conversation);
    const { body } = await story.get(`/conversations/${conversation.id}`);
    expect(body).toMatchObject({ subject: 'Who pays for the second delivery?', status: 'open' });
  });

  test('hold a review open while they are open points', async () => {
    const id = await story.aWrittenReview(9.6);
    const point = await story.api(`/meetings/${id}/items`, { kind: 'open-point', words: 'The price?' });
    await story.api(`/meetings/${id}/agree`, { name: 'Carla' });
    app.clock.set('2026-04-02T11:00:00Z');
    await story.api(`/meetings/${await story.talkOf(id)}/hold`);
    expect((await story.api(`/meetings/${id}/close`)).body['facts']).toMatchObject({
      missing: ['open-points'],
    });
    await patch(`/meetings/${id}/items/${point.body['id']}`, { isDone: true, revision: 1 });
    expect((await story.api(`/meetings/${id}/close`)).status).toBe(200);
    const late = await story.api(`/meetings/${id}/items`, { kind: 'agenda', words: 'Too late' });
    expect(late).toMatchObject({ status: 409, body: { code: 'meeting_over' } });
  });
});

describe('texts', () => {
  test('that somebody else wrote meanwhile are not written over', async () => {
    const id = await story.aReview();
    const place = `/meetings/${id}`;
    await patch(place, { notes: 'Ann’s words', was: { notes: '' } });
    const refused = await patch(place, { notes: 'Ben’s words', was: { notes: '' } });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile', facts: { stored: { notes: 'Ann’s words' } } },
    });
    const other = await patch(place, { privateNotes: 'Between us', was: { privateNotes: '' } });
    expect(other).toMatchObject({ status: 200, body: { notes: 'Ann’s words', privateNotes: 'Between us' } });
    expect((await patch(place, { notes: 'Stale', revision: 1 })).status).toBe(409);
  });

  test('that the client agreed to stand; our own may go on', async () => {
    const id = await story.aWrittenReview(9.6);
    await story.api(`/meetings/${id}/agree`, { name: 'Carla' });
    expect((await patch(`/meetings/${id}`, { notes: 'Something else' })).body['code']).toBe('meeting_agreed');
    const focus = await story.api(`/meetings/${id}/items`, { kind: 'focus', words: 'Late idea' });
    expect(focus.body['code']).toBe('meeting_agreed');
    expect((await patch(`/meetings/${id}`, { privateNotes: 'Well done' })).status).toBe(200);
  });
});

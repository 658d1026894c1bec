import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, inside } from '#tests/support/factories.ts';
import { reviewStory, stepsOf } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-20T09:00:00Z' });
  story = await reviewStory(app);
});
beforeEach(() => app.clock.set('2026-03-20T09:00:00Z'));
afterAll(() => app.close());

describe('a review', () => {
  test('goes from planned to closed, step by step, with its mails', async () => {
    const id = await story.aReview();
    const sent = await story.api(`/meetings/${id}/pre-read`);
    expect(sent).toMatchObject({ status: 200, body: { status: 'pre-read-sent' } });
    expect(sent.body['preRead']).toMatchObject({ period: { from: '2025-12-26', to: '2026-03-25' } });
    app.clock.set('2026-03-26T11:00:00Z');
    const held = await story.api(`/meetings/${id}/hold`, { score: 7.5 });
    expect(held).toMatchObject({ status: 200, body: { status: 'held', score: 7.5, talk: null } });
    expect((await story.api(`/meetings/${id}/write-up`)).body['code']).toBe('write_up_empty');
    await call(app, 'PATCH', `/meetings/${id}`, { headers: story.ann, body: { notes: 'All said.' } });
    expect((await story.api(`/meetings/${id}/write-up`)).body['status']).toBe('written-up');
    const booked = await story.api(`/meetings/${id}/book-talk`, { scheduledAt: '2026-04-02T10:00:00Z' });
    expect(booked).toMatchObject({ body: { status: 'talk-booked', isUnfinished: true } });
    expect((await story.api(`/meetings/${id}/agree`, { name: 'Carla' })).body['status']).toBe('agreed');
    const early = await story.api(`/meetings/${id}/close`);
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'step_not_now', facts: { step: 'close', missing: ['talk-not-held'] } },
    });
    app.clock.set('2026-04-02T11:00:00Z');
    expect((await story.api(`/meetings/${await story.talkOf(id)}/hold`)).status).toBe(200);
    const closed = await story.api(`/meetings/${id}/close`);
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', isUnfinished: false } });
    const mails = await story.mailsTo(story.client.address);
    const subjects = mails.map(({ envelope }) => String(Reflect.get(Object(envelope), 'subject')));
    expect(subjects).toEqual([
      'Before we meet: what were we not good at?',
      'What we said and what happens now: Review with Carla Client',
      expect.stringContaining('A talk about what comes next: Thursday'),
    ]);
  });

  test('with a 9.6 has its talk booked the moment it is held, and cannot be closed without it', async () => {
    const id = await story.aReview();
    app.clock.set('2026-03-26T11:00:00Z');
    const held = await story.api(`/meetings/${id}/hold`, { score: 9.6, scoredByName: 'Carla' });
    expect(held.body).toMatchObject({
      status: 'held',
      isTopScore: true,
      isUnfinished: true,
      talk: { scheduledAt: '2026-04-02T10:00:00.000Z', heldAt: null },
    });
    expect(stepsOf(held)['book-talk']).toBe('done');
    const closed = await story.api(`/meetings/${id}/close`);
    expect(closed.body['facts']).toMatchObject({
      missing: ['not-written-up', 'talk-not-held', 'not-agreed'],
    });
    const talk = await story.talkOf(id);
    expect((await story.get(`/meetings/${talk}`)).body).toMatchObject({
      kind: 'post-review-talk',
      followsId: id,
      customer: { id: story.client.customerId },
      owner: { id: story.annId },
    });
    const off = await story.api(`/meetings/${talk}/cancel`);
    expect(off).toMatchObject({ status: 409, body: { facts: { missing: ['top-score-needs-talk'] } } });
  });

  test('whose top score comes later books the talk then, and only once', async () => {
    const id = await story.aReview();
    app.clock.set('2026-03-26T11:00:00Z');
    expect((await story.api(`/meetings/${id}/hold`)).body['talk']).toBeNull();
    const scored = await story.api(`/meetings/${id}/scores`, { score: 9 });
    expect(scored.body['talk']).not.toBeNull();
    const again = await story.api(`/meetings/${id}/scores`, { score: 10 });
    expect(again.body['talk']).toEqual(scored.body['talk']);
  });

  test('that scored lower waits for another talk when its talk is called off', async () => {
    const id = await story.aWrittenReview(6);
    await story.api(`/meetings/${id}/book-talk`);
    const talk = await story.talkOf(id);
    expect((await story.api(`/meetings/${talk}/cancel`)).body['status']).toBe('cancelled');
    const review = await story.get(`/meetings/${id}`);
    expect(review.body).toMatchObject({ status: 'written-up', talk: null });
    expect((await story.api(`/meetings/${id}/book-talk`)).status).toBe(200);
  });

  test('is moved on by one of two who press at the same moment', async () => {
    const id = await story.aReview();
    app.clock.set('2026-03-26T11:00:00Z');
    const answers = await Promise.all([1, 2].map(() => story.api(`/meetings/${id}/hold`, { score: 9.6 })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const talks = await story.get(`/meetings?customerId=${story.client.customerId}&kind=post-review-talk`);
    const following = (talks.body['data'] as { followsId: string }[]).filter((one) => one.followsId === id);
    expect(following).toHaveLength(1);
  });

  test('without an address hands its pre-read over by hand', async () => {
    const made = await call(app, 'POST', '/customers', {
      headers: story.ann,
      body: { name: 'By phone only' },
    });
    const id = await story.aReview({ customerId: made.body['id'] });
    const refused = await story.api(`/meetings/${id}/pre-read`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'address_missing' } });
    expect((await story.get(`/meetings/${id}`)).body['status']).toBe('planned');
    const handed = await story.api(`/meetings/${id}/pre-read`, { by: 'hand' });
    expect(handed.body['status']).toBe('pre-read-sent');
  });

  test('is overdue by the working days of the house, its holidays left out', async () => {
    await inside(app, story.workspaceId, (ctx) =>
      ctx.tx
        .updateTable('workspaces')
        .set({ holidays: ['2026-03-27'] })
        .where('id', '=', story.workspaceId)
        .execute(),
    );
    const id = await story.aReview();
    app.clock.set('2026-03-26T11:00:00Z');
    await story.api(`/meetings/${id}/hold`);
    const due = async () => {
      const { body } = await story.get(`/meetings/${id}`);
      return (body['steps'] as { step: string; dueOn: string; state: string }[]).find(
        ({ step }) => step === 'write-up',
      );
    };
    expect(await due()).toMatchObject({ dueOn: '2026-03-31', state: 'next' });
    app.clock.set('2026-04-01T09:00:00Z');
    expect(await due()).toMatchObject({ state: 'overdue' });
  });
});

describe('views', () => {
  const titles = async (query: string) => {
    const { body } = await story.get(`/meetings?${query}`);
    return (body['data'] as { title: string }[]).map(({ title }) => title);
  };

  test('tell what is to come, what is unfinished, and what one should have this week', async () => {
    const { customerId } = await story.aCustomer({ name: 'Views' });
    const soon = { customerId, title: 'Soon', scheduledAt: '2026-03-24T09:00:00Z' };
    const far = { customerId, title: 'Far', scheduledAt: '2026-05-16T09:00:00Z' };
    const done = { customerId, title: 'Done', scheduledAt: '2026-03-18T09:00:00Z' };
    await story.aReview(far);
    await story.aReview(soon);
    const id = await story.aReview(done);
    await story.api(`/meetings/${id}/hold`, { score: 5 });
    const who = `customerId=${customerId}`;
    expect(await titles(`view=to-come&${who}`)).toEqual(['Soon', 'Far']);
    expect(await titles(`view=unfinished&${who}`)).toEqual(['Done']);
    expect(await titles(`view=to-have&${who}`)).toEqual(['Done', 'Soon']);
    expect(await titles(`view=all&${who}`)).toEqual(['Far', 'Soon', 'Done']);
    const first = await story.get(`/meetings?view=all&${who}&limit=2`);
    const cursor = String(first.body['nextCursor']);
    expect(await titles(`view=all&${who}&limit=2&cursor=${cursor}`)).toEqual(['Done']);
  });
});

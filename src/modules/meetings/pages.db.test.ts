import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, inside } from '#tests/support/factories.ts';
import { reviewStory } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;
let id: string;
let client: { cookie: string };

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-20T09:00:00Z' });
  story = await reviewStory(app);
  const { customerId, address } = story.client;
  client = story.cookieOf(await story.post(await story.aLink({ customerId, address })));
});
beforeEach(async () => {
  app.clock.set('2026-03-20T09:00:00Z');
  id = await story.aReview();
});
afterAll(() => app.close());

const read = async (path: string, headers: Record<string, string> = client) => {
  const response = await app.app.request(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const send = async (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = client,
) => {
  const response = await app.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, text: await response.text() };
};
const meeting = async () => (await story.get(`/meetings/${id}`)).body;

describe('the client’s page of a review', () => {
  test('asks first what we were not good at, and keeps what is said', async () => {
    await story.api(`/meetings/${id}/pre-read`);
    const page = await read(`/my/reviews/${id}`);
    expect(page.status).toBe(200);
    expect(page.text.indexOf('What were we not good at?')).toBeLessThan(page.text.indexOf('What we found'));
    expect(page.text.length).toBeLessThan(50_000);
    const told = await send(`/my/reviews/${id}/tell`, { words: 'The report\r\ncame late.', was: '' });
    expect(told.status).toBe(303);
    expect((await meeting())['dissatisfaction']).toBe('The report\ncame late.');
  });

  test('takes agenda points, a 9.6 with marks, and five focus items', async () => {
    await story.api(`/meetings/${id}/pre-read`);
    await send(`/my/reviews/${id}/agenda`, { words: 'The new building' });
    const { text } = await read(`/my/reviews/${id}`);
    const element = /name="element-([0-9a-f-]{36})"/.exec(text)?.[1] ?? '';
    const score = { score: '9,6', name: 'Carla', [`element-${element}`]: '4' };
    expect((await send(`/my/reviews/${id}/score`, score)).status).toBe(303);
    const five = {
      'focus-1': 'Reporting',
      'focus-2': 'Speed',
      'focus-3': 'Events',
      'focus-4': 'Names',
      'focus-5': 'Calm',
      'focus-6': 'Six',
    };
    expect((await send(`/my/reviews/${id}/focus`, five)).status).toBe(303);
    const seen = await meeting();
    expect(seen).toMatchObject({
      score: 9.6,
      scoredByName: 'Carla',
      elementScores: [{ elementId: element, value: 4 }],
    });
    const items = seen['items'] as { kind: string; words: string; bySide: string }[];
    expect(items.filter(({ kind }) => kind === 'agenda')).toMatchObject([
      { words: 'The new building', bySide: 'them' },
    ]);
    expect(items.filter(({ kind }) => kind === 'focus').map(({ words }) => words)).toEqual([
      'Reporting',
      'Speed',
      'Events',
      'Names',
      'Calm',
    ]);
  });

  test('shows the write-up and actions when they are handed over, and takes the yes with a name', async () => {
    app.clock.set('2026-03-26T11:00:00Z');
    await story.api(`/meetings/${id}/hold`, { score: 9.6 });
    await story.api(`/meetings/${id}/items`, {
      kind: 'action',
      words: 'Send the report by six',
      ownerName: 'Ann',
    });
    await call(app, 'PATCH', `/meetings/${id}`, { headers: story.ann, body: { notes: 'We said it.' } });
    expect((await read(`/my/reviews/${id}`)).text).not.toContain('We said it.');
    await story.api(`/meetings/${id}/write-up`);
    const { text } = await read(`/my/reviews/${id}`);
    for (const words of [
      'We said it.',
      'Send the report by six',
      'Yes, this is right',
      'The talk that follows',
    ])
      expect(text).toContain(words);
    expect((await send(`/my/reviews/${id}/agree`, { name: ' ' })).status).toBe(422);
    expect((await send(`/my/reviews/${id}/agree`, { name: 'Carla' })).status).toBe(303);
    expect(await meeting()).toMatchObject({ status: 'agreed', agreedByName: 'Carla' });
    expect((await read(`/my/reviews/${id}`)).text).not.toContain('<form method="post" action="/my/reviews');
    expect((await send(`/my/reviews/${id}/score`, { score: '1', name: 'Carla' })).status).toBe(422);
    expect((await meeting())['score']).toBe(9.6);
  });

  test('loses no words when both sides write at once', async () => {
    await story.api(`/meetings/${id}/pre-read`);
    const item = await story.api(`/meetings/${id}/items`, { kind: 'focus', words: 'Speed' });
    const place = `/meetings/${id}/items/${item.body['id']}`;
    await call(app, 'PATCH', place, { headers: story.ann, body: { words: 'Speed of replies', revision: 1 } });
    const mine = {
      'focus-1': 'Speed of delivery',
      'focus-1-id': String(item.body['id']),
      'focus-1-revision': '1',
      'focus-2': 'Calm',
    };
    const stopped = await send(`/my/reviews/${id}/focus`, mine);
    expect(stopped.status).toBe(409);
    for (const words of ['Speed of delivery', 'Speed of replies', 'Calm'])
      expect(stopped.text).toContain(words);
    await call(app, 'PATCH', `/meetings/${id}`, {
      headers: story.ann,
      body: { dissatisfaction: 'By phone: too slow' },
    });
    const told = await send(`/my/reviews/${id}/tell`, { words: 'Too loud', was: '' });
    expect(told.status).toBe(409);
    for (const words of ['Too loud', 'By phone: too slow']) expect(told.text).toContain(words);
  });

  test('changes nothing on reading, and is nobody else’s', async () => {
    await story.api(`/meetings/${id}/pre-read`);
    const before = await meeting();
    for (let n = 0; n < 3; n++) await read(`/my/reviews/${id}`);
    expect(await meeting()).toEqual(before);
    const other = await story.aVisit({ name: 'Otto Other' });
    expect((await read(`/my/reviews/${id}`, other.headers)).status).toBe(404);
    expect((await send(`/my/reviews/${id}/agenda`, { words: 'Mine' }, other.headers)).status).toBe(404);
    expect((await read(`/my/reviews/${id}/appointment.ics`, other.headers)).status).toBe(404);
    const stranger = await read(`/my/reviews/${id}`, {});
    expect(stranger.text).not.toContain('Carla');
  });

  test('gives an appointment for the calendar', async () => {
    const file = await read(`/my/reviews/${id}/appointment.ics`);
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(file.text).toContain('DTSTART:20260326T100000Z');
  });
});

test('nothing that is ours alone reaches the client, neither on screen nor on paper', async () => {
  const secret = 'sesame-street';
  app.clock.set('2026-03-26T11:00:00Z');
  await story.api(`/meetings/${id}/hold`, { score: 9.6 });
  const ours = { privateNotes: `P ${secret}`, teamNote: `T ${secret}`, notes: 'For both.' };
  await call(app, 'PATCH', `/meetings/${id}`, { headers: story.ann, body: ours });
  for (const kind of ['agenda', 'focus', 'action', 'open-point'])
    await story.api(`/meetings/${id}/items`, { kind, words: `${kind} ${secret}`, isPrivate: true });
  await story.api(`/meetings/${id}/items`, { kind: 'script-answer', origin: 'focus', words: `S ${secret}` });
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('customers')
      .set({ note: `N ${secret}` })
      .where('workspaceId', '=', story.workspaceId)
      .execute(),
  );
  await story.api(`/meetings/${id}/write-up`);
  const talk = await story.talkOf(id);
  await call(app, 'PATCH', `/meetings/${talk}`, { headers: story.ann, body: { teamNote: `H ${secret}` } });
  const pages = [`/my/reviews/${id}`, `/my/reviews/${talk}`, '/my', `/my/reviews/${talk}/appointment.ics`];
  for (const path of pages) expect((await read(path)).text).not.toContain(secret);
  const paper = await read(`/api/v1/meetings/${id}/print`, story.ann);
  expect(paper.status).toBe(200);
  expect(paper.text).toContain('For both.');
  expect(paper.text).not.toContain(secret);
  expect(paper.text).not.toContain('<form method="post" action="/my/reviews');
  expect((await read(`/api/v1/meetings/${id}/print`, {})).status).toBe(401);
});

test('my page lists reviews and talks', async () => {
  const { text } = await read('/my');
  expect(text).toContain('Reviews and talks');
  expect(text).toContain(`/my/reviews/${id}`);
});

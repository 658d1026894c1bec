import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';

let app: TestApp;
let story: VisitorStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
});
afterAll(() => app.close());

const id = '01a22151-9f97-7306-9235-d2cff3294698';

describe('an address of the customer pages that is none', () => {
  test.each([
    [`/my/recovery/${id}/choose`, `/my/recovery/${id}`],
    [`/my/agreements/${id}/accept`, `/my/agreements/${id}`],
    [`/my/reviews/${id}/tell`, `/my/reviews/${id}`],
    ['/my/leave', '/my'],
    ['/my/', '/my'],
    ['/my/something-went-wrong/', '/my/something-went-wrong'],
    ['/p/harbour-house/', '/p/harbour-house'],
    ['/a/token.secret/', '/a/token.secret'],
    ['/l/token.secret/again', '/l/token.secret'],
  ])('%s leads to %s', async (path, page) => {
    const response = await story.get(path);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(page);
  });

  test.each(['/my/nonsense', '/my/nonsense/x.html', `/my/nothing/${id}`, '/a/', '/p/', '/l'])(
    '%s says so, in a page that needs no script',
    async (path) => {
      const response = await story.get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
      expect(await response.text()).toContain('This page is not here');
    },
  );

  test('never leads in a circle', async () => {
    const { headers } = await story.aVisit();
    for (let path = `/my/recovery/${id}/choose/x/`; ; ) {
      const response = await story.get(path, headers);
      if (response.status !== 303) return expect(response.status).toBe(404);
      const next = response.headers.get('location') ?? '';
      expect(next.length).toBeLessThan(path.length);
      path = next;
    }
  });
});

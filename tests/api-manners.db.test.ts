import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeCursor } from '#platform/http/paging.ts';
import { accountStory, type AccountStory } from './support/account-story.ts';
import { call } from './support/factories.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';

/**
 * How the API treats somebody who knows it only from its reference: a refusal says in a sentence what is wrong, names
 * the field, says that nothing was changed, and nothing that was sent is left aside in silence.
 */

let app: TestApp;
let story: AccountStory;
let customerId: string;

beforeAll(async () => {
  app = await openTestApp({ environment: { LOG_LEVEL: 'silent' } });
  story = await accountStory(app);
  customerId = (await story.aCompany()).contactId;
});
afterAll(() => app.close());

const ask = (method: string, path: string, body?: unknown) =>
  call(app, method, path, { headers: story.sam, ...(body === undefined ? {} : { body }) });
const failures = async () => (await ask('GET', '/failures?limit=100')).body['data'] as unknown[];

describe('a refusal', () => {
  test('says in the words of its module what stands in the way, and that nothing was changed', async () => {
    const failure = await ask('POST', '/failures', { customerId, words: 'Dust', severity: 3 });
    const steps = `/recoveries/${String(failure.body['recoveryId'])}/steps`;
    const answer = await ask('POST', steps, { step: 'fixed' });
    expect(answer.status).toBe(409);
    expect(answer.body['detail']).toBe(
      'Something comes before that. First comes: acknowledged, apologised. Nothing was changed.',
    );
  });

  test('names the fields that are wrong, in the list and in the sentence', async () => {
    const { status, body } = await ask('POST', '/failures', { customerId, words: 'Dust', severity: 9 });
    expect(status).toBe(422);
    expect(body['fields']).toMatchObject([{ path: 'severity' }]);
    expect(body['detail']).toMatch(/^Not as this request needs it: severity: .*<=5\. Nothing was changed\.$/);
  });

  test('of a question does not speak of changes', async () => {
    const { body } = await ask('GET', '/failures?cursor=nonsense');
    expect(body['code']).toBe('cursor_invalid');
    expect(body['detail']).toBe('The list has moved on. Please begin again at its top.');
  });

  test('for want of a key says how one is sent', async () => {
    const { status, body } = await call(app, 'GET', '/failures');
    expect(status).toBe(401);
    expect(body['detail']).toContain('Authorization: Bearer');
  });
});

describe('a field that a request does not have', () => {
  test('is named beside the one that is missing, with those there are', async () => {
    const { status, body } = await ask('POST', '/failures', { customerId, description: 'Dust' });
    expect(status).toBe(422);
    expect(body['fields']).toMatchObject([
      { path: 'words' },
      { path: 'description', message: 'Not a field of this request.' },
    ]);
    expect(body['detail']).toContain('description: Not a field of this request. Its fields are ');
    expect(body['detail']).toContain(' words, ');
  });

  test('is named where the refusal comes from the command', async () => {
    const { body } = await ask('POST', '/failures', { words: 'Dust', customer_id: customerId });
    expect(body['code']).toBe('customer_missing');
    expect(body['fields']).toMatchObject([{ path: 'customerId' }, { path: 'customer_id' }]);
  });

  test('is named in a header where the rest was taken', async () => {
    const url = 'http://desk.test/api/v1/failures?mood=any';
    const init = {
      method: 'POST',
      headers: { ...story.sam, 'content-type': 'application/json' },
      body: JSON.stringify({ customerId, words: 'Dust', severity: 1, 'owner\n': 'Sam' }),
    };
    const answer = await app.app.request(url, init);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-unknown-fields')).toBe('mood, owner%0A');
  });

  test('alone changes nothing, and is refused instead of looking as if it had', async () => {
    const failure = await ask('POST', '/failures', { customerId, words: 'Dust', severity: 1 });
    const path = `/failures/${String(failure.body['id'])}`;
    const { status, body } = await ask('PATCH', path, { gravity: 5 });
    expect(status).toBe(422);
    expect(body['fields']).toMatchObject([{ path: 'gravity' }]);
    expect((await ask('PATCH', path, {})).status).toBe(200);
  });
});

describe('an address', () => {
  test('says by which methods it can be asked', async () => {
    const { status, body, headers } = await ask('PUT', '/failures', {});
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(body['detail']).toBe('This address does not know PUT; it knows GET, HEAD, POST, OPTIONS.');
    const options = await ask('OPTIONS', '/failures/x');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, PATCH, OPTIONS']);
  });

  test('that is none of ours is not found', async () => {
    for (const path of ['/nothing', '/failures/', '/failures/x/y'])
      expect((await ask('PUT', path, {})).status).toBe(404);
  });
});

describe('a moment', () => {
  const at = (happenedAt: string) =>
    ask('POST', '/failures', { customerId, words: 'Dust', severity: 1, putRight: false, happenedAt });

  test('said with another offset is the same moment', async () => {
    expect((await at('2026-03-02T10:00:00.123456+02:00')).body['happenedAt']).toBe(
      '2026-03-02T08:00:00.123Z',
    );
  });

  test.each([
    '0000-01-01T00:00:00Z',
    '0999-12-31T23:59:59Z',
    '9999-12-31T23:59:59-12:00',
    '2026-03-02T10:00:00',
  ])('of no use, %s, is refused and leaves nothing behind', async (moment) => {
    const before = await failures();
    const { status, body } = await at(moment);
    expect(status).toBe(422);
    expect(body['fields']).toMatchObject([{ path: 'happenedAt' }]);
    expect(await failures()).toEqual(before);
  });
});

describe('a list that is given whole', () => {
  test.each(['/rules', '/touchpoints', '/elements', '/promises', '/teams'])(
    '%s can be walked in parts',
    async (path) => {
      const create = {
        '/rules': aRule,
        '/touchpoints': aTouchpoint,
        '/elements': anElement,
        '/promises': aPromise,
        '/teams': aTeam,
      };
      for (const n of [1, 2, 3])
        expect((await asOwner('POST', path, create[path as keyof typeof create](n))).status).toBe(201);
      const whole = idsOf((await asOwner('GET', path)).body);
      expect(whole.length).toBeGreaterThanOrEqual(3);
      const walked: string[] = [];
      let cursor: unknown = null;
      do {
        const { body } = await asOwner(
          'GET',
          `${path}?limit=2${cursor === null ? '' : `&cursor=${String(cursor)}`}`,
        );
        expect(body['hasMore']).toBe(body['nextCursor'] !== null);
        expect(idsOf(body).length).toBeLessThanOrEqual(2);
        walked.push(...idsOf(body));
        cursor = body['nextCursor'];
      } while (cursor !== null);
      expect(walked).toEqual(whole);
      for (const broken of ['', 'x', 'W10', encodeCursor([customerId])])
        expect((await asOwner('GET', `${path}?cursor=${broken}`)).body['code']).toBe('cursor_invalid');
    },
  );
});

const asOwner = (method: string, path: string, body?: unknown) =>
  call(app, method, path, { headers: story.owner, ...(body === undefined ? {} : { body }) });
const idsOf = (body: Record<string, unknown>) => (body['data'] as { id: string }[]).map(({ id }) => id);
const aRule = (n: number) => ({
  staffWording: `Rule ${n}`,
  kind: 'habit',
  flex: 'soft',
  status: 'nominated',
});
const aTouchpoint = (n: number) => ({ name: `Moment ${n}`, stage: 'during' });
const anElement = (n: number) => ({ name: `Quality ${n}`, pillar: 'experience' });
const aPromise = (n: number) => ({
  name: `Promise ${n}`,
  sentence: 'We answer.',
  kind: 'first-reply',
  targetMinutes: n,
});
const aTeam = (n: number) => ({ name: `Team ${n}` });

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#platform/errors.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { assertWithinLimit, sweepRateLimits } from './rate-limit.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
beforeEach(() => sql`delete from rate_limits`.execute(app.platform.db));
afterAll(() => app.close());

const limit = { name: 'test', most: 10, withinSeconds: 900 };
const tryOnce = (subject: string) =>
  assertWithinLimit(app.platform, limit, subject).then(
    () => 'allowed',
    (error: unknown) => (isRefusal(error) ? error.code : 'broken'),
  );
const rows = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from rate_limits`.execute(app.platform.db)).rows[0]?.n;

test('of five hundred tries at once exactly as many pass as may', async () => {
  const said = await Promise.all(Array.from({ length: 500 }, () => tryOnce('gus@mail.test')));
  expect(said.filter((one) => one === 'allowed')).toHaveLength(limit.most);
  expect(said.filter((one) => one === 'too_many')).toHaveLength(490);
});

test('trying on does not lengthen the wait, and another subject is not touched', async () => {
  for (let turn = 0; turn < 20; turn++) await tryOnce('gus@mail.test');
  expect(await tryOnce('ann@mail.test')).toBe('allowed');
  app.clock.advance(limit.withinSeconds * 1000);
  expect(await tryOnce('gus@mail.test')).toBe('allowed');
});

test('a household with 2^64 addresses has one limit', async () => {
  const said = await Promise.all(
    Array.from({ length: 50 }, (_, n) => tryOnce(`2001:db8:1:2::${n.toString(16)}`)),
  );
  expect(said.filter((one) => one === 'allowed')).toHaveLength(limit.most);
  expect(await rows()).toBe(1);
});

test('what has ended is swept, in portions, and what still counts stays', async () => {
  const old = app.clock.now();
  await sql`insert into rate_limits (name, subject, window_start, used)
    select 'old', decode(lpad(to_hex(n), 8, '0'), 'hex'), ${old}, 1 from generate_series(1, 12000) n`.execute(
    app.platform.db,
  );
  app.clock.advance(3 * 3_600_000);
  await tryOnce('gus@mail.test');
  expect(await sweepRateLimits(app.platform)).toBe(12_000);
  expect(await rows()).toBe(1);
  expect(await sweepRateLimits(app.platform)).toBe(0);
});

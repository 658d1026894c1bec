import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorkspace, call, cookieOf, password, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { fromBase32, stepAt, totp } from './totp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('a code opens exactly one session, whether fifty come from one browser or from several', async () => {
  const email = 'olive@lamp.test';
  const house = await aWorkspace(app, { ownerEmail: email });
  const headers = await signedIn(app, house.workspaceId, house.ownerId);
  const begun = await call(app, 'POST', '/me/totp', { headers });
  const secret = fromBase32(String(begun.body['secret']));
  const codeNow = () => totp(secret, stepAt(app.clock.now()));
  await call(app, 'POST', '/me/totp/confirm', { headers, body: { code: codeNow() } });
  // Past the hour in which the confirmation counts as a try.
  app.clock.advance(61 * 60_000);
  const browsers = await Promise.all(
    [1, 2, 3].map(async () => cookieOf(await call(app, 'POST', '/session', { body: { email, password } }))),
  );
  const code = codeNow();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      call(app, 'POST', '/session/code', { headers: browsers[n % 3] ?? {}, body: { code } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  // Ten tries an hour count for the person, not for the browser; the others are not even looked at.
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
  expect(answers.every(({ status }) => status < 500)).toBe(true);
});

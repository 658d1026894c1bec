import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aStaff,
  aWorkspace,
  call,
  cookieOf,
  inside,
  password,
  signedIn,
  signIn,
  type Made,
} from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { fromBase32, stepAt, totp } from './totp.ts';

let app: TestApp;
let house: Made;
let headers: Record<string, string>;
let email: string;
let made = 0;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  made += 1;
  email = `olive-${made}@lamp.test`;
  house = await aWorkspace(app, { ownerEmail: email });
  headers = await signedIn(app, house.workspaceId, house.ownerId);
});

function codeOf(secret: string): string {
  return totp(fromBase32(secret), stepAt(app.clock.now()));
}

async function turnOn(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await call(app, 'POST', '/me/totp', { headers });
  const secret = String(begun.body['secret']);
  const confirmed = await call(app, 'POST', '/me/totp/confirm', { headers, body: { code: codeOf(secret) } });
  expect(confirmed.status).toBe(200);
  app.clock.advance(60_000);
  return { secret, recoveryCodes: confirmed.body['recoveryCodes'] as string[] };
}

async function halfSignedIn() {
  const answer = await call(app, 'POST', '/session', { body: { email, password } });
  expect(answer).toMatchObject({ status: 200, body: { state: 'code-needed' } });
  return cookieOf(answer);
}

describe('the second factor', () => {
  test('begins with a secret for the authenticator and counts once a code has confirmed it', async () => {
    const elsewhere = await signedIn(app, house.workspaceId, house.ownerId);
    const begun = await call(app, 'POST', '/me/totp', { headers });
    expect(begun).toMatchObject({ status: 201 });
    expect(begun.body['uri']).toMatch(/^otpauth:\/\/totp\/.+\?secret=[A-Z2-7]{32}&issuer=House/);
    expect(await signIn(app, email)).toMatchObject({ cookie: expect.stringContaining('extramile=') });
    const wrong = await call(app, 'POST', '/me/totp/confirm', { headers, body: { code: '000000' } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'code_wrong' } });
    const code = codeOf(String(begun.body['secret']));
    const confirmed = await call(app, 'POST', '/me/totp/confirm', { headers, body: { code } });
    expect(new Set(confirmed.body['recoveryCodes'] as string[]).size).toBe(10);
    expect((await call(app, 'GET', '/session', { headers })).body).toMatchObject({
      staff: { hasSecondFactor: true },
    });
    expect((await call(app, 'GET', '/session', { headers: elsewhere })).status).toBe(401);
    expect(await call(app, 'POST', '/me/totp', { headers })).toMatchObject({
      body: { code: 'totp_already_on' },
    });
  });

  test('keeps neither the secret nor a recovery code where anybody could read it', async () => {
    const keyed = { ...headers, 'idempotency-key': 'once' };
    const { body } = await call(app, 'POST', '/me/totp', { headers: keyed });
    const kept = await inside(app, house.workspaceId, (ctx) =>
      ctx.tx.selectFrom('idempotencyKeys').select('key').execute(),
    );
    expect(kept).toEqual([]);
    expect(body['secret']).toMatch(/^[A-Z2-7]{32}$/);
  });

  test('is asked for after the password, and the code works once', async () => {
    const { secret } = await turnOn();
    const half = await halfSignedIn();
    expect((await call(app, 'GET', '/session', { headers: half })).status).toBe(401);
    const code = codeOf(secret);
    const tries = await Promise.all(
      [1, 2, 3].map(() => call(app, 'POST', '/session/code', { headers: half, body: { code } })),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    const whole = tries.find(({ status }) => status === 200);
    expect((await call(app, 'GET', '/session', { headers: cookieOf(whole) })).status).toBe(200);
    expect((await call(app, 'GET', '/session', { headers: half })).status).toBe(401);
    const again = await call(app, 'POST', '/session/code', { headers: await halfSignedIn(), body: { code } });
    expect(again).toMatchObject({ status: 422, body: { code: 'code_wrong' } });
  });

  test('accepts each recovery code once', async () => {
    const [code = ''] = (await turnOn()).recoveryCodes;
    const written = code.toUpperCase().replaceAll('-', ' ');
    const first = await call(app, 'POST', '/session/code', {
      headers: await halfSignedIn(),
      body: { code: written },
    });
    expect(first.status).toBe(200);
    const second = await call(app, 'POST', '/session/code', {
      headers: await halfSignedIn(),
      body: { code },
    });
    expect(second).toMatchObject({ status: 422, body: { code: 'code_wrong' } });
  });

  test('ends a half session after ten minutes, and stops guessing long before a million', async () => {
    await turnOn();
    const half = await halfSignedIn();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++)
      statuses.push(
        (await call(app, 'POST', '/session/code', { headers: half, body: { code: '123456' } })).status,
      );
    // One try was spent when the authenticator was confirmed.
    expect(statuses).toEqual([...Array(9).fill(422), 429, 429]);
    app.clock.advance(11 * 60_000);
    const late = await call(app, 'POST', '/session/code', { headers: half, body: { code: '123456' } });
    expect(late).toMatchObject({ status: 401, body: { code: 'sign_in_first' } });
    expect((await call(app, 'POST', '/session/code', { body: { code: '123456' } })).status).toBe(401);
  });

  test('is turned off only by somebody who has just proved who they are', async () => {
    await turnOn();
    app.clock.advance(20 * 60_000);
    const refused = await call(app, 'DELETE', '/me/totp', { headers });
    expect(refused).toMatchObject({ status: 403, body: { code: 'confirm_it_is_you' } });
    const wrong = await call(app, 'POST', '/session/confirm', {
      headers,
      body: { password: 'some other words' },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'password_wrong' } });
    expect((await call(app, 'POST', '/session/confirm', { headers, body: { password } })).status).toBe(200);
    expect((await call(app, 'DELETE', '/me/totp', { headers })).status).toBe(200);
    const answer = await call(app, 'POST', '/session', { body: { email, password } });
    expect(answer.body).toEqual({ state: 'signed-in' });
    expect(await call(app, 'POST', '/me/totp/confirm', { headers, body: { code: '123456' } })).toMatchObject({
      body: { code: 'totp_not_begun' },
    });
  });
});

describe('one’s own sessions and password', () => {
  test('can be listed and ended, one’s own only', async () => {
    const elsewhere = await signedIn(app, house.workspaceId, house.ownerId);
    const staffId = await aStaff(app, house.workspaceId);
    const other = await signedIn(app, house.workspaceId, staffId);
    const { body } = await call(app, 'GET', '/sessions', { headers });
    const sessions = body['data'] as { id: string; isThisOne: boolean }[];
    expect(sessions.map(({ isThisOne }) => String(isThisOne)).toSorted()).toEqual(['false', 'true']);
    const id = sessions.find(({ isThisOne }) => !isThisOne)?.id;
    expect((await call(app, 'DELETE', `/sessions/${id}`, { headers: other })).status).toBe(404);
    expect((await call(app, 'DELETE', `/sessions/${id}`, { headers })).status).toBe(200);
    expect((await call(app, 'GET', '/session', { headers: elsewhere })).status).toBe(401);
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(200);
  });

  test('a new password ends every other session', async () => {
    const elsewhere = await signedIn(app, house.workspaceId, house.ownerId);
    const next = 'herons over the harbour';
    const wrong = { current: 'not it, I fear', password: next };
    expect(await call(app, 'POST', '/me/password', { headers, body: wrong })).toMatchObject({
      status: 422,
      body: { code: 'password_wrong', fields: [{ path: 'current' }] },
    });
    const short = { current: password, password: 'short' };
    expect(await call(app, 'POST', '/me/password', { headers, body: short })).toMatchObject({
      body: { code: 'password_too_short' },
    });
    const answer = await call(app, 'POST', '/me/password', {
      headers,
      body: { current: password, password: next },
    });
    expect(answer.status).toBe(200);
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(200);
    expect((await call(app, 'GET', '/session', { headers: elsewhere })).status).toBe(401);
    expect((await call(app, 'POST', '/session', { body: { email, password } })).status).toBe(401);
    expect((await call(app, 'POST', '/session', { body: { email, password: next } })).status).toBe(200);
  });

  test.each([
    ['POST', '/session/confirm'],
    ['POST', '/me/password'],
    ['POST', '/me/totp'],
    ['POST', '/me/totp/confirm'],
    ['DELETE', '/me/totp'],
    ['GET', '/sessions'],
  ])('%s %s is for the signed in', async (method, path) => {
    expect((await call(app, method, path)).status).toBe(401);
    const foreign = { ...headers, origin: 'https://evil.test' };
    if (method !== 'GET') expect((await call(app, method, path, { headers: foreign })).status).toBe(403);
  });
});

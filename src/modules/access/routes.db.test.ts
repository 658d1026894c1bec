import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aStaff,
  aWorkspace,
  call,
  cookieOf,
  password,
  signedIn,
  signIn,
  type Made,
} from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
const ownerEmail = 'olive@lamp.test';

describe('an empty installation', () => {
  let empty: TestApp;
  const business = {
    businessName: 'The Lamp & Razor',
    name: 'Olive Owner',
    email: 'Olive@Lamp.test',
    password,
    timeZone: 'Europe/London',
    trade: 'shop',
  };
  beforeAll(async () => {
    empty = await openTestApp();
  });
  afterAll(() => empty.close());

  test.each([
    [{ email: 'nobody' }, 'address_invalid'],
    [{ password: 'too short' }, 'password_too_short'],
    [{ password: 'aaaaaaaaaaaaaa' }, 'password_too_simple'],
    [{ timeZone: 'Mars/Olympus' }, 'time_zone_unknown'],
    [{ trade: 'piracy' }, 'invalid'],
  ])('refuses to be set up with %j', async (change, code) => {
    const answer = await call(empty, 'POST', '/set-up', { body: { ...business, ...change } });
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect((await call(empty, 'GET', '/set-up')).body).toEqual({ isEmpty: true });
  });

  test('does not let another site set it up', async () => {
    const headers = { origin: 'https://evil.test' };
    expect(await call(empty, 'POST', '/set-up', { headers, body: business })).toMatchObject({
      status: 403,
      body: { code: 'foreign_origin' },
    });
  });

  test('is set up by exactly one of several first visitors, who is then signed in as owner', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        call(empty, 'POST', '/set-up', { body: { ...business, role: 'light', slug: 'stolen' } }),
      ),
    );
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409', '409']);
    const won = answers.find(({ status }) => status === 201);
    expect(won?.body).toMatchObject({ slug: 'the-lamp-razor' });
    const session = await call(empty, 'GET', '/session', { headers: cookieOf(won) });
    expect(session.body).toMatchObject({
      staff: { email: 'olive@lamp.test', role: 'owner' },
      workspace: { name: 'The Lamp & Razor', timeZone: 'Europe/London' },
    });
    expect((await call(empty, 'GET', '/set-up')).body).toEqual({ isEmpty: false });
    expect(await call(empty, 'POST', '/set-up', { body: business })).toMatchObject({
      body: { code: 'already_set_up' },
    });
  });
});

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app, { ownerEmail });
  owner = await signedIn(app, house.workspaceId, house.ownerId);
});
afterAll(() => app.close());

describe('POST /session', () => {
  test('opens a session with address and password, however the address is written', async () => {
    const answer = await call(app, 'POST', '/session', { body: { email: ' OLIVE@lamp.test ', password } });
    expect(answer).toMatchObject({ status: 200, body: { state: 'signed-in' } });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^extramile=[\w-]{22}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/,
    );
    const session = await call(app, 'GET', '/session', { headers: cookieOf(answer) });
    expect(session.body).toMatchObject({ staff: { id: house.ownerId }, workspace: { slug: house.slug } });
  });

  test('answers a wrong password, an unknown address and somebody invited in the same words', async () => {
    await aStaff(app, house.workspaceId, { email: 'invited@lamp.test', status: 'invited' });
    const tries = [
      { email: ownerEmail, password: 'not this one at all' },
      { email: 'stranger@lamp.test', password },
      { email: 'invited@lamp.test', password },
      { email: 'not an address', password },
      { email: ownerEmail, password, workspace: 'elsewhere' },
    ];
    const seen: unknown[] = [];
    for (const body of tries) {
      const { status, body: said, headers } = await call(app, 'POST', '/session', { body });
      seen.push({ status, code: said['code'], facts: said['facts'], cookie: headers.get('set-cookie') });
    }
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ status: 401, code: 'sign_in_wrong', facts: undefined, cookie: null })]),
    );
  });

  test('asks which workspace is meant, once the password was right', async () => {
    const one = await aWorkspace(app, { ownerEmail: 'both@lamp.test' });
    const two = await aWorkspace(app, { ownerEmail: 'both@lamp.test' });
    const body = { email: 'both@lamp.test', password };
    expect(
      await call(app, 'POST', '/session', { body: { ...body, password: 'wrong words here' } }),
    ).toMatchObject({ body: { code: 'sign_in_wrong' } });
    const asked = await call(app, 'POST', '/session', { body });
    expect(asked).toMatchObject({ status: 409, body: { code: 'workspace_needed' } });
    const answer = await call(app, 'POST', '/session', { body: { ...body, workspace: two.slug } });
    const session = await call(app, 'GET', '/session', { headers: cookieOf(answer) });
    expect(session.body).toMatchObject({ workspace: { id: two.workspaceId } });
    expect(one.workspaceId).not.toBe(two.workspaceId);
  });

  test('stops guessing at one account, known or not, and lets others in', async () => {
    for (const email of ['guessed@lamp.test', 'nobody@lamp.test']) {
      if (email.startsWith('guessed')) await aStaff(app, house.workspaceId, { email });
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 11; attempt++)
        statuses.push((await call(app, 'POST', '/session', { body: { email, password: 'guess' } })).status);
      expect(statuses).toEqual([...Array(10).fill(401), 429]);
    }
    expect((await call(app, 'POST', '/session', { body: { email: ownerEmail, password } })).status).toBe(200);
  });

  test('does not let another site sign a browser in', async () => {
    const headers = { origin: 'https://evil.test' };
    const answer = await call(app, 'POST', '/session', { headers, body: { email: ownerEmail, password } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
  });

  test.each([
    [{}],
    [{ email: ownerEmail }],
    [{ email: { $ne: '' }, password }],
    [{ email: ownerEmail, password: 7 }],
  ])('refuses %j', async (body) => {
    expect(await call(app, 'POST', '/session', { body })).toMatchObject({ status: 422 });
  });
});

describe('GET /session', () => {
  test.each([
    {},
    { cookie: 'extramile=' },
    { cookie: 'extramile=%00%ff.x; =; ;;' },
    { cookie: `extramile=${'A'.repeat(22)}.${'A'.repeat(43)}` },
    { cookie: `extramile=${'A'.repeat(5000)}` },
    { authorization: 'Bearer' },
    { authorization: 'Bearer em_' },
    { authorization: 'Basic b2xpdmU6cGFzc3dvcmQ=' },
    { authorization: `Bearer em_${'A'.repeat(22)}.${'A'.repeat(43)}` },
  ])('is for the signed in, not for %j', async (headers: Record<string, string>) => {
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(401);
  });

  test('says what a role may do', async () => {
    const light = await aStaff(app, house.workspaceId, { role: 'light' });
    const headers = await signedIn(app, house.workspaceId, light);
    const { body } = await call(app, 'GET', '/session', { headers });
    expect(body['permissions']).not.toContain('staff:manage');
    expect((await call(app, 'GET', '/session', { headers: owner })).body['permissions']).toContain(
      'staff:manage',
    );
  });
});

describe('DELETE /session', () => {
  test('ends the session on the server and takes the cookie back', async () => {
    const headers = await signIn(app, ownerEmail);
    const answer = await call(app, 'DELETE', '/session', { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(401);
  });

  test('is no trouble for whoever is signed out already, and nothing another site may do', async () => {
    expect((await call(app, 'DELETE', '/session')).status).toBe(200);
    const headers = { ...owner, origin: 'https://evil.test' };
    expect((await call(app, 'DELETE', '/session', { headers })).status).toBe(403);
    expect((await call(app, 'GET', '/session', { headers: owner })).status).toBe(200);
  });
});

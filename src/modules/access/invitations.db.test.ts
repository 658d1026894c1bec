import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anApiKey,
  aStaff,
  aWorkspace,
  call,
  cookieOf,
  inside,
  password,
  signedIn,
  type Made,
} from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { createTeam } from '#modules/staff/index.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let admin: Record<string, string>;
let staff: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  const as = async (role: 'admin' | 'staff') =>
    signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role }));
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  admin = await as('admin');
  staff = await as('staff');
});
afterAll(() => app.close());

async function invited(body: Record<string, unknown>, headers = owner) {
  const answer = await call(app, 'POST', '/invitations', { headers, body });
  expect(answer).toMatchObject({ status: 201 });
  const link = String(answer.body['link']);
  expect(link).toMatch(/^http:\/\/desk\.test\/invitation#token=[\w-]{22}\.[\w-]{43}$/);
  return { id: String(answer.body['id']), token: link.split('token=')[1] ?? '', body: answer.body };
}

describe('an invitation', () => {
  test('leads to a name, a password and a place in the teams', async () => {
    const team = await inside(app, house.workspaceId, (ctx) => createTeam(ctx, { name: 'Front desk' }));
    const given = { email: 'Rosa@Lamp.test', name: 'Rosa', role: 'staff', teamIds: [team.id] };
    const { token } = await invited({ ...given, status: 'active', passwordHash: 'x' });
    expect((await call(app, 'POST', '/invitations/see', { body: { token } })).body).toMatchObject({
      email: 'rosa@lamp.test',
      name: 'Rosa',
    });
    expect(
      (await call(app, 'POST', '/session', { body: { email: 'rosa@lamp.test', password } })).status,
    ).toBe(401);
    const body = { token, name: 'Rosa Reed', password, role: 'owner' };
    const accepted = await call(app, 'POST', '/invitations/accept', { body });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'signed-in' } });
    const session = await call(app, 'GET', '/session', { headers: cookieOf(accepted) });
    expect(session.body).toMatchObject({
      staff: { name: 'Rosa Reed', role: 'staff', status: 'active', teamIds: [team.id] },
    });
    expect(
      (await call(app, 'POST', '/session', { body: { email: 'rosa@lamp.test', password } })).status,
    ).toBe(200);
  });

  test('is accepted by exactly one of fifty who come at once', async () => {
    const { token } = await invited({ email: 'race@lamp.test', role: 'staff' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        call(app, 'POST', '/invitations/accept', { body: { token, name: `Racer ${n}`, password } }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    // A machine that is busy otherwise may turn some away until later; nobody else gets in.
    expect(statuses.filter((status) => ![200, 404, 503].includes(status))).toEqual([]);
    // Fifty password hashes are seconds of work on a busy machine.
  }, 120_000);

  test('is useless once replaced, revoked, out of date or altered, and says no more than that', async () => {
    const email = 'late@lamp.test';
    const first = await invited({ email, role: 'staff' });
    const second = await invited({ email, role: 'light' });
    const list = await call(app, 'GET', '/invitations', { headers: admin });
    expect(list.body['data']).toMatchObject([{ id: second.id, email, role: 'light' }]);
    const gone = [
      first.token,
      second.token.slice(0, -1) + (second.token.endsWith('A') ? 'B' : 'A'),
      'nonsense',
    ];
    for (const token of gone)
      expect(await call(app, 'POST', '/invitations/see', { body: { token } })).toMatchObject({
        status: 404,
        body: { code: 'link_not_valid' },
      });
    expect((await call(app, 'DELETE', `/invitations/${second.id}`, { headers: admin })).status).toBe(200);
    const revoked = { token: second.token, name: 'Late', password };
    expect((await call(app, 'POST', '/invitations/accept', { body: revoked })).status).toBe(404);
    expect((await call(app, 'DELETE', `/invitations/${second.id}`, { headers: admin })).status).toBe(404);
    const third = await invited({ email, role: 'staff' });
    app.clock.advance(8 * 86_400_000);
    expect((await call(app, 'POST', '/invitations/see', { body: { token: third.token } })).status).toBe(404);
    app.clock.advance(-8 * 86_400_000);
  });

  test('needs a good password and a name, and stays open until it gets them', async () => {
    const { token } = await invited({ email: 'weak@lamp.test', role: 'staff' });
    for (const [change, code] of [
      [{ password: 'short' }, 'password_too_short'],
      [{ password: 'weak@lamp.test' }, 'password_too_simple'],
      [{ name: ' ' }, 'invalid'],
    ] as const)
      expect(
        await call(app, 'POST', '/invitations/accept', { body: { token, name: 'W', password, ...change } }),
      ).toMatchObject({ status: 422, body: { code } });
    const body = { token, name: 'W', password };
    expect((await call(app, 'POST', '/invitations/accept', { body })).status).toBe(200);
  });

  test.each([
    [{ email: 'nobody' }, 422, 'address_invalid'],
    [{ role: 'emperor' }, 422, 'invalid'],
    [{ teamIds: ['01900000-0000-7000-8000-000000000000'] }, 422, 'team_unknown'],
    [{ role: 'owner' }, 403, 'role_not_yours_to_give'],
  ])('is refused to an admin with %j', async (change, status, code) => {
    const body = { email: 'new@lamp.test', role: 'staff', ...change };
    expect(await call(app, 'POST', '/invitations', { headers: admin, body })).toMatchObject({
      status,
      body: { code },
    });
  });

  test('is not for somebody who is here, and a key stands where an admin does', async () => {
    await aStaff(app, house.workspaceId, { email: 'here@lamp.test' });
    const body = { email: 'here@lamp.test', role: 'staff' };
    expect(await call(app, 'POST', '/invitations', { headers: owner, body })).toMatchObject({
      status: 409,
      body: { code: 'email_taken' },
    });
    const key = await anApiKey(app, house.workspaceId);
    const asOwner = { email: 'robot@lamp.test', role: 'owner' };
    expect((await call(app, 'POST', '/invitations', { headers: key, body: asOwner })).status).toBe(403);
  });

  test('is the business of those who manage staff', async () => {
    const body = { email: 'new@lamp.test', role: 'staff' };
    const { id } = await invited({ email: 'kept@lamp.test', role: 'staff' });
    for (const [method, path, given] of [
      ['GET', '/invitations', {}],
      ['POST', '/invitations', { body }],
      ['DELETE', `/invitations/${id}`, {}],
      ['PATCH', `/staff/${house.ownerId}`, { body: { role: 'light' } }],
    ] as const) {
      expect((await call(app, method, path, given)).status).toBe(401);
      expect((await call(app, method, path, { headers: staff, ...given })).status).toBe(403);
    }
  });
});

describe('PATCH /staff/{id}', () => {
  test('changes name and role, and nothing that is not its own', async () => {
    const id = await aStaff(app, house.workspaceId, { role: 'light' });
    const body = {
      name: 'Nia',
      role: 'staff',
      email: 'stolen@lamp.test',
      passwordHash: 'x',
      workspaceId: id,
    };
    const answer = await call(app, 'PATCH', `/staff/${id}`, { headers: admin, body });
    expect(answer).toMatchObject({ status: 200, body: { id, name: 'Nia', role: 'staff' } });
    expect(answer.body['email']).not.toBe('stolen@lamp.test');
  });

  test('signs whoever is suspended out at once, and lets them back with a new sign-in only', async () => {
    const id = await aStaff(app, house.workspaceId);
    const headers = await signedIn(app, house.workspaceId, id);
    expect(
      (await call(app, 'PATCH', `/staff/${id}`, { headers: admin, body: { status: 'suspended' } })).status,
    ).toBe(200);
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(401);
    expect(
      (await call(app, 'PATCH', `/staff/${id}`, { headers: admin, body: { status: 'active' } })).status,
    ).toBe(200);
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(401);
  });

  test('keeps admins from owners, and somebody else’s people out of reach', async () => {
    const path = `/staff/${house.ownerId}`;
    const code = 'role_not_yours_to_give';
    expect(await call(app, 'PATCH', path, { headers: admin, body: { role: 'light' } })).toMatchObject({
      status: 403,
      body: { code },
    });
    const other = await aWorkspace(app);
    const stranger = await signedIn(app, other.workspaceId, other.ownerId);
    expect((await call(app, 'PATCH', path, { headers: stranger, body: { role: 'light' } })).status).toBe(404);
    const invitedId = await aStaff(app, house.workspaceId, { status: 'invited' });
    expect(
      await call(app, 'PATCH', `/staff/${invitedId}`, { headers: owner, body: { status: 'active' } }),
    ).toMatchObject({ status: 409, body: { code: 'not_yet_accepted' } });
  });

  test('leaves an owner, even when two step down at the same moment', async () => {
    const pair = await aWorkspace(app);
    const first = await signedIn(app, pair.workspaceId, pair.ownerId);
    expect(
      await call(app, 'PATCH', `/staff/${pair.ownerId}`, { headers: first, body: { role: 'admin' } }),
    ).toMatchObject({ status: 409, body: { code: 'last_owner' } });
    const secondId = await aStaff(app, pair.workspaceId, { role: 'owner' });
    const second = await signedIn(app, pair.workspaceId, secondId);
    const answers = await Promise.all([
      call(app, 'PATCH', `/staff/${pair.ownerId}`, { headers: first, body: { role: 'admin' } }),
      call(app, 'PATCH', `/staff/${secondId}`, { headers: second, body: { status: 'suspended' } }),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, call, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let samId: string;
let owner: Record<string, string>;
let sam: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  samId = await aStaff(app, house.workspaceId, { name: 'Sam', role: 'staff' });
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  sam = await signedIn(app, house.workspaceId, samId);
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';

describe('GET /staff', () => {
  test('lists the people of this workspace and of no other', async () => {
    const neighbour = await aWorkspace(app);
    const { status, body } = await call(app, 'GET', '/staff', { headers: sam });
    expect(status).toBe(200);
    const ids = (body['data'] as { id: string }[]).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([house.ownerId, samId].toSorted());
    expect(ids).not.toContain(neighbour.ownerId);
  });

  test('never shows how somebody proves who they are', async () => {
    const { body } = await call(app, 'GET', '/staff', { headers: owner });
    expect(JSON.stringify(body)).not.toMatch(/password|totpSecret|recovery/i);
  });

  test('asks a stranger to sign in', async () => {
    expect((await call(app, 'GET', '/staff')).status).toBe(401);
  });

  test('refuses a cursor that is not one of ours', async () => {
    const answer = await call(app, 'GET', '/staff?cursor=nonsense', { headers: owner });
    expect(answer).toMatchObject({ status: 422, body: { code: 'cursor_invalid' } });
  });
});

describe('teams', () => {
  test('are formed, renamed and dissolved', async () => {
    const made = await call(app, 'POST', '/teams', {
      headers: owner,
      body: { name: 'Front desk', memberIds: [samId] },
    });
    expect(made).toMatchObject({ status: 201, body: { name: 'Front desk', memberIds: [samId] } });
    const place = `/teams/${made.body['id']}`;
    const renamed = await call(app, 'PATCH', place, { headers: owner, body: { name: 'Reception' } });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Reception', memberIds: [samId] } });
    const listed = await call(app, 'GET', '/teams', { headers: sam });
    expect(listed.body).toMatchObject({ data: [{ name: 'Reception' }] });
    expect((await call(app, 'DELETE', place, { headers: owner, body: {} })).status).toBe(200);
    expect((await call(app, 'GET', '/teams', { headers: sam })).body).toMatchObject({ data: [] });
  });

  test('have names of their own and members that exist', async () => {
    const body = { name: 'Kitchen' };
    expect((await call(app, 'POST', '/teams', { headers: owner, body })).status).toBe(201);
    const twin = await call(app, 'POST', '/teams', { headers: owner, body });
    expect(twin).toMatchObject({ status: 409, body: { code: 'team_name_taken' } });
    const stranger = await call(app, 'POST', '/teams', {
      headers: owner,
      body: { name: 'Garden', memberIds: [nobody] },
    });
    expect(stranger).toMatchObject({ status: 422, body: { code: 'staff_unknown' } });
  });

  test('of another workspace do not exist here', async () => {
    const neighbour = await aWorkspace(app);
    const theirs = await signedIn(app, neighbour.workspaceId, neighbour.ownerId);
    const made = await call(app, 'POST', '/teams', { headers: theirs, body: { name: 'Theirs' } });
    const place = `/teams/${made.body['id']}`;
    expect((await call(app, 'PATCH', place, { headers: owner, body: { name: 'Mine' } })).status).toBe(404);
    expect((await call(app, 'DELETE', place, { headers: owner, body: {} })).status).toBe(404);
  });

  test('are managed by those who manage staff', async () => {
    expect((await call(app, 'POST', '/teams', { headers: sam, body: { name: 'Mine' } })).status).toBe(403);
    expect((await call(app, 'PATCH', `/teams/${nobody}`, { headers: sam, body: {} })).status).toBe(403);
    expect((await call(app, 'DELETE', `/teams/${nobody}`, { headers: sam, body: {} })).status).toBe(403);
    expect((await call(app, 'GET', '/teams')).status).toBe(401);
  });
});

describe('PATCH /me', () => {
  test('changes what is given and keeps the other preferences', async () => {
    await call(app, 'PATCH', '/me', { headers: sam, body: { preferences: { theme: 'dark' } } });
    const { status, body } = await call(app, 'PATCH', '/me', {
      headers: sam,
      body: { name: 'Samira', preferences: { keyboardIsOn: false } },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Samira', preferences: { theme: 'dark', keyboardIsOn: false } });
  });

  test('does not let anybody give themselves a role', async () => {
    const body = { role: 'owner', status: 'active', email: 'boss@house.test', workspaceId: nobody };
    expect((await call(app, 'PATCH', '/me', { headers: sam, body })).status).toBe(422);
    const answer = await call(app, 'PATCH', '/me', { headers: sam, body: { ...body, name: 'Sam' } });
    expect(answer).toMatchObject({ status: 200, body: { role: 'staff' } });
    expect(answer.body['email']).not.toBe('boss@house.test');
  });

  test('refuses a language that does not exist, and strangers', async () => {
    const answer = await call(app, 'PATCH', '/me', { headers: sam, body: { locale: 'not a locale' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'locale_unknown' } });
    expect((await call(app, 'PATCH', '/me', { body: {} })).status).toBe(401);
  });
});

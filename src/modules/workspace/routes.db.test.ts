import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStaff, aWorkspace, call, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let light: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
});
afterAll(() => app.close());

describe('GET /workspace', () => {
  test('answers the workspace with the documented defaults', async () => {
    const { status, body } = await call(app, 'GET', '/workspace', { headers: light });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: house.workspaceId,
      timeZone: 'Europe/London',
      trade: 'hotel',
      settings: { coreTarget: 0.98, coreFloor: 0.9, askRestDays: 30 },
    });
  });

  test('asks a stranger to sign in', async () => {
    expect((await call(app, 'GET', '/workspace')).status).toBe(401);
  });
});

describe('PATCH /workspace', () => {
  test('changes what is given, keeps the rest, and stores a setting only where it differs', async () => {
    const change = {
      name: 'The Lamp and Razor',
      slogans: ['five star service'],
      settings: { coreTarget: 0.95, askRestDays: 30 },
    };
    const { status, body } = await call(app, 'PATCH', '/workspace', { headers: owner, body: change });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'The Lamp and Razor',
      slogans: ['five star service'],
      timeZone: 'Europe/London',
      settings: { coreTarget: 0.95, coreFloor: 0.9, askRestDays: 30 },
    });
    const back = await call(app, 'PATCH', '/workspace', {
      headers: owner,
      body: { settings: { coreTarget: null } },
    });
    expect(back.body).toMatchObject({ settings: { coreTarget: 0.98 } });
  });

  test('ignores fields that are not its own', async () => {
    const other = '01900000-0000-7000-8000-000000000000';
    const { status, body } = await call(app, 'PATCH', '/workspace', {
      headers: owner,
      body: {
        id: other,
        workspaceId: other,
        slug: 'stolen',
        suspendedAt: '2026-01-01T00:00:00Z',
        trade: 'shop',
        name: 'Harbour House',
      },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: house.workspaceId, slug: house.slug, trade: 'hotel' });
  });

  test.each([
    [{ timeZone: 'Mars/Olympus' }, 'time_zone_unknown'],
    [{ timeZone: '+01:00' }, 'time_zone_unknown'],
    [{ locale: 'not a locale' }, 'locale_unknown'],
    [{ currency: 'QQQ' }, 'currency_unknown'],
    [{ settings: { coreFloor: 0.99 } }, 'floor_above_target'],
    [{ workingPeriods: [] }, 'invalid'],
    [{ workingPeriods: [{ weekday: 8, from: '09:00', to: '17:00' }] }, 'invalid'],
    [{ workingPeriods: [{ weekday: 1, from: '09:00', to: '09:00' }] }, 'invalid'],
    [{ holidays: ['2026-02-30'] }, 'invalid'],
    [
      {
        workingPeriods: [
          { weekday: 1, from: '09:00', to: '17:00' },
          { weekday: 1, from: '16:00', to: '18:00' },
        ],
      },
      'periods_overlap',
    ],
    [{ name: '' }, 'invalid'],
  ])('refuses %j', async (body, code) => {
    const answer = await call(app, 'PATCH', '/workspace', { headers: owner, body });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  test('takes the working week and the holidays, each once and in order', async () => {
    const workingPeriods = [{ weekday: 6, from: '10:00', to: '14:00' }];
    const holidays = ['2026-12-26', '2026-12-25', '2026-12-26'];
    const body = { workingPeriods, holidays };
    const answer = await call(app, 'PATCH', '/workspace', { headers: owner, body });
    const changed = { workingPeriods, holidays: ['2026-12-25', '2026-12-26'] };
    expect(answer).toMatchObject({ status: 200, body: changed });
    expect((await call(app, 'GET', '/workspace', { headers: owner })).body).toMatchObject(changed);
  });

  test('is for those who manage settings', async () => {
    const body = { name: 'Mine now' };
    expect((await call(app, 'PATCH', '/workspace', { headers: light, body })).status).toBe(403);
    expect((await call(app, 'PATCH', '/workspace', { body })).status).toBe(401);
  });

  test('does not believe a request that another site started', async () => {
    const headers = { ...owner, origin: 'https://evil.test' };
    const answer = await call(app, 'PATCH', '/workspace', { headers, body: { name: 'Stolen' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
  });
});

describe('GET /health', () => {
  test('says how the installation is', async () => {
    const { status, body } = await call(app, 'GET', '/health', { headers: owner });
    expect(status).toBe(200);
    expect(body).toMatchObject({ lastBackup: null, database: { version: expect.stringMatching(/^\d+/) } });
    expect(body).toHaveProperty('queues.0.failed', 0);
    expect(body).toHaveProperty('disk.freeInBytes', expect.any(Number));
  });

  test('names the last backup once the command has written one', async () => {
    const value = JSON.stringify({ at: '2026-03-01T03:00:00.000Z', sizeInBytes: 123_456 });
    await app.platform.db.insertInto('installationFacts').values({ name: 'last_backup', value }).execute();
    const { body } = await call(app, 'GET', '/health', { headers: owner });
    expect(body).toMatchObject({ lastBackup: { at: '2026-03-01T03:00:00.000Z', sizeInBytes: 123_456 } });
  });

  test('is for those who look after the installation', async () => {
    expect((await call(app, 'GET', '/health', { headers: light })).status).toBe(403);
    expect((await call(app, 'GET', '/health')).status).toBe(401);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorkspace, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { sweepJob } from './sweep.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('sessions that ended and links long out of date are taken away, the others stay', async () => {
  const { workspaceId, ownerId } = await aWorkspace(app);
  const count = () =>
    inside(app, workspaceId, async ({ tx }) => ({
      sessions: (await tx.selectFrom('sessions').select('id').execute()).length,
      links: (await tx.selectFrom('singleUseLinks').select('id').execute()).length,
    }));
  const old = await signedIn(app, workspaceId, ownerId);
  const body = { email: 'old@lamp.test', role: 'staff' };
  expect((await call(app, 'POST', '/invitations', { headers: old, body })).status).toBe(201);
  app.clock.advance(40 * 86_400_000);
  const headers = await signedIn(app, workspaceId, ownerId);
  const late = { email: 'new@lamp.test', role: 'staff' };
  expect((await call(app, 'POST', '/invitations', { headers, body: late })).status).toBe(201);
  expect(await count()).toEqual({ sessions: 2, links: 2 });
  await sweepJob.run(app.platform, {});
  expect(await count()).toEqual({ sessions: 1, links: 1 });
  expect((await call(app, 'GET', '/session', { headers })).status).toBe(200);
});

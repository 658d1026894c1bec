import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { aStaff, anApiKey, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';
import { sweepJob } from '../sweep.ts';
import { sendWayInJob } from './enter-pages.ts';

const day = 86_400_000;
let app: TestApp;
let story: VisitorStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
});
afterAll(() => app.close());

describe('a visit', () => {
  test('shows a friendly page while there is nothing to show', async () => {
    const { headers, address } = await story.aVisit();
    const response = await story.get('/my', headers);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('Hello Vera Visitor');
    expect(page).toContain(address);
    expect(page.length).toBeLessThan(50_000);
  });

  test('ends when it was unused for two weeks, and in any case after sixty days', async () => {
    const idle = await story.aVisit();
    const busy = await story.aVisit();
    for (let week = 0; week < 8; week++) {
      app.clock.advance(7 * day);
      expect((await story.get('/my', busy.headers)).status).toBe(200);
    }
    expect((await story.get('/my', idle.headers)).status).toBe(401);
    app.clock.advance(5 * day);
    expect((await story.get('/my', busy.headers)).status).toBe(401);
  });

  test('ends when the address is taken from the customer, and is not given to who has it next (SEC-041)', async () => {
    const visit = await story.aVisit();
    await inside(app, story.workspaceId, async (ctx) => {
      await ctx.tx
        .deleteFrom('customerIdentities')
        .where('workspaceId', '=', story.workspaceId)
        .where('customerId', '=', visit.customerId)
        .execute();
      await findOrCreateCustomerByAddress(ctx, { address: visit.address, name: 'Somebody Else' });
    });
    const response = await story.get('/my', visit.headers);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('Somebody Else');
  });

  test('ends when the visitor leaves', async () => {
    const { headers } = await story.aVisit();
    const left = await story.post('/my/leave', {}, headers);
    expect(left.status).toBe(303);
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await story.get('/my', headers)).status).toBe(401);
  });

  test('is no staff session and no key, and theirs are no visit', async () => {
    const { headers } = await story.aVisit();
    expect((await call(app, 'GET', '/session', { headers })).status).toBe(401);
    const asStaff = await signedIn(app, story.workspaceId, story.house.ownerId);
    expect((await story.get('/my', asStaff)).status).toBe(401);
    const token = headers.cookie.split('=')[1] ?? '';
    const asKey = { authorization: `Bearer em_${token}` };
    expect((await call(app, 'GET', '/session', { headers: asKey })).status).toBe(401);
  });

  test('of one workspace opens nothing in another', async () => {
    const other = await visitorStory(app);
    const { headers } = await story.aVisit();
    const secret = headers.cookie.split('.')[1] ?? '';
    const theirs = (await other.aVisit()).headers.cookie.split('.')[0] ?? '';
    expect((await story.get('/my', { cookie: `${theirs}.${secret}` })).status).toBe(401);
  });

  test('over TLS the cookie is bound to this host', async () => {
    const safe = await openTestApp({ environment: { BASE_URL: 'https://desk.test' } });
    const there = await visitorStory(safe);
    const opened = await there.post(await there.aLink(await there.aCustomer()));
    expect(opened.headers.get('set-cookie')).toMatch(/^__Host-extramile-my=.*; Secure$/);
    await safe.close();
  });
});

describe('asking for a way in', () => {
  test('answers the same for a known and an unknown address, and only the known one gets a mail', async () => {
    const { address } = await story.aCustomer();
    const path = `/my/${story.house.slug}/enter`;
    const pages = [];
    for (const typed of [address, 'stranger@mail.test']) {
      const response = await story.post(path, { email: typed });
      expect(response.status).toBe(200);
      pages.push((await response.text()).replaceAll(typed, '…'));
      await sendWayInJob.run(app.platform, { address: typed, workspaceId: story.workspaceId });
    }
    expect(pages[0]).toBe(pages[1]);
    expect(await story.mailsTo(address)).toHaveLength(1);
    expect(await story.mailsTo('stranger@mail.test')).toEqual([]);
  });

  test('takes the same time for both (SEC-046)', async () => {
    const known = await story.aCustomer();
    const path = `/my/${story.house.slug}/enter`;
    const timed = async (email: string) => {
      const start = performance.now();
      await story.post(path, { email });
      return performance.now() - start;
    };
    // Each pair is taken close together and in turns, so that whatever else the machine does falls on both alike.
    const differences: number[] = [];
    for (let n = 0; n < 100; n++) {
      if (n % 3 === 0) app.clock.advance(3_600_000);
      const isFirst = n % 2 === 0;
      const one = await timed(isFirst ? known.address : 'nobody@mail.test');
      const other = await timed(isFirst ? 'nobody@mail.test' : known.address);
      differences.push(isFirst ? one - other : other - one);
    }
    const median = differences.sort((x, y) => x - y)[50] ?? 0;
    expect(Math.abs(median)).toBeLessThan(10);
  });

  test('looks at an address however it is written, and says so when it is none', async () => {
    const path = `/my/${story.house.slug}/enter`;
    const wrong = await story.post(path, { email: '<script>' });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('does not look like an e-mail address');
    expect(page).not.toContain('<script>"');
    const { address } = await story.aCustomer();
    await story.post(path, { email: `  ${address.toUpperCase()} ` });
  });

  test('is limited by address, known or not', async () => {
    app.clock.advance(3_600_000);
    const path = `/my/${story.house.slug}/enter`;
    for (let n = 0; n < 3; n++)
      expect((await story.post(path, { email: 'often@mail.test' })).status).toBe(200);
    expect((await story.post(path, { email: 'often@mail.test' })).status).toBe(429);
  });

  test('is limited by place', async () => {
    app.clock.advance(3_600_000);
    const path = `/my/${story.house.slug}/enter`;
    const statuses = [];
    for (let n = 0; n < 22; n++) statuses.push((await story.post(path, { email: `a${n}@mail.test` })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    app.clock.advance(3_600_000);
  });

  test('at no business in particular reaches every one that knows the address', async () => {
    const other = await visitorStory(app);
    const { address } = await story.aCustomer();
    await other.aCustomer({ address });
    await sendWayInJob.run(app.platform, { address, workspaceId: null });
    expect(await story.mailsTo(address)).toHaveLength(1);
    expect(await other.mailsTo(address)).toHaveLength(1);
    expect((await story.get('/my/enter')).status).toBe(200);
  });

  test('at a business that is not there says only that', async () => {
    expect((await story.get('/my/no-such-house/enter')).status).toBe(404);
    expect((await story.post('/my/no-such-house/enter', { email: 'a@mail.test' })).status).toBe(404);
  });

  test('whoever comes without a visit is asked for their address', async () => {
    const page = await (await story.get('/my')).text();
    expect(page).toContain('Type your e-mail address');
  });
});

describe('staff', () => {
  const path = (id: string) => `/customers/${id}/my-page-link`;

  test('send the link with one click, once a minute at most, and see what became of it', async () => {
    const { customerId, address } = await story.aCustomer();
    const headers = await signedIn(app, story.workspaceId, story.house.ownerId);
    expect((await call(app, 'GET', `/customers/${customerId}/my-page-link`, { headers })).body).toEqual({
      link: null,
    });
    for (let n = 0; n < 2; n++) {
      const sent = await call(app, 'POST', path(customerId), { headers, body: {} });
      expect(sent.status).toBe(200);
      expect(sent.body).toMatchObject({ link: { address, delivery: 'queued', openedAt: null } });
    }
    expect(await story.mailsTo(address)).toHaveLength(1);
  });

  test('reach a company through the person of it who wrote last', async () => {
    const headers = await signedIn(app, story.workspaceId, story.house.ownerId);
    const person = await story.aCustomer();
    const company = await call(app, 'POST', '/customers', {
      headers,
      body: { name: 'Lamp & Co', kind: 'company' },
    });
    const companyId = String(company.body['id']);
    expect((await call(app, 'POST', path(companyId), { headers, body: {} })).body).toMatchObject({
      code: 'customer_has_no_address',
    });
    await call(app, 'PATCH', `/customers/${person.customerId}`, { headers, body: { companyId } });
    const sent = await call(app, 'POST', path(companyId), { headers, body: {} });
    expect(sent.body).toMatchObject({ link: { address: person.address } });
  });

  test('without the right, without a session or without such a customer send nothing', async () => {
    const { customerId } = await story.aCustomer();
    const light = await signedIn(
      app,
      story.workspaceId,
      await aStaff(app, story.workspaceId, { role: 'light' }),
    );
    expect((await call(app, 'POST', path(customerId), { headers: light, body: {} })).status).toBe(403);
    expect((await call(app, 'POST', path(customerId), { body: {} })).status).toBe(401);
    expect((await call(app, 'GET', path(customerId))).status).toBe(401);
    const key = await anApiKey(app, story.workspaceId, ['answers:read']);
    expect((await call(app, 'GET', path(customerId), { headers: key })).status).toBe(403);
    const owner = await signedIn(app, story.workspaceId, story.house.ownerId);
    expect((await call(app, 'POST', path(story.workspaceId), { headers: owner, body: {} })).status).toBe(404);
    expect((await call(app, 'POST', path('x'), { headers: owner, body: {} })).status).toBe(404);
  });
});

test('ended visits and links long out of date are taken away', async () => {
  const there = await visitorStory(app);
  const gone = await there.aVisit();
  await there.post('/my/leave', {}, gone.headers);
  app.clock.advance(100 * day);
  const open = await there.aVisit();
  await sweepJob.run(app.platform, {});
  const left = await inside(app, there.workspaceId, async ({ tx }) => ({
    sessions: (await tx.selectFrom('customerSessions').select('customerId').execute()).length,
    links: (await tx.selectFrom('customerLinks').select('customerId').execute()).length,
  }));
  expect(left).toEqual({ sessions: 1, links: 1 });
  expect((await there.get('/my', open.headers)).status).toBe(200);
});

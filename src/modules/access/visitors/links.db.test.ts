import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';
import { limits } from '../limits.ts';
import { tokenOf } from '../logic/tokens.ts';

const day = 86_400_000;

let app: TestApp;
let story: VisitorStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
});
afterAll(() => app.close());

/** What looks at links in mails before people do (SEC-080). */
const scanners = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) SafeLinks/1.0 Microsoft Outlook',
  'Barracuda Sentinel (EE)',
  'Mimecast-URL-Protect',
  'Proofpoint URL Defense',
  'Slackbot-LinkExpanding 1.0',
];

describe('a link', () => {
  test('says whose page it opens and does nothing until the button is pressed', async () => {
    const customer = await story.aCustomer({ name: 'Greta Grant' });
    const path = await story.aLink(customer);
    const response = await story.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('belongs to Greta Grant');
    expect(page.length).toBeLessThan(50_000);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });

  test('still works after every kind of scanner has followed it', async () => {
    const customer = await story.aCustomer();
    const path = await story.aLink(customer);
    for (const agent of scanners) {
      const headers = { 'user-agent': agent, purpose: 'prefetch', 'sec-purpose': 'prefetch' };
      for (const method of ['HEAD', 'GET', 'OPTIONS'])
        await app.app.request(`${path}?follow=true`, { method, headers });
      await app.app.request(`${path}/again`, { headers });
    }
    app.clock.advance(22_000);
    const opened = await story.post(path);
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe('/my');
    expect(await story.mailsTo(customer.address)).toEqual([]);
  });

  test('opens a visit in a cookie that scripts and other sites cannot use', async () => {
    const opened = await story.post(await story.aLink(await story.aCustomer()));
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^extramile-my=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=5184000$/);
  });

  test.each([
    ['agreement', '/my/agreements/'],
    ['trade-off-sheet', '/my/trade-off/'],
    ['review', '/my/reviews/'],
    ['same-page', '/my/same-page/'],
  ] as const)('of a %s leads there', async (purpose, folder) => {
    const subjectId = story.workspaceId;
    const path = await story.aLink({ ...(await story.aCustomer()), purpose, subjectId });
    expect((await story.post(path)).headers.get('location')).toBe(folder + subjectId);
  });

  test('has one winner of fifty who press at the same moment (SEC-042)', async () => {
    for (let round = 0; round < 3; round++) {
      const path = await story.aLink(await story.aCustomer());
      const answers = await Promise.all(Array.from({ length: 50 }, () => story.post(path)));
      expect(answers.filter((answer) => answer.headers.has('set-cookie'))).toHaveLength(1);
      expect(answers.filter((answer) => answer.status === 410)).toHaveLength(49);
      app.clock.advance(day);
    }
  });

  test('pressed twice in the same browser simply leads on', async () => {
    const path = await story.aLink(await story.aCustomer());
    const headers = story.cookieOf(await story.post(path));
    for (const again of [await story.post(path, {}, headers), await story.get(path, headers)]) {
      expect(again.status).toBe(303);
      expect(again.headers.get('location')).toBe('/my');
      expect(again.headers.get('set-cookie')).toBeNull();
    }
  });

  test('that is used or too old offers a new one, to the address the first one went to', async () => {
    const customer = await story.aCustomer();
    const used = await story.aLink(customer);
    await story.post(used);
    const old = await story.aLink(customer);
    app.clock.advance(8 * day);
    for (const [path, words] of [
      [used, 'has been used'],
      [old, 'too old'],
    ] as const) {
      const page = await (await story.get(path)).text();
      expect(page).toContain(words);
      expect(page).not.toContain(customer.address);
      const again = await story.post(`${path}/again`, {
        email: 'thief@evil.test',
        address: 'thief@evil.test',
      });
      expect(again.status).toBe(200);
    }
    expect(await story.mailsTo(customer.address)).toHaveLength(2);
    expect(await story.mailsTo('thief@evil.test')).toEqual([]);
    const [mail] = await story.mailsTo(customer.address);
    const url = /http:\/\/desk\.test(\/l\/[\w.-]+)/.exec(JSON.stringify(mail?.envelope))?.[1] ?? '';
    expect((await story.post(url)).status).toBe(303);
  });

  test('a new one is not sent more than three times an hour', async () => {
    const path = await story.aLink(await story.aCustomer());
    await story.post(path);
    for (let n = 0; n < 3; n++) expect((await story.post(`${path}/again`)).status).toBe(200);
    const refused = await story.post(`${path}/again`);
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('Please wait a moment');
    app.clock.advance(day);
  });
});

test.each([
  ['a link', 'customerLinkFromPlace', () => story.aCustomer().then((one) => story.aLink(one))],
  ['a page of one’s own', 'visitorPages', () => Promise.resolve('/my')],
] as const)('%s opened too often says so as a page, and when to come again', async (_, limit, pathOf) => {
  const path = await pathOf();
  await story.get(path);
  await sql`update rate_limits set used = 100000 where name = ${limits[limit].name}`.execute(app.platform.db);
  const busy = await story.get(path);
  expect(busy.status).toBe(429);
  expect(busy.headers.get('content-type')).toContain('text/html');
  expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await busy.text()).toContain('Please wait a moment');
  await sql`delete from rate_limits where name = ${limits[limit].name}`.execute(app.platform.db);
});

describe('links that lead nowhere', () => {
  test('look the same: made up, of another workspace, of a suspended one, of a lost address', async () => {
    const other = await visitorStory(app);
    const suspended = await visitorStory(app);
    const foreign = await story.aLink(await story.aCustomer());
    const secret = foreign.slice(foreign.indexOf('.') + 1);
    const asleep = await suspended.aLink(await suspended.aCustomer());
    await inside(app, suspended.workspaceId, (ctx) =>
      ctx.tx
        .updateTable('workspaces')
        .set({ suspendedAt: ctx.now })
        .where('id', '=', suspended.workspaceId)
        .execute(),
    );
    const lost = await story.aCustomer();
    const lostPath = await story.aLink(lost);
    await takeAddress(lost.customerId);
    const paths = [
      '/l/nonsense',
      `/l/${'x'.repeat(22)}.${'y'.repeat(43)}`,
      `/l/${tokenOf({ workspaceId: other.workspaceId, secret })}`,
      asleep,
      lostPath,
    ];
    const pages = [];
    for (const path of paths) {
      for (const response of [
        await story.get(path),
        await story.post(path),
        await story.post(`${path}/again`),
      ]) {
        expect(response.status).toBe(404);
        pages.push(await response.text());
      }
    }
    expect(new Set(pages).size).toBe(1);
  });

  test('the address of a link comes from the configuration alone (SEC-043)', async () => {
    const customer = await story.aCustomer();
    const path = await story.aLink(customer);
    await story.post(path);
    await story.post(
      `${path}/again?next=https://evil.test&callbackURL=https://evil.test`,
      {},
      {
        host: 'evil.test',
        'x-forwarded-host': 'evil.test',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.test;proto=https',
      },
    );
    const [mail] = await story.mailsTo(customer.address);
    expect(JSON.stringify(mail?.envelope)).toContain('http://desk.test/l/');
    expect(JSON.stringify(mail?.envelope)).not.toContain('evil.test');
    const fresh = await story.aLink(customer);
    const opened = await story.post(`${fresh}?next=//evil.test&redirect_to=https://evil.test`);
    expect(opened.headers.get('location')).toBe('/my');
    app.clock.advance(day);
  });

  test('a form of another site opens nothing', async () => {
    const path = await story.aLink(await story.aCustomer());
    for (const headers of [
      { origin: 'https://evil.test' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
    ])
      expect((await story.post(path, {}, headers)).status).toBe(403);
    const own = { 'sec-fetch-site': 'same-origin', origin: 'null' };
    expect((await story.post(path, {}, own)).status).toBe(303);
  });
});

test('only the hash of a link is kept beside it', async () => {
  const customer = await story.aCustomer();
  const secret = (await story.aLink(customer)).split('.')[1] ?? '';
  const rows = await inside(app, story.workspaceId, (ctx) =>
    ctx.tx.selectFrom('customerLinks').selectAll().where('customerId', '=', customer.customerId).execute(),
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

function takeAddress(customerId: string) {
  return inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .deleteFrom('customerIdentities')
      .where('workspaceId', '=', story.workspaceId)
      .where('customerId', '=', customerId)
      .execute(),
  );
}

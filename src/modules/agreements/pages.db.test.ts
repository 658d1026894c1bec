import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreementStory, type AgreementStory } from '#tests/support/agreement-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { tellUsJob } from './jobs.ts';

let app: TestApp;
let story: AgreementStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await agreementStory(app);
});
afterAll(() => app.close());

const page = async (path: string, headers: Record<string, string>) => (await story.get(path, headers)).text();

describe('the customer’s page', () => {
  test('shows what is offered, asks for a name, and changes nothing by being read', async () => {
    const offer = await story.anOffer();
    const text = await page(offer.my, offer.headers);
    expect(text).toContain('We answer within 4 hours.');
    expect(text).toContain('I agree to version 1');
    expect(text.length).toBeLessThan(50_000);
    expect(await story.read(offer.path)).toMatchObject({ waitsFor: 'them' });
    const front = await page('/my', offer.headers);
    expect(front).toContain('Version 1 waits for your yes.');
    expect(front).toContain('<a class="button" href="/my/agreements/');
  });

  test('is nobody else’s', async () => {
    const offer = await story.anOffer();
    const other = await story.aVisit();
    for (const path of [offer.my, `${offer.my}/change`, `${offer.my}/versions`])
      expect((await story.get(path, other.headers)).status).toBe(404);
    const fields = { version: offer.versionId, name: 'Mallory' };
    expect((await story.post(`${offer.my}/accept`, fields, other.headers)).status).toBe(404);
    expect((await story.get(offer.my)).status).toBe(401);
    expect((await story.get('/my/agreements/nonsense', other.headers)).status).toBe(404);
    const draft = await story.aDraft({ customerId: other.customerId });
    expect((await story.get(`/my/agreements/${String(draft['id'])}`, other.headers)).status).toBe(404);
  });

  test('takes a change line by line, with their yes, and shows both sides the difference', async () => {
    const offer = await story.anAgreement();
    const form = await page(`${offer.my}/change`, offer.headers);
    expect(form).toContain('name="ours.reply"');
    const fields = {
      base: offer.versionId,
      name: 'Vera',
      note: 'Nights matter to us.',
      'ours.reply': 'We answer within 2 hours.',
      'ours.named': '',
      'theirs.new-0': 'Ring us <b>first</b>.',
    };
    const sent = await story.post(`${offer.my}/change`, fields, offer.headers);
    expect(sent.status).toBe(303);
    const pending = (await story.read(offer.path))['pending'] as { id: string };
    expect(await story.read(offer.path)).toMatchObject({
      waitsFor: 'us',
      pending: { number: 2, proposedBy: 'customer', note: 'Nights matter to us.', authorName: 'Vera' },
    });
    const shown = await page(offer.my, offer.headers);
    expect(shown).toContain('What changes');
    expect(shown).toContain('Taken away');
    expect(shown).toMatch(/<del>.*4.*<\/del>.*<ins>.*2.*<\/ins>/s);
    expect(shown).not.toContain('<b>first</b>');
    const accepted = await call(app, 'POST', `${offer.path}/accept`, {
      headers: story.staff,
      body: { versionId: pending.id },
    });
    expect(accepted.body).toMatchObject({ inForce: { number: 2 }, waitsFor: null });
    expect(await story.mailsTo(offer.address)).toHaveLength(2);
    expect(await page(`${offer.my}/versions`, offer.headers)).toContain('replaced');
  });

  test('that changed while they wrote loses none of their words', async () => {
    const offer = await story.anAgreement();
    await call(app, 'PATCH', offer.path, {
      headers: story.staff,
      body: { revision: 0, content: { intro: 'Ours meanwhile.', ours: [], theirs: [] } },
    });
    await call(app, 'POST', `${offer.path}/offer`, { headers: story.staff, body: {} });
    const fields = { base: offer.versionId, name: 'Vera', 'ours.reply': 'Within 30 minutes.' };
    const answer = await story.post(`${offer.my}/change`, fields, offer.headers);
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('Nothing you wrote is lost');
    expect(text).toContain('Within 30 minutes.');
    expect(text).toContain('Ours meanwhile.');
  });

  test('refuses a yes to what has changed meanwhile, kindly, with what counts now', async () => {
    const offer = await story.anOffer();
    await call(app, 'PATCH', offer.path, {
      headers: story.staff,
      body: { revision: 0, content: { intro: 'Second thoughts.' } },
    });
    await call(app, 'POST', `${offer.path}/offer`, { headers: story.staff, body: {} });
    const fields = { version: offer.versionId, name: 'Vera' };
    const answer = await story.post(`${offer.my}/accept`, fields, offer.headers);
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('This page has changed since you opened it');
    expect(text).toContain('Second thoughts.');
    expect((await story.read(offer.path))['waitsFor']).toBe('them');
  });

  test('asks for a reason with a no, and for a change in a change', async () => {
    const offer = await story.anOffer();
    const bare = { version: offer.versionId, because: ' ' };
    expect((await story.post(`${offer.my}/decline`, bare, offer.headers)).status).toBe(422);
    const same = { base: offer.versionId, name: 'Vera' };
    expect((await story.post(`${offer.my}/change`, same, offer.headers)).status).toBe(422);
  });
});

test('whoever looks after the page hears of it by mail', async () => {
  const offer = await story.anAgreement();
  const about = {
    workspaceId: story.workspaceId,
    mailId: offer.versionId,
    agreementId: offer.path.split('/').at(-1) ?? '',
    versionId: offer.versionId,
    kind: 'accepted' as const,
    name: 'Vera',
  };
  // Without a mail server of the installation it is logged, and nothing fails.
  await expect(tellUsJob.run(app.platform, about)).resolves.toBeUndefined();
});

describe('the public page', () => {
  const path = () => `/p/${story.house.slug}`;

  test('is honest without a charter, and alike for unknown and suspended houses', async () => {
    const bare = await story.get(path());
    expect(bare.status).toBe(200);
    const words = await bare.text();
    expect(words).toContain('has not published a page yet');
    // Without an address to write to, nobody is invited to.
    expect(words.includes('Ask us anything')).toBe(words.includes('mailto:'));
    const unknown = await story.get('/p/no-such-house');
    const odd = await story.get('/p/..%2F');
    expect([unknown.status, odd.status]).toEqual([404, 404]);
    const suspend = (at: Date | null) =>
      inside(app, story.workspaceId, (ctx) =>
        ctx.tx
          .updateTable('workspaces')
          .set({ suspendedAt: at })
          .where('id', '=', story.workspaceId)
          .execute(),
      );
    await suspend(new Date('2026-03-01'));
    const suspended = await story.get(path());
    expect(suspended.status).toBe(404);
    expect(await suspended.text()).toBe(await unknown.text());
    await suspend(null);
  });

  test('asked for too often says so as a page, in plain words, and when to come again', async () => {
    expect((await story.get(path())).status).toBe(200);
    await sql`update rate_limits set used = 100000 where name = 'public-page'`.execute(app.platform.db);
    const busy = await story.get(path());
    expect(busy.status).toBe(429);
    expect(busy.headers.get('content-type')).toContain('text/html');
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(busy.headers.get('cache-control')).toContain('no-store');
    expect(await busy.text()).toContain('Please wait a moment');
    await sql`delete from rate_limits where name = 'public-page'`.execute(app.platform.db);
  });

  test('shows the charter with how each promise is kept, may be kept by caches, and is small', async () => {
    const promise = {
      kind: 'first-reply',
      name: 'Reply',
      sentence: 'We reply in an hour.',
      targetMinutes: 60,
    };
    await call(app, 'POST', '/promises', { headers: story.owner, body: promise });
    const made = await call(app, 'POST', '/agreements', { headers: story.owner, body: {} });
    await call(app, 'POST', `/agreements/${String(made.body['id'])}/offer`, {
      headers: story.owner,
      body: {},
    });
    const shown = await story.get(path());
    const text = await shown.text();
    expect(text).toContain('What you can expect from us');
    expect(text).toMatch(/New, (and )?on trial/);
    expect(text).not.toContain('noindex');
    expect(text.length).toBeLessThan(50_000);
    expect(shown.headers.get('cache-control')).toContain('max-age=300');
    const again = await story.get(path(), { 'if-none-match': shown.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });
});

describe('the same-page check', () => {
  const names = ['Speed', 'Price', 'Reporting', 'Innovation', 'Accuracy'];

  test('hides both lists until both are in, from the API too, and then shows both', async () => {
    const visit = await story.aVisit();
    const opened = await call(app, 'POST', '/same-page-checks', {
      headers: story.staff,
      body: { customerId: visit.customerId },
    });
    expect(opened).toMatchObject({ status: 201, body: { delivery: 'sent', result: null } });
    const id = String(opened.body['id']);
    const ours = { items: names.map((words) => ({ words })) };
    const ranked = await call(app, 'POST', `/same-page-checks/${id}/rank`, {
      headers: story.staff,
      body: ours,
    });
    expect(ranked.body).toMatchObject({
      isIn: { us: true, them: false },
      us: null,
      them: null,
      result: null,
    });
    for (const read of [`/same-page-checks/${id}`, '/same-page-checks']) {
      const { body } = await call(app, 'GET', read, { headers: story.owner });
      expect(JSON.stringify({ ...body, choices: [] })).not.toContain('Innovation');
    }
    const form = await page(`/my/same-page/${id}`, visit.headers);
    expect(form).toContain('Number 1');
    expect(form).not.toContain('Innovation');
    const own = ['accuracy', 'speed', 'proactive', 'reporting', 'named contact'];
    const fields = Object.fromEntries(own.map((words, index) => [`own-${index}`, words]));
    const short = { ...fields, 'own-4': '' };
    expect((await story.post(`/my/same-page/${id}`, short, visit.headers)).status).toBe(422);
    const twice = { ...fields, 'own-4': 'Speed' };
    expect((await story.post(`/my/same-page/${id}`, twice, visit.headers)).status).toBe(422);
    expect((await story.post(`/my/same-page/${id}`, fields, visit.headers)).status).toBe(303);
    const both = await page(`/my/same-page/${id}`, visit.headers);
    expect(both).toContain('Innovation');
    expect(both).toContain('3 of 5 are on both lists');
    const done = await call(app, 'GET', `/same-page-checks/${id}`, { headers: story.staff });
    expect(done.body).toMatchObject({
      result: { overlap: 3, of: 5, onlyThem: ['proactive', 'named contact'] },
    });
    const late = await call(app, 'POST', `/same-page-checks/${id}/rank`, {
      headers: story.staff,
      body: ours,
    });
    expect(late.body['code']).toBe('both_are_in');
    const other = await story.aVisit();
    expect((await story.get(`/my/same-page/${id}`, other.headers)).status).toBe(404);
  });
});

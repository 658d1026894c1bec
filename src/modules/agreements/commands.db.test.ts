import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { agreementStory, firstPage, type AgreementStory } from '#tests/support/agreement-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: AgreementStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await agreementStory(app);
});
afterAll(() => app.close());

const send = (method: string, path: string, body: unknown = {}) =>
  call(app, method, path, { headers: story.staff, body });

describe('a page', () => {
  test('is written, offered with our yes, and holds with theirs', async () => {
    const offer = await story.anOffer();
    expect(offer.offered).toMatchObject({
      status: 200,
      body: {
        status: 'offered',
        waitsFor: 'them',
        delivery: 'sent',
        draft: null,
        pending: {
          number: 1,
          proposedBy: 'us',
          acceptances: [{ side: 'us', at: '2026-03-02T09:00:00.000Z' }],
        },
      },
    });
    expect(await story.mailsTo(offer.address)).toHaveLength(1);
    await story.post(`${offer.my}/accept`, { version: offer.versionId, name: 'Vera' }, offer.headers);
    expect(await story.read(offer.path)).toMatchObject({
      status: 'accepted',
      waitsFor: null,
      pending: null,
      inForce: { number: 1, acceptances: [{ side: 'us' }, { side: 'them', name: 'Vera' }] },
    });
    const events = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx.selectFrom('events').select('payload').where('type', '=', 'agreement.accepted').execute(),
    );
    const facts = { agreementId: offer.path.split('/').at(-1), versionId: offer.versionId };
    expect(events.map(({ payload }) => payload)).toContainEqual({
      ...facts,
      number: 1,
      customerId: offer.customerId,
      side: 'them',
      both: true,
    });
  });

  test('gets one acceptance a side from fifty yeses at once', async () => {
    const offer = await story.anOffer();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 === 0
          ? story
              .post(`${offer.my}/accept`, { version: offer.versionId, name: `Vera ${index}` }, offer.headers)
              .then(({ status }) => status)
          : send('POST', `${offer.path}/accept`, { versionId: offer.versionId }).then(({ status }) => status),
      ),
    );
    expect(new Set(answers)).toEqual(new Set([200, 303]));
    const rows = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx
        .selectFrom('agreementAcceptances')
        .select('side')
        .where('versionId', '=', offer.versionId)
        .execute(),
    );
    expect(rows.map(({ side }) => side).toSorted()).toEqual(['them', 'us']);
  });

  test('that both sides go on to change supersedes the one before', async () => {
    const offer = await story.anAgreement();
    const content = { ...firstPage, missed: 'You get £20.' };
    await send('PATCH', offer.path, { revision: 0, content });
    const second = await send('POST', `${offer.path}/offer`);
    expect(second.body).toMatchObject({
      status: 'accepted',
      inForce: { number: 1 },
      pending: { number: 2, baseVersionId: offer.versionId },
      difference: expect.arrayContaining([
        expect.objectContaining({ section: 'missed', kind: 'changed', after: 'You get £20.' }),
      ]),
    });
    const version = (second.body['pending'] as { id: string }).id;
    await story.post(`${offer.my}/accept`, { version, name: 'Vera' }, offer.headers);
    const versions = (await story.read(`${offer.path}/versions`))['data'] as unknown as { status: string }[];
    expect(versions.map(({ status }) => status)).toEqual(['accepted', 'superseded']);
    const old = await send('POST', `${offer.path}/accept`, { versionId: offer.versionId });
    expect(old).toMatchObject({
      status: 409,
      body: { code: 'version_outdated', facts: { current: { number: 2 } } },
    });
  });

  test('that was declined says why, and what held still holds', async () => {
    const offer = await story.anAgreement();
    await send('PATCH', offer.path, { revision: 0, content: { ...firstPage, intro: 'Dearer.' } });
    const second = await send('POST', `${offer.path}/offer`);
    const version = (second.body['pending'] as { id: string }).id;
    const fields = { version, because: 'Too dear' };
    expect((await story.post(`${offer.my}/decline`, fields, offer.headers)).status).toBe(303);
    expect(await story.read(offer.path)).toMatchObject({
      status: 'accepted',
      inForce: { number: 1 },
      pending: null,
      declinedBecause: 'Too dear',
    });
    const late = await send('POST', `${offer.path}/accept`, { versionId: version });
    expect(late.body['code']).toBe('version_declined');
  });

  test('with nobody’s address says that no mail left', async () => {
    const company = await call(app, 'POST', '/customers', {
      headers: story.staff,
      body: { name: 'Lamp & Co', kind: 'company' },
    });
    const draft = await story.aDraft({ customerId: String(company.body['id']) });
    const offered = await send('POST', `/agreements/${String(draft['id'])}/offer`);
    expect(offered.body).toMatchObject({ status: 'offered', delivery: 'no-address' });
  });
});

describe('two people at one page', () => {
  test('a save that saw an older revision is refused with the other text and both joined', async () => {
    const { customerId } = await story.aCustomer();
    const draft = await story.aDraft({ customerId });
    const path = `/agreements/${String(draft['id'])}`;
    const mine = { ...firstPage, ours: [...firstPage.ours, { id: 'mine', words: 'Mine.' }] };
    const theirs = { ...firstPage, theirs: [...firstPage.theirs, { id: 'other', words: 'Theirs.' }] };
    expect((await send('PATCH', path, { revision: 1, content: theirs })).status).toBe(200);
    const stale = await send('PATCH', path, { revision: 1, content: mine, seen: firstPage });
    expect(stale).toMatchObject({ status: 409, body: { code: 'changed_meanwhile', facts: { revision: 2 } } });
    const { proposal } = stale.body['facts'] as { proposal: { content: typeof firstPage; conflicts: [] } };
    expect(proposal.conflicts).toEqual([]);
    const joined = await send('PATCH', path, { revision: 2, content: proposal.content });
    const saved = (joined.body['draft'] as { content: typeof firstPage }).content;
    expect(saved.ours.map(({ words }) => words)).toContain('Mine.');
    expect(saved.theirs.map(({ words }) => words)).toContain('Theirs.');
  });

  test('of twenty saves of one revision one gets through', async () => {
    const { customerId } = await story.aCustomer();
    const path = `/agreements/${String((await story.aDraft({ customerId }))['id'])}`;
    const statuses = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        send('PATCH', path, { revision: 1, content: { ...firstPage, intro: `Word ${n}` } }).then(
          ({ status }) => status,
        ),
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  });

  test('a draft begun before the customer’s suggestion takes it in before it is offered', async () => {
    const offer = await story.anAgreement();
    await send('PATCH', offer.path, { revision: 0, content: { ...firstPage, intro: 'New words.' } });
    const fields = { base: offer.versionId, name: 'Vera', 'ours.reply': 'You answer within 2 hours.' };
    expect((await story.post(`${offer.my}/change`, fields, offer.headers)).status).toBe(303);
    const early = await send('POST', `${offer.path}/offer`);
    expect(early).toMatchObject({ status: 409, body: { code: 'page_moved_on', facts: { number: 2 } } });
    const { proposal, versionId } = early.body['facts'] as {
      versionId: string;
      proposal: { content: typeof firstPage };
    };
    expect(proposal.content).toMatchObject({ intro: 'New words.' });
    expect(proposal.content.ours[0]?.words).toBe('You answer within 2 hours.');
    await send('PATCH', offer.path, { revision: 1, content: proposal.content, baseVersionId: versionId });
    const offered = await send('POST', `${offer.path}/offer`);
    expect(offered.body).toMatchObject({ pending: { number: 3, proposedBy: 'us' }, waitsFor: 'them' });
  });
});

describe('what was offered', () => {
  test('does not change for the program’s own role either', async () => {
    const offer = await story.anOffer();
    const change = (set: string) =>
      inside(app, story.workspaceId, (ctx) =>
        sql`update agreement_versions set ${sql.raw(set)} where id = ${offer.versionId}`.execute(ctx.tx),
      );
    await expect(change(`content = '{}'`)).rejects.toThrow('an offered version does not change');
    await expect(change('number = 7')).rejects.toThrow('an offered version does not change');
    await expect(
      inside(app, story.workspaceId, (ctx) =>
        sql`update agreement_acceptances set name = 'Mallory' where version_id = ${offer.versionId}`.execute(
          ctx.tx,
        ),
      ),
    ).rejects.toThrow('an acceptance does not change');
  });
});

describe('the charter', () => {
  test('is one, and published by whoever manages the house', async () => {
    const made = await call(app, 'POST', '/agreements', { headers: story.staff, body: {} });
    expect(made).toMatchObject({ status: 201, body: { customer: null, status: 'draft' } });
    const again = await call(app, 'POST', '/agreements', { headers: story.owner, body: {} });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'charter_exists', facts: { agreementId: made.body['id'] } },
    });
    const path = `/agreements/${String(made.body['id'])}`;
    expect(await send('POST', `${path}/offer`)).toMatchObject({
      status: 403,
      body: { code: 'only_managers_publish' },
    });
    const out = await call(app, 'POST', `${path}/offer`, { headers: story.owner, body: {} });
    expect(out.body).toMatchObject({ status: 'accepted', delivery: 'public', inForce: { number: 1 } });
    expect((await call(app, 'POST', `${path}/end`, { headers: story.owner, body: {} })).body).toMatchObject({
      status: 'ended',
    });
    const next = await call(app, 'POST', '/agreements', { headers: story.owner, body: {} });
    expect(next.status).toBe(201);
  });
});

test('a rule a page rests on is not deleted, and an unknown one is refused', async () => {
  const rule = await call(app, 'POST', '/rules', {
    headers: story.owner,
    body: {
      staffWording: 'No work after six',
      kind: 'habit',
      flex: 'guide',
      customerSentence: 'We stop at six.',
      ownerStaffId: story.house.ownerId,
      reviewBy: '2026-12-01',
    },
  });
  const ruleId = String(rule.body['id']);
  const { customerId } = await story.aCustomer();
  const put = await send('POST', `/customers/${customerId}/page-limits`, { ruleId });
  expect(put.body).toMatchObject({ status: 'draft' });
  const content = (put.body['draft'] as { content: { limits: unknown[] } }).content;
  expect(content.limits).toContainEqual(
    expect.objectContaining({ ruleId, words: 'We stop at six.', kind: 'habit' }),
  );
  const twice = await send('POST', `/customers/${customerId}/page-limits`, { ruleId });
  expect((twice.body['draft'] as { revision: number }).revision).toBe(
    (put.body['draft'] as { revision: number }).revision,
  );
  expect((await story.read(`/rules/${ruleId}`))['isTold']).toBe(true);
  const refused = await call(app, 'DELETE', `/rules/${ruleId}`, { headers: story.owner });
  expect(refused).toMatchObject({ status: 409, body: { facts: { uses: [{ kind: 'agreement' }] } } });
  const path = `/agreements/${String(put.body['id'])}`;
  const unknown = { ...firstPage, limits: [{ kind: 'law', words: 'No.', ruleId: customerId }] };
  const { revision } = put.body['draft'] as { revision: number };
  expect((await send('PATCH', path, { revision, content: unknown })).body['code']).toBe('rule_unknown');
});

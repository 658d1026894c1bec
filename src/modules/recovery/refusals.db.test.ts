import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, aWorkspace, anApiKey, call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { listFindings, openRecoveriesOf, openRecoveryOf, recordFailure } from './index.ts';
import { listRecoveries } from './queries/recoveries.ts';
import { getRecovery } from './queries/recovery.ts';
import { suggestionsFor } from './queries/suggestions.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const get = (path: string) => call(app, 'GET', path, { headers: story.sam });
const patch = (path: string, body: unknown) => call(app, 'PATCH', path, { headers: story.sam, body });
const step = (id: string, body: object) => story.post(`/recoveries/${id}/steps`, body);
const within = <T>(work: (ctx: Ctx) => Promise<T>) => inside(app, story.workspaceId, work);
const later = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000).toISOString();

async function aRecovery(given: Record<string, unknown> = {}) {
  const { contactId, companyId } = await story.aCompany();
  const body = { customerId: contactId, words: 'Dust', severity: 2, ...given };
  const { status, body: failure } = await story.post('/failures', body);
  expect(status).toBe(201);
  return { id: String(failure['recoveryId']), failureId: String(failure['id']), contactId, companyId };
}
async function aConfirmed(given: Record<string, unknown> = {}) {
  const recovery = await aRecovery(given);
  for (const body of [
    { step: 'acknowledged' },
    { step: 'apologised', words: 'Nobody looked.' },
    { step: 'fixed', isConfirmed: true },
  ])
    expect((await step(recovery.id, body)).status).toBe(200);
  return recovery;
}

describe('a failure is refused', () => {
  test.each([
    ['customer_unknown', { customerId: nobody }],
    ['customer_missing', { customerId: undefined }],
    ['conversation_unknown', { conversationId: nobody }],
    ['element_unknown', { elementId: nobody }],
    ['staff_unknown', { ownerStaffId: nobody }],
    ['invalid', { severity: 6 }],
    ['invalid', { words: ' ' }],
  ])('%s: %o', async (code, change) => {
    const { contactId } = await story.aCompany();
    const answer = await story.post('/failures', { customerId: contactId, words: 'Dust', ...change });
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });

  test('conversation_of_another: what concerns one customer is never kept with another', async () => {
    const { contactId, companyId } = await story.aCompany();
    const other = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const tell = (customerId: string) =>
      story.post('/failures', { customerId, conversationId, words: 'Dust', severity: 1 });
    expect(await tell(other.contactId)).toMatchObject({
      status: 422,
      body: { code: 'conversation_of_another', fields: [{ path: 'conversationId' }] },
    });
    for (const customerId of [contactId, companyId])
      expect((await tell(customerId)).body).toMatchObject({ customer: { id: customerId }, conversationId });
  });

  test('moment_in_the_future, and one a little ahead is taken as now', async () => {
    const { contactId } = await story.aCompany();
    const at = (happenedAt: string) =>
      story.post('/failures', { customerId: contactId, words: 'Dust', happenedAt });
    expect((await at(later(5))).body).toMatchObject({ code: 'moment_in_the_future' });
    expect((await at(later(0.5))).body).toMatchObject({ happenedAt: app.clock.now().toISOString() });
  });

  test('when its owner is of those who only read', async () => {
    const { contactId } = await story.aCompany();
    const light = await aStaff(app, story.workspaceId, { role: 'light' });
    const body = { customerId: contactId, words: 'Dust', ownerStaffId: light };
    expect((await story.post('/failures', body)).body).toMatchObject({ code: 'staff_unknown' });
    expect((await get(`/failures?customerId=${contactId}`)).body['data']).toEqual([]);
  });

  test('when it is of another house, as if it were none', async () => {
    const other = await aWorkspace(app);
    const theirs = await inside(app, other.workspaceId, async (ctx) => {
      const id = newId();
      await ctx.tx
        .insertInto('customers')
        .values({ workspaceId: other.workspaceId, id, name: 'Elsewhere' })
        .execute();
      return recordFailure(ctx, { customerId: id, words: 'Dust', source: 'person', severity: 4 });
    });
    expect((await get(`/failures/${theirs.failureId}`)).status).toBe(404);
    expect((await get(`/recoveries/${theirs.recoveryId}`)).status).toBe(404);
    expect((await step(String(theirs.recoveryId), { step: 'acknowledged' })).status).toBe(404);
    expect((await story.post('/recoveries', { failureId: theirs.failureId })).body).toMatchObject({
      code: 'failure_unknown',
    });
  });
});

describe('changing is refused', () => {
  test('where somebody changed it meanwhile', async () => {
    const { id } = await aRecovery();
    const { body } = await get(`/recoveries/${id}`);
    const { revision } = body;
    expect((await patch(`/recoveries/${id}`, { revision, paidMinor: 500 })).body).toMatchObject({
      paidMinor: 500,
    });
    expect(await patch(`/recoveries/${id}`, { revision, paidMinor: 900 })).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile' },
    });
  });

  test('where it names nobody', async () => {
    const { id, failureId } = await aRecovery();
    const code = async (path: string, body: object) => (await patch(path, body)).body['code'];
    expect(await code(`/recoveries/${id}`, { payerId: nobody })).toBe('customer_unknown');
    expect(await code(`/recoveries/${id}`, { beneficiaryId: nobody })).toBe('customer_unknown');
    expect(await code(`/recoveries/${id}`, { ownerStaffId: nobody })).toBe('staff_unknown');
    expect(await code(`/failures/${failureId}`, { elementId: nobody })).toBe('element_unknown');
    expect((await patch(`/failures/${nobody}`, { severity: 2 })).status).toBe(404);
    expect((await patch(`/recoveries/${nobody}`, { paidMinor: 1 })).status).toBe(404);
  });

  test('once it is closed, for everything but the mark', async () => {
    const { id } = await aConfirmed();
    expect((await step(id, { step: 'closed' })).body).toMatchObject({ outcome: 'recovered' });
    const code = async (work: Promise<{ body: Record<string, unknown> }>) => (await work).body['code'];
    expect(await code(patch(`/recoveries/${id}`, { paidMinor: 1 }))).toBe('recovery_closed');
    expect(await code(step(id, { step: 'last-touch', words: 'Goodbye' }))).toBe('recovery_closed');
    expect(await code(story.post(`/recoveries/${id}/surprises`, { what: 'Roses' }))).toBe('recovery_closed');
    const options = [1, 2].map((n) => ({
      kind: n === 1 ? 'redo' : 'person',
      words: 'x',
      costMinor: 0,
      faceMinor: 0,
    }));
    expect(await code(story.post(`/recoveries/${id}/options`, { options }))).toBe('recovery_closed');
    const rating = { distributive: 4, interactional: 5, procedural: 3, compared: 4 };
    expect(await code(step(id, { step: 'rated' }))).toBe('rating_missing');
    const rated = await step(id, { step: 'rated', rating });
    expect(rated.body).toMatchObject({ rating: { score: 78.8, words: '' }, status: 'closed' });
    expect(await code(step(id, { step: 'rated', rating }))).toBe('step_taken');
  });
});

describe('a step is refused', () => {
  test('without what it needs', async () => {
    const { id } = await aRecovery();
    const code = async (body: object) => (await step(id, body)).body['code'];
    expect(await code({ step: 'noticed' })).toBe('step_taken');
    expect(await code({ step: 'acknowledged', at: later(9) })).toBe('moment_in_the_future');
    expect(await code({ step: 'acknowledged', at: later(-9) })).toBe('moment_before_the_failure');
    expect(await code({ step: 'acknowledged', messageId: nobody })).toBe('message_unknown');
    expect(await code({ step: 'acknowledged' })).toBeUndefined();
    expect(await code({ step: 'acknowledged' })).toBe('step_taken');
    expect(await code({ step: 'apologised' })).toBe('words_missing');
    app.clock.advance(600_000);
    expect(await code({ step: 'apologised', words: 'Nobody looked.' })).toBeUndefined();
    expect(await code({ step: 'fixed', at: later(-5) })).toBe('moment_before_last_step');
    expect(await code({ step: 'surprise-given', what: 'Roses' })).toBe('step_out_of_order');
    expect(await code({ step: 'fixed' })).toBeUndefined();
    expect(await code({ step: 'options-offered' })).toBe('options_missing');
    expect(await code({ step: 'option-chosen' })).toBe('step_out_of_order');
    expect(await code({ step: 'fix-confirmed' })).toBeUndefined();
    expect(await code({ step: 'surprise-given' })).toBe('surprise_missing');
    expect(await code({ step: 'surprise-given', surpriseId: nobody })).toBe('surprise_missing');
    expect(await code({ step: 'surprise-given', what: 'A £10 voucher' })).toBe('surprise_is_money');
    expect(await code({ step: 'surprise-given', what: 'Roses', costMinor: 900_000 })).toBe(
      'authority_exceeded',
    );
    expect(await code({ step: 'last-touch' })).toBe('words_missing');
    expect(await code({ step: 'closed', isUnrecovered: true })).toBe('words_missing');
  });

  test('with all that is missing, and left as it is with a reason', async () => {
    const { id } = await aRecovery({ severity: 3 });
    expect(await step(id, { step: 'closed', words: 'Enough.' })).toMatchObject({
      status: 409,
      body: {
        code: 'step_out_of_order',
        facts: {
          missing: [
            'acknowledged',
            'apologised',
            'fixed',
            'fix-confirmed',
            'options-offered',
            'option-chosen',
            'last-touch',
          ],
          mayBePassedOver: false,
        },
      },
    });
    const left = await step(id, { step: 'closed', isUnrecovered: true, words: 'They went elsewhere.' });
    expect(left.body).toMatchObject({
      outcome: 'unrecovered',
      failure: { status: 'unrecovered' },
      missing: [],
      nextStep: null,
    });
  });
});

describe('a surprise', () => {
  test('that was planned is what stands between the fix and the end, and is given once', async () => {
    const { id } = await aRecovery();
    const planned = await story.post(`/recoveries/${id}/surprises`, { what: 'Roses', costMinor: 700 });
    for (const body of [
      { step: 'acknowledged' },
      { step: 'apologised', words: 'Nobody looked.' },
      { step: 'fixed', isConfirmed: true },
    ])
      await step(id, body);
    expect((await get(`/recoveries/${id}`)).body).toMatchObject({
      nextStep: 'surprise-given',
      missing: ['surprise-given'],
      costSoFarMinor: 0,
    });
    const given = await step(id, { step: 'surprise-given', surpriseId: planned.body['id'] });
    expect(given.body).toMatchObject({ nextStep: 'closed', costSoFarMinor: 700, missing: [] });
    const drop = await call(app, 'DELETE', `/recoveries/${id}/surprises/${planned.body['id']}`, {
      headers: story.sam,
    });
    expect(drop).toMatchObject({ status: 409, body: { code: 'surprise_given' } });
  });

  test('is never given twice to one customer, whichever failure it is for', async () => {
    const first = await aConfirmed();
    await step(first.id, { step: 'surprise-given', what: 'A box of chocolates' });
    const again = await story.post('/failures', { customerId: first.contactId, words: 'Late' });
    const body = { what: 'Box of Chocolates!' };
    const plan = await story.post(`/recoveries/${again.body['recoveryId']}/surprises`, body);
    expect(plan).toMatchObject({ status: 409, body: { code: 'surprise_known' } });
  });

  test('before the fix is confirmed is refused by the database, whoever writes it', async () => {
    const { id, contactId } = await aRecovery();
    const write = within((ctx) =>
      ctx.tx
        .insertInto('recoverySurprises')
        .values({
          workspaceId: story.workspaceId,
          id: newId(),
          recoveryId: id,
          customerId: contactId,
          what: 'Roses',
          whatKey: 'roses',
          plannedAt: ctx.now,
          givenAt: ctx.now,
        })
        .execute(),
    );
    await expect(write).rejects.toThrow('a surprise comes after the fix is confirmed');
  });
});

describe('the last touch', () => {
  test('is due on the evening before they leave', async () => {
    const { id } = await aRecovery({ severity: 3 });
    const endsAt = '2026-03-09T11:00:00.000Z';
    const { body } = await patch(`/recoveries/${id}`, { endsAt });
    expect(body).toMatchObject({ endsAt, lastTouchDueAt: '2026-03-08T18:00:00.000Z' });
  });
});

describe('what happens at once', () => {
  test('of fifty who begin, one owns it', async () => {
    const { contactId } = await story.aCompany();
    const failureId = await story.made('/failures', {
      customerId: contactId,
      words: 'Late',
      putRight: false,
    });
    const tries = await Promise.all(
      Array.from({ length: 50 }, () => story.post('/recoveries', { failureId })),
    );
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(tries.map(({ body }) => body['code']))).toEqual(new Set([undefined, 'already_owned']));
  });

  test('what is brought in twenty times is one failure with one owner', async () => {
    const { contactId } = await story.aCompany();
    const sourceId = newId();
    const made = await Promise.all(
      Array.from({ length: 20 }, () =>
        within((ctx) =>
          recordFailure(ctx, { customerId: contactId, words: 'F', source: 'answer', sourceId, severity: 4 }),
        ),
      ),
    );
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(made.map(({ recoveryId }) => recoveryId)).size).toBe(1);
    expect(made[0]?.recoveryId).not.toBeNull();
  });

  test('a step pressed twice is taken once', async () => {
    const { id } = await aRecovery();
    const both = await Promise.all([step(id, { step: 'acknowledged' }), step(id, { step: 'acknowledged' })]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  });
});

describe('another system', () => {
  test('may record one too, and whoever has the conversation owns it, else whoever leads', async () => {
    const headers = await anApiKey(app, story.workspaceId);
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const record = (body: object) =>
      call(app, 'POST', '/failures', { headers, body: { words: 'Late', severity: 4, ...body } });
    expect((await record({ customerId: contactId })).body).toMatchObject({ owner: { id: story.ownerId } });
    const annaId = await aStaff(app, story.workspaceId, { name: 'Anna' });
    await patch(`/conversations/${conversationId}`, { assigneeId: annaId });
    const { body } = await record({ conversationId });
    expect(body).toMatchObject({ owner: { name: 'Anna' } });
    expect(await within((ctx) => openRecoveryOf(ctx, conversationId))).toMatchObject({
      id: body['recoveryId'],
    });
    expect(await within((ctx) => openRecoveriesOf(ctx, annaId))).toHaveLength(1);
  });
});

describe('what was said where few may look', () => {
  test('is seen by those few, and is not there for the others', async () => {
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const { body } = await story.post('/failures', { conversationId, words: 'The code went astray' });
    await within((ctx) =>
      ctx.tx
        .updateTable('conversations')
        .set({ isRestricted: true })
        .where('workspaceId', '=', story.workspaceId)
        .where('id', '=', conversationId)
        .execute(),
    );
    const places = [`/failures/${body['id']}`, `/recoveries/${body['recoveryId']}`];
    for (const place of places) {
      expect((await get(place)).status).toBe(404);
      expect((await call(app, 'GET', place, { headers: story.owner })).status).toBe(200);
    }
    expect((await step(String(body['recoveryId']), { step: 'acknowledged' })).status).toBe(404);
    const lists = [`/failures?customerId=${contactId}`, `/recoveries?customerId=${contactId}`];
    for (const list of lists) {
      expect((await get(list)).body['data']).toEqual([]);
      expect((await call(app, 'GET', list, { headers: story.owner })).body['data']).toHaveLength(1);
    }
  });
});

describe('reading takes the same few statements, however much there is', () => {
  async function statementsOf(work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    await within((ctx) => work({ ...ctx, tx: ctx.tx.withPlugin(counting) }));
    return statements;
  }

  test('a list four, a sheet eight', async () => {
    const query = { status: 'open', limit: 100 } as const;
    expect(await statementsOf((ctx) => listRecoveries(ctx, query))).toBeLessThanOrEqual(4);
    const { id } = await aConfirmed({ severity: 3 });
    const before = await statementsOf((ctx) => getRecovery(ctx, id));
    await story.post(`/recoveries/${id}/surprises`, { what: 'Roses' });
    await step(id, { step: 'last-touch', words: 'Goodbye' });
    expect(before).toBeLessThanOrEqual(8);
    expect(await statementsOf((ctx) => getRecovery(ctx, id))).toBe(before);
    expect(await statementsOf((ctx) => suggestionsFor(ctx, id))).toBeLessThanOrEqual(8);
  });
});

describe('findings', () => {
  test('name what has been open for too long, and what fails again and again', async () => {
    const { contactId, companyId } = await story.aCompany();
    const elements = (await get('/elements')).body['data'] as { id: string; name: string }[];
    const elementId = elements[0]?.id;
    const body = { customerId: contactId, elementId, words: 'Cold water', severity: 2 };
    for (let n = 0; n < 3; n++) await story.post('/failures', body);
    const now = await within((ctx) => listFindings(ctx, companyId));
    expect(now).toMatchObject([
      { key: 'recovery:finding.repeated', n: 3, talk: 'account-review', facts: { times: 3, customers: 1 } },
    ]);
    // The session does not outlast this, so it comes last.
    app.clock.advance(57 * 86_400_000);
    const then = await within((ctx) => listFindings(ctx, contactId));
    expect(then.map(({ key }) => key)).toContain('recovery:finding.late');
    const house = await within((ctx) => listFindings(ctx));
    expect(house).toContainEqual(expect.objectContaining({ talk: 'huddle' }));
  });
});

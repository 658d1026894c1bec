import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, call } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

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
const minutes = (n: number) => app.clock.advance(n * 60_000);

async function aFailure(given: Record<string, unknown> = {}) {
  const { contactId, companyId } = await story.aCompany();
  const conversationId = await story.aConversation(contactId);
  const body = { conversationId, words: 'Dust on the wardrobe', severity: 3, ...given };
  const answer = await story.post('/failures', body);
  expect(answer.status).toBe(201);
  const id = String(answer.body['id']);
  return { id, recoveryId: String(answer.body['recoveryId']), contactId, companyId, conversationId, answer };
}
const step = (id: string, body: Record<string, unknown>) => story.post(`/recoveries/${id}/steps`, body);

describe('failures', () => {
  test('have one owner from the first minute: whoever records them', async () => {
    const { id, recoveryId, contactId, companyId, conversationId, answer } = await aFailure();
    expect(answer.body).toMatchObject({
      customer: { id: contactId, name: 'Ana Costa' },
      conversationId,
      severity: 3,
      effectiveSeverity: 3,
      tierAtTime: 'standard',
      foundBy: 'them',
      source: 'person',
      status: 'recovering',
      owner: { id: story.samId, name: 'Sam' },
      happenedAt: app.clock.now().toISOString(),
    });
    const { body } = await get(`/recoveries/${recoveryId}`);
    expect(body).toMatchObject({
      failure: { id },
      owner: { id: story.samId },
      beneficiary: { id: contactId },
      payer: { id: companyId },
      status: 'open',
      lastStep: 'owned',
      nextStep: 'acknowledged',
      nextDueAt: new Date(app.clock.now().getTime() + 3_600_000).toISOString(),
      missing: [
        'acknowledged',
        'apologised',
        'fixed',
        'fix-confirmed',
        'options-offered',
        'option-chosen',
        'last-touch',
      ],
      owners: [{ staff: { id: story.samId } }],
      authorityLeftMinor: 2000,
      currency: 'GBP',
    });
  });

  test('weigh more for those who were promised more', async () => {
    const customerId = await story.made('/customers', { name: 'Flora', tier: 'flagship' });
    const { body } = await story.post('/failures', { customerId, words: 'A scuffed box', severity: 2 });
    expect(body).toMatchObject({ tierAtTime: 'flagship', severity: 2, effectiveSeverity: 3 });
    const most = await story.post('/failures', { customerId, words: 'Gone', severity: 4 });
    expect(most.body).toMatchObject({ effectiveSeverity: 5 });
  });

  test('that are slight may be noted without anybody putting them right yet', async () => {
    const { contactId } = await story.aCompany();
    const body = { customerId: contactId, words: 'Cold tea', severity: 2, putRight: false };
    const noted = await story.post('/failures', body);
    expect(noted.body).toMatchObject({ status: 'open', owner: null, recoveryId: null });
    minutes(20);
    const grave = await patch(`/failures/${noted.body['id']}`, { severity: 4 });
    expect(grave.body).toMatchObject({ status: 'recovering', severity: 4, owner: { id: story.samId } });
    // It waited for its owner from when it was noticed, not from when somebody took it.
    const { body: sheet } = await get(`/recoveries/${grave.body['recoveryId']}`);
    expect(sheet['steps']).toMatchObject([
      { step: 'noticed', minutesSinceFailure: 0 },
      { step: 'owned', minutesSinceFailure: 20 },
    ]);
    expect((sheet['benchmarks'] as unknown[])[0]).toEqual({
      name: 'owned',
      limit: 15,
      actual: 20,
      isMet: false,
    });
  });
});

describe('putting right', () => {
  test('goes its fixed way, each step timed, and ends recovered', async () => {
    const { id, recoveryId } = await aFailure({ severity: 2 });
    minutes(20);
    const early = await step(recoveryId, { step: 'fixed' });
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'step_out_of_order', facts: { missing: ['acknowledged', 'apologised'] } },
    });
    const done = [
      { step: 'acknowledged' },
      { step: 'apologised', words: 'We did not look behind the wardrobe.' },
      { step: 'fixed', isConfirmed: true },
      { step: 'surprise-given', what: 'Champagne on ice', costMinor: 1500 },
    ];
    for (const body of done) expect(await step(recoveryId, body)).toMatchObject({ status: 200 });
    const closed = await step(recoveryId, { step: 'closed' });
    expect(closed.body).toMatchObject({
      status: 'closed',
      outcome: 'recovered',
      nextStep: null,
      costSoFarMinor: 1500,
      failure: { id, status: 'recovered' },
    });
    expect(closed.body['steps']).toMatchObject([
      { step: 'noticed', minutesSinceFailure: 0, by: { kind: 'staff', name: 'Sam' } },
      { step: 'owned' },
      { step: 'acknowledged', minutesSinceFailure: 20 },
      { step: 'apologised' },
      { step: 'fixed' },
      { step: 'fix-confirmed' },
      { step: 'surprise-given', words: 'Champagne on ice' },
      { step: 'closed' },
    ]);
  });
});

describe('lists', () => {
  test('show failures the gravest or the latest first, page by page', async () => {
    const { contactId, companyId } = await story.aCompany();
    const body = { customerId: contactId, putRight: false };
    const made: string[] = [];
    for (const severity of [1, 2, 2]) {
      minutes(1);
      made.push(await story.made('/failures', { ...body, words: `Slip ${severity}`, severity }));
    }
    const [one, two, three] = made;
    const ids = async (query: string) => {
      const { body: found } = await get(`/failures?customerId=${contactId}&${query}`);
      return { found, ids: (found['data'] as { id: string }[]).map(({ id }) => id) };
    };
    expect((await ids('order=gravest')).ids).toEqual([two, three, one]);
    expect((await ids('order=gravest&except=person')).ids).toEqual([]);
    expect((await ids('order=latest')).ids).toEqual([three, two, one]);
    const first = await ids('order=gravest&limit=2');
    expect(first.found).toMatchObject({ hasMore: true });
    expect((await ids(`order=gravest&cursor=${first.found['nextCursor']}`)).ids).toEqual([one]);
    const ofCompany = await get(`/failures?customerId=${companyId}&limit=100`);
    expect(ofCompany.body['data']).toHaveLength(3);
    expect((await get(`/failures/${one}`)).body).toMatchObject({ words: 'Slip 1' });
    expect((await get(`/failures?cursor=nonsense`)).body).toMatchObject({ code: 'cursor_invalid' });
  });

  test('show what is due first, and one’s own', async () => {
    const anna = await aStaff(app, story.workspaceId, { name: 'Anna' });
    const { contactId } = await story.aCompany();
    const id = await story.made('/failures', { customerId: contactId, words: 'Late', putRight: false });
    const opened = await story.post('/recoveries', { failureId: id, ownerStaffId: anna });
    expect(opened).toMatchObject({ status: 201, body: { owner: { id: anna, name: 'Anna' } } });
    const again = await story.post('/recoveries', { failureId: id });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_owned', facts: { owner: 'Anna' } } });
    const annas = await get(`/recoveries?ownerStaffId=${anna}`);
    expect(annas.body['data']).toMatchObject([{ id: opened.body['id'], nextStep: 'acknowledged' }]);
    const handed = await patch(`/recoveries/${opened.body['id']}`, {
      ownerStaffId: story.samId,
      because: 'Anna is off until Monday',
    });
    expect(handed.body['owners']).toMatchObject([
      { staff: { id: anna }, because: '' },
      { staff: { id: story.samId }, because: 'Anna is off until Monday' },
    ]);
    expect((await get(`/recoveries?ownerStaffId=${anna}`)).body['data']).toEqual([]);
    const due = (await get('/recoveries')).body['data'] as { nextDueAt: string }[];
    expect(due.map(({ nextDueAt }) => nextDueAt)).toEqual(due.map(({ nextDueAt }) => nextDueAt).toSorted());
  });

  test('plan surprises in silence, never the same twice and never money', async () => {
    const { recoveryId } = await aFailure();
    const plan = (body: object) => story.post(`/recoveries/${recoveryId}/surprises`, body);
    const planned = await plan({ what: 'A hand-written card' });
    expect(planned).toMatchObject({ status: 201, body: { kind: 'surprise', givenAt: null } });
    expect((await plan({ what: 'Hand-written Card!' })).body).toMatchObject({ code: 'surprise_known' });
    expect((await plan({ what: '£20 off' })).body).toMatchObject({ code: 'surprise_is_money' });
    const dropped = await call(app, 'DELETE', `/recoveries/${recoveryId}/surprises/${planned.body['id']}`, {
      headers: story.sam,
    });
    expect(dropped.status).toBe(200);
    expect((await get(`/recoveries/${recoveryId}`)).body['surprises']).toEqual([]);
    expect((await get(`/recoveries/${nobody}`)).status).toBe(404);
  });
});

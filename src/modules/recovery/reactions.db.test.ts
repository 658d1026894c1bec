import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { messageWithdrawn } from '#modules/conversations/events.ts';
import { answerGiven } from '#modules/feedback/events.ts';
import { promiseMissed } from '#modules/promises/events.ts';
import { untake } from './commands/follow-messages.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp({ working: true });
  story = await accountStory(app);
});
afterAll(() => app.close());

/** Jobs of a working program follow one another; a busy machine takes its time between them. */
const soon = { timeout: 60_000, interval: 100 };
const get = (path: string) => call(app, 'GET', path, { headers: story.owner });

async function failuresOf(customerId: string) {
  const { body } = await get(`/failures?customerId=${customerId}`);
  return body['data'] as { id: string; source: string; recoveryId: string | null }[];
}
function failuresSoon(customerId: string, expected: object[]) {
  return vi.waitFor(async () => {
    const found = await failuresOf(customerId);
    expect(found).toMatchObject(expected);
    return found;
  }, soon);
}
async function step(recoveryId: unknown, body: object) {
  const answer = await story.post(`/recoveries/${recoveryId}/steps`, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
async function putRight(recoveryId: unknown) {
  for (const body of [
    { step: 'acknowledged' },
    { step: 'apologised', words: 'Nobody looked.' },
    { step: 'fixed', isConfirmed: true },
    { step: 'closed', words: 'They wanted nothing more.' },
  ])
    await step(recoveryId, body);
}
async function open(failureId: string) {
  return story.made('/recoveries', { failureId });
}
async function coreElement(): Promise<{ id: string; name: string }> {
  const { body } = await get('/elements?pillar=core');
  return (body['data'] as { id: string; name: string }[])[0] ?? { id: '', name: '' };
}
async function coreCounts(customerId: string) {
  const { body } = await get(`/report-cards?subjectType=customer&subjectId=${customerId}`);
  return (body['core'] as { counts: unknown }).counts;
}

describe('a missed promise', () => {
  /** A promise on the spot whose time has come and gone. */
  async function aMissed() {
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const id = newId();
    await inside(app, story.workspaceId, async (ctx) => {
      await ctx.tx
        .insertInto('duePromises')
        .values({
          workspaceId: story.workspaceId,
          id,
          conversationId,
          customerId: contactId,
          kind: 'call-back',
          words: 'I will ring you at five',
          staffId: story.samId,
          madeBy: story.samId,
          startedAt: ctx.now,
          dueAt: ctx.now,
          outcome: 'missed',
          decidedAt: ctx.now,
        })
        .execute();
      announceMissed(ctx);
    });
    function announceMissed(ctx: Parameters<typeof announce>[0]) {
      announce(ctx, promiseMissed, {
        duePromiseId: id,
        promiseId: null,
        conversationId,
        customerId: contactId,
        teamId: null,
        staffId: story.samId,
        elementId: null,
        touchpointId: null,
        at: ctx.now.toISOString(),
      });
    }
    return { id, contactId, again: () => inside(app, story.workspaceId, async (ctx) => announceMissed(ctx)) };
  }
  const outcomeOf = (id: string) =>
    inside(app, story.workspaceId, async (ctx) => {
      const row = await ctx.tx
        .selectFrom('duePromises')
        .select('outcome')
        .where('workspaceId', '=', story.workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.outcome;
    });

  test('is a failure once, and once put right counts half, until the customer says it is not', async () => {
    const { id, contactId, again } = await aMissed();
    await again();
    const [failure] = await failuresSoon(contactId, [
      {
        source: 'missed-promise',
        severity: 2,
        foundBy: 'us',
        status: 'open',
        owner: null,
        words: 'Not kept in time: I will ring you at five',
      },
    ]);
    const recoveryId = await open(failure?.id ?? '');
    await putRight(recoveryId);
    await vi.waitFor(async () => expect(await outcomeOf(id)).toBe('recovered'), soon);
    await vi.waitFor(
      async () => expect(await coreCounts(contactId)).toMatchObject({ kept: 0, recovered: 1, missed: 0 }),
      soon,
    );
    const denied = await story.post(`/recoveries/${recoveryId}/steps`, {
      step: 'fix-confirmed',
      isConfirmed: false,
      words: 'Nobody has rung.',
    });
    expect(denied.body).toMatchObject({
      status: 'open',
      outcome: null,
      nextStep: 'fixed',
      failure: { status: 'recovering' },
    });
    expect(denied.body['steps']).toContainEqual(
      expect.objectContaining({ step: 'fixed', undoneWords: 'Nobody has rung.' }),
    );
    await vi.waitFor(async () => expect(await outcomeOf(id)).toBe('missed'), soon);
    await vi.waitFor(
      async () => expect(await coreCounts(contactId)).toMatchObject({ kept: 0, recovered: 0, missed: 1 }),
      soon,
    );
    expect(await failuresOf(contactId)).toHaveLength(1);
  }, 120_000);
});

describe('a basic that was missed', () => {
  test('is a failure of the customer it was missed for; its correction is none, and put right it counts half', async () => {
    const { contactId } = await story.aCompany();
    const element = await coreElement();
    const check = {
      elementId: element.id,
      customerId: contactId,
      outcome: 'missed',
      severity: 4,
      note: 'Dust',
    };
    const first = await story.made('/checks', check);
    const [failure] = await failuresSoon(contactId, [
      {
        source: 'check',
        severity: 4,
        words: `${element.name} was not as it should be: Dust`,
        element: { id: element.id },
        // Grave from the start, so somebody has it: whoever leads.
        owner: { id: story.ownerId },
        status: 'recovering',
      },
    ]);
    await story.made('/checks', { ...check, severity: 5, replacesId: first });
    await putRight(failure?.recoveryId);
    await vi.waitFor(
      async () => expect(await coreCounts(contactId)).toMatchObject({ kept: 0, recovered: 1, missed: 0 }),
      soon,
    );
    expect(await failuresOf(contactId)).toHaveLength(1);
    const { body } = await get(`/checks?limit=1`);
    expect(body['data']).toMatchObject([{ outcome: 'recovered', severity: 5 }]);
  }, 120_000);
});

describe('what a customer answers', () => {
  test.each([
    ['F', null, 4],
    ['D', 'yes', 3],
    [null, 'no', 3],
    ['B', 'not-quite', 2],
  ] as const)('mark %s and basic %s: severity %i', async (mark, basicWorked, severity) => {
    const { contactId } = await story.aCompany();
    const element = await coreElement();
    const answer = {
      askId: newId(),
      conversationId: null,
      customerId: contactId,
      mark,
      basicWorked,
      elementId: element.id,
      isChange: false,
    };
    const say = () =>
      inside(app, story.workspaceId, async (ctx) => {
        announce(ctx, answerGiven, { ...answer, at: ctx.now.toISOString() });
      });
    await say();
    await say();
    await failuresSoon(contactId, [{ source: 'answer', severity, foundBy: 'them' }]);
  });

  test('that is content is no failure', async () => {
    const { contactId } = await story.aCompany();
    await inside(app, story.workspaceId, async (ctx) => {
      const answer = { conversationId: null, customerId: contactId, elementId: null, isChange: false };
      const at = ctx.now.toISOString();
      announce(ctx, answerGiven, { ...answer, askId: newId(), mark: 'C', basicWorked: 'yes', at });
      announce(ctx, answerGiven, { ...answer, askId: newId(), mark: 'F', basicWorked: null, at });
    });
    await failuresSoon(contactId, [{ severity: 4 }]);
  });
});

describe('a “no”', () => {
  test('under a rule that was not told is a failure, and one that was told is none', async () => {
    const { contactId } = await story.aCompany();
    const no = async (ruleId: string) => {
      const id = await story.made('/requests', {
        customerId: contactId,
        kindName: 'Late checkout',
        words: 'Until one?',
        scope: 'beyond',
      });
      return story.post(`/requests/${id}/answer`, { answer: 'no', ruleId });
    };
    expect((await no(await story.aRule(true))).status).toBe(200);
    expect((await no(await story.aRule(false))).status).toBe(200);
    await failuresSoon(contactId, [
      {
        source: 'untold-rule',
        severity: 2,
        foundBy: 'us',
        words: 'A no rested on a rule that had not been told before: On Sundays rooms are free until eleven.',
      },
    ]);
  });
});

describe('a failure that somebody told of', () => {
  test('holds the mark down while it stands, and counts half once it is put right', async () => {
    const { contactId } = await story.aCompany();
    const { id: elementId } = await coreElement();
    const { body } = await story.post('/failures', {
      customerId: contactId,
      elementId,
      words: 'The room was given away',
      severity: 5,
    });
    const core = async () => (await get(`/report-cards?subjectType=customer&subjectId=${contactId}`)).body;
    await vi.waitFor(
      async () => expect(await core()).toMatchObject({ grade: 'F', core: { worstOpenSeverity: 5 } }),
      soon,
    );
    await putRight(body['recoveryId']);
    await vi.waitFor(
      async () =>
        expect(await core()).toMatchObject({
          core: { worstOpenSeverity: 0, counts: { recovered: 1, missed: 0 } },
        }),
      soon,
    );
  }, 120_000);
});

describe('a reply', () => {
  test('of a person acknowledges what is owned, and taken back it does not', async () => {
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const failure = await story.post('/failures', { conversationId, words: 'Dust', severity: 3 });
    const recoveryId = failure.body['recoveryId'];
    app.clock.advance(60_000);
    const message = await story.post(`/conversations/${conversationId}/messages`, {
      kind: 'message',
      text: 'I am on my way up.',
    });
    expect(message.status).toBe(201);
    const read = async () => (await get(`/recoveries/${recoveryId}`)).body;
    await vi.waitFor(
      async () => expect(await read()).toMatchObject({ lastStep: 'acknowledged', nextStep: 'apologised' }),
      soon,
    );
    expect((await read())['steps']).toContainEqual(
      expect.objectContaining({ step: 'acknowledged', by: { kind: 'staff', name: 'Sam' } }),
    );
    const messageId = String(message.body['id']);
    await inside(app, story.workspaceId, async (ctx) => {
      announce(ctx, messageWithdrawn, { conversationId, messageId, staffId: story.samId });
    });
    await vi.waitFor(async () => expect(await read()).toMatchObject({ nextStep: 'acknowledged' }), soon);
  }, 120_000);

  test('that carried the apology takes it back too, unless the fix already rests on it', async () => {
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const sorry = async () => {
      const failure = await story.post('/failures', { conversationId, words: 'Dust', severity: 3 });
      const path = `/recoveries/${failure.body['recoveryId']}`;
      app.clock.advance(60_000);
      const words = 'I am sorry: nobody looked the room over.';
      const message = await story.post(`/conversations/${conversationId}/messages`, { text: words });
      const messageId = String(message.body['id']);
      const step = async (body: object) => expect((await story.post(`${path}/steps`, body)).status).toBe(200);
      const read = async () => (await get(path)).body;
      await vi.waitFor(async () => expect(await read()).toMatchObject({ nextStep: 'apologised' }), soon);
      await step({ step: 'apologised', words, messageId });
      return { messageId, read, step };
    };
    const one = await sorry();
    const withdrawn = async (messageId: string) =>
      inside(app, story.workspaceId, async (ctx) => {
        announce(ctx, messageWithdrawn, { conversationId, messageId, staffId: story.samId });
      });
    await withdrawn(one.messageId);
    await vi.waitFor(async () => expect(await one.read()).toMatchObject({ nextStep: 'acknowledged' }), soon);
    const other = await sorry();
    await other.step({ step: 'fixed' });
    await inside(app, story.workspaceId, (ctx) =>
      untake(ctx, { conversationId, messageId: other.messageId }),
    );
    expect(await other.read()).toMatchObject({ lastStep: 'fixed' });
  }, 120_000);
});

describe('an owner who leaves', () => {
  test.each([{ status: 'suspended' }, { role: 'light' }])(
    '(%o) leaves nothing without an owner',
    async (change) => {
      const annaId = await aStaff(app, story.workspaceId, { name: 'Anna' });
      const anna = await signedIn(app, story.workspaceId, annaId);
      const { contactId } = await story.aCompany();
      const body = { customerId: contactId, words: 'Late', severity: 4 };
      const failure = await call(app, 'POST', '/failures', { headers: anna, body });
      expect(failure.body).toMatchObject({ owner: { id: annaId } });
      const left = await call(app, 'PATCH', `/staff/${annaId}`, { headers: story.owner, body: change });
      expect(left.status).toBe(200);
      await vi.waitFor(async () => {
        const sheet = await get(`/recoveries/${failure.body['recoveryId']}`);
        expect(sheet.body).toMatchObject({
          owner: { id: story.ownerId },
          owners: [
            { staff: { name: 'Anna' } },
            { staff: { id: story.ownerId }, because: 'Whoever had it before no longer serves here' },
          ],
        });
      }, soon);
    },
  );
});

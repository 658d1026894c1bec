import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const get = (path: string) => call(app, 'GET', path, { headers: story.light });

describe('the trade-off sheet', () => {
  test('always answers, and says which figures are assumed', async () => {
    const { companyId, contactId } = await story.aCompany();
    const { status, body } = await get(`/customers/${contactId}/trade-off-sheet`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: null,
      status: 'computed',
      customer: { id: companyId },
      figures: { sources: { hoursEach: 'assumed' }, limit: 0.85, result: { verdict: 'fits' } },
    });
  });

  test('takes the hours of requests beyond the usual, and is kept as it was written', async () => {
    const { contactId } = await story.aCompany();
    for (const effortMinutes of [1200, 3120])
      await story.made('/requests', {
        customerId: contactId,
        kindName: 'Site visit',
        words: 'Show us round',
        scope: 'beyond',
        effortMinutes,
      });
    const inputs = { people: 4, usualHours: 84 };
    const written = await story.post(`/customers/${contactId}/trade-off-sheet`, { inputs });
    expect(written).toMatchObject({
      status: 201,
      body: {
        status: 'draft',
        figures: {
          inputs: { ...inputs, extraHours: 12 },
          sources: { people: 'typed', extraHours: 'counted' },
          result: { verdict: 'longer' },
          lines: [{ words: 'Site visit', hoursPerWeek: 12 }],
        },
      },
    });
    const again = await get(`/customers/${contactId}/trade-off-sheet`);
    expect(again.body).toMatchObject({
      id: written.body['id'],
      status: 'draft',
      figures: written.body['figures'],
    });
    const findings = await inside(app, story.workspaceId, (ctx) => listFindings(ctx, contactId));
    expect(findings).toMatchObject([
      { calculation: 'C6', verdict: 'too-few', facts: { kind: 'Site visit' } },
      {
        calculation: 'C5',
        key: 'extras:finding.trade-off.longer',
        facts: { hours: 12, room: 5, times: 3.1 },
      },
    ]);
  });

  test('names no other client', async () => {
    const other = await story.aCompany('Hartwell Partners');
    const { contactId } = await story.aCompany();
    const ways = { swap: 'What we do for hartwell partners waits' };
    const refused = await story.post(`/customers/${contactId}/trade-off-sheet`, { ways });
    expect(refused.body).toMatchObject({ code: 'names_other_customer', facts: { names: other.name } });
    expect((await story.post(`/customers/${other.contactId}/trade-off-sheet`, { ways })).status).toBe(201);
  });

  test('is for those who may', async () => {
    expect((await call(app, 'GET', `/customers/${nobody}/trade-off-sheet`)).status).toBe(401);
    expect((await get(`/customers/${nobody}/trade-off-sheet`)).status).toBe(404);
    expect((await story.post(`/customers/${nobody}/trade-off-sheet`, {}, story.light)).status).toBe(403);
    expect((await story.post(`/customers/${nobody}/trade-off-sheet`, { inputs: { people: 0 } })).status).toBe(
      422,
    );
  });
});

describe('strain', () => {
  test('only counts while there is little, and never says who', async () => {
    const { contactId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const thread = await get(`/conversations/${conversationId}/thread`);
    const [message] = thread.body['messages'] as { id: string }[];
    const mark = (isHard: boolean, headers = story.sam) =>
      story.post('/hard-messages', { messageId: message?.id, isHard }, headers);
    expect(await mark(true)).toMatchObject({ status: 200, body: { isHard: true } });
    expect((await mark(true)).status).toBe(200);
    const mine = (headers: Record<string, string>) =>
      call(app, 'GET', `/hard-messages?conversationId=${conversationId}`, { headers });
    expect((await mine(story.sam)).body).toEqual({ messageIds: [message?.id] });
    expect((await mine(story.owner)).body).toEqual({ messageIds: [] });
    expect((await mine(story.light)).status).toBe(403);
    expect((await mark(true, story.light)).status).toBe(403);
    expect((await story.post('/hard-messages', { messageId: nobody, isHard: true })).body['code']).toBe(
      'message_unknown',
    );
    await inside(app, story.workspaceId, (ctx) =>
      ctx.tx.updateTable('hardMessages').set({ at: ctx.now }).where('staffId', '=', story.samId).execute(),
    );
    const { status, body } = await get(`/customers/${contactId}/strain`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ level: null, index: null, needed: 10, pulse: null });
    expect(JSON.stringify(body)).not.toContain(story.samId);
    expect(await mark(false)).toMatchObject({ body: { isHard: false } });
    expect((await call(app, 'GET', `/customers/${contactId}/strain`)).status).toBe(401);
  });
});

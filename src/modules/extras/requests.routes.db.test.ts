import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { newId } from '#platform/ids.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const get = (path: string) => call(app, 'GET', path, { headers: story.light });

describe('requests', () => {
  test('are recorded on a conversation; the first of a kind is unusual, the next is not', async () => {
    const { contactId, companyId } = await story.aCompany();
    const conversationId = await story.aConversation(contactId);
    const body = { conversationId, kindName: 'Extra towels', words: 'Six more towels, please', scope: 'in' };
    const first = await story.post('/requests', { ...body, effortMinutes: 10 });
    expect(first).toMatchObject({
      status: 201,
      body: {
        kind: { name: 'Extra towels' },
        customer: { id: contactId },
        account: { id: companyId },
        conversation: { id: conversationId },
        isUnusual: true,
        effortMinutes: 10,
        answer: 'open',
        recordedBy: { id: story.samId, name: 'Sam' },
      },
    });
    const second = await story.post('/requests', { ...body, kindName: 'extra TOWELS' });
    expect(second.body).toMatchObject({ isUnusual: false, kind: first.body['kind'] });
    const overruled = await story.post('/requests', { ...body, isUnusual: true });
    expect(overruled.body).toMatchObject({ isUnusual: true });
    const ofCompany = await get(`/requests?customerId=${companyId}`);
    expect(ofCompany.body['data']).toHaveLength(3);
    expect((ofCompany.body['weeks'] as { n: number }[]).at(-1)).toMatchObject({ n: 3, unusual: 2 });
    const unusual = await get(`/requests?conversationId=${conversationId}&unusual=true`);
    expect(unusual.body['data']).toHaveLength(2);
  });

  test('find their kind by likeness, this customer’s own first', async () => {
    const one = await story.aCompany();
    const other = await story.aCompany();
    const ask = (customerId: string, kindName: string, words: string) =>
      story.made('/requests', { customerId, kindName, words, scope: 'beyond' });
    await ask(one.contactId, 'Airport pick-up', 'Could somebody fetch us from the airport at six?');
    await ask(other.contactId, 'Airport parking', 'We need two spaces at the airport');
    const { body } = await get(`/request-kinds?customerId=${one.companyId}&words=fetch+me+from+the+airport`);
    expect(body['data']).toMatchObject([
      { name: 'Airport pick-up', n: 1, nOfCustomer: 1 },
      { name: 'Airport parking', nOfCustomer: 0 },
    ]);
    const nothing = await get('/request-kinds?words=zzqx');
    expect(nothing.body['data']).toEqual([]);
  });

  test('say what they took, and that they are done', async () => {
    const { contactId } = await story.aCompany();
    const id = await story.made('/requests', {
      customerId: contactId,
      kindName: 'Printing',
      words: 'Print the deck',
      scope: 'unclear',
    });
    const changed = await call(app, 'PATCH', `/requests/${id}`, {
      headers: story.sam,
      body: { effortActualMinutes: 35, scope: 'beyond', isDone: true, kindName: 'Printing for guests' },
    });
    expect(changed.body).toMatchObject({
      effortActualMinutes: 35,
      scope: 'beyond',
      doneAt: '2026-03-02T09:00:00.000Z',
      kind: { name: 'Printing for guests' },
    });
  });

  test('are refused when they make no sense, and by those who may not', async () => {
    const { contactId } = await story.aCompany();
    const body = { customerId: contactId, kindName: 'Tea', words: 'Tea', scope: 'in' };
    const code = async (change: object) =>
      (await story.post('/requests', { ...body, ...change })).body['code'];
    expect(await code({ customerId: undefined })).toBe('customer_missing');
    expect(await code({ customerId: nobody })).toBe('customer_unknown');
    expect(await code({ conversationId: nobody })).toBe('conversation_unknown');
    expect(await code({ kindName: undefined })).toBe('kind_missing');
    expect(await code({ kindId: nobody })).toBe('kind_unknown');
    expect(await code({ afterExtraId: nobody })).toBe('extra_unknown');
    expect(await code({ askedAt: '2027-01-01T00:00:00Z' })).toBe('at_in_future');
    expect(await code({ words: '' })).toBe('invalid');
    expect((await story.post('/requests', body, story.light)).status).toBe(403);
    expect((await call(app, 'POST', '/requests', { body })).status).toBe(401);
    expect((await call(app, 'GET', '/requests')).status).toBe(401);
    expect((await call(app, 'PATCH', `/requests/${nobody}`, { headers: story.sam, body: {} })).status).toBe(
      404,
    );
  });
});

describe('an answer', () => {
  async function aRequest(customerId: string): Promise<string> {
    return story.made('/requests', {
      customerId,
      kindName: 'Late checkout',
      words: 'May we stay until four?',
      scope: 'beyond',
    });
  }
  const answer = (id: string, body: unknown) => story.post(`/requests/${id}/answer`, body);

  test('of no names its rule, and one the customer was told of is no failure', async () => {
    const { contactId } = await story.aCompany();
    const id = await aRequest(contactId);
    expect((await answer(id, { answer: 'no' })).body['code']).toBe('rule_missing');
    expect((await answer(id, { answer: 'no', ruleId: nobody })).body['code']).toBe('rule_unknown');
    const told = await story.aRule(true);
    expect((await answer(id, { answer: 'yes', ruleId: told })).body['code']).toBe('rule_without_no');
    const said = await answer(id, { answer: 'no', ruleId: told, words: 'Sundays are full.' });
    expect(said).toMatchObject({
      status: 200,
      body: {
        answer: 'no',
        ruleWasTold: true,
        rule: { id: told, customerSentence: 'On Sundays rooms are free until eleven.' },
        decidedBy: { name: 'Sam' },
      },
    });
  });

  test('under a rule nobody told is our failure, and goes away when it is answered otherwise', async () => {
    const { contactId } = await story.aCompany();
    const id = await aRequest(contactId);
    const untold = await story.aRule(false);
    expect((await answer(id, { answer: 'no', ruleId: untold })).body).toMatchObject({ ruleWasTold: false });
    expect((await answer(id, { answer: 'yes-and-quote' })).body).toMatchObject({
      ruleWasTold: null,
      rule: null,
    });
  });

  test('puts that rule on the draft of the page with their company, and the next no is told', async () => {
    const { contactId, companyId } = await story.aCompany();
    const id = await aRequest(contactId);
    const ruleId = await story.aRule(false);
    const said = await answer(id, { answer: 'no', ruleId });
    expect(said.body).toMatchObject({ ruleWasTold: false, account: { id: companyId }, rule: { id: ruleId } });
    const put = await story.post(`/customers/${companyId}/page-limits`, { ruleId });
    const { draft } = put.body as { draft: { content: { limits: { ruleId: string | null }[] } } };
    expect(draft.content.limits.map((line) => line.ruleId)).toContain(ruleId);
    const again = await aRequest(contactId);
    expect((await answer(again, { answer: 'no', ruleId })).body).toMatchObject({ ruleWasTold: true });
    const rule = await call(app, 'GET', `/rules/${ruleId}`, { headers: story.sam });
    expect(rule.body).toMatchObject({ isTold: true });
  });

  test('knows a rule on the page between us and the company', async () => {
    const { contactId, companyId } = await story.aCompany();
    const rule = await story.aRule(false);
    await inside(app, story.workspaceId, async ({ tx, workspaceId, now }) => {
      const [agreementId, versionId] = [newId(), newId()];
      const dates = { createdAt: now, updatedAt: now };
      await tx
        .insertInto('agreements')
        .values({
          workspaceId,
          id: agreementId,
          customerId: companyId,
          title: 'Our page',
          status: 'accepted',
          ...dates,
        })
        .execute();
      await tx
        .insertInto('agreementVersions')
        .values({
          workspaceId,
          id: versionId,
          agreementId,
          number: 1,
          status: 'accepted',
          proposedBy: 'us',
          content: '{}',
          ...dates,
        })
        .execute();
      await tx
        .updateTable('agreements')
        .set({ acceptedVersionId: versionId })
        .where('id', '=', agreementId)
        .execute();
      await tx
        .insertInto('agreementUses')
        .values({ workspaceId, versionId, kind: 'rule', refId: rule })
        .execute();
    });
    const id = await aRequest(contactId);
    expect((await answer(id, { answer: 'no', ruleId: rule })).body).toMatchObject({ ruleWasTold: true });
  });

  test('is for those who may, about requests that are there', async () => {
    expect((await answer(nobody, { answer: 'yes' })).status).toBe(404);
    expect((await story.post(`/requests/${nobody}/answer`, { answer: 'yes' }, story.light)).status).toBe(403);
    expect((await answer(nobody, { answer: 'open' })).status).toBe(422);
  });
});

describe('recurrence', () => {
  test('of 3 in the first six weeks and 11 in the last is rising', async () => {
    const { contactId, companyId } = await story.aCompany();
    const daysAgo = [80, 70, 60, ...Array.from({ length: 11 }, (_, index) => 2 + index * 3)];
    for (const days of daysAgo)
      await story.made('/requests', {
        customerId: contactId,
        kindName: 'Board papers',
        words: 'Papers for the board',
        scope: 'beyond',
        effortMinutes: 60,
        askedAt: new Date(Date.parse('2026-03-02T09:00:00Z') - days * 86_400_000).toISOString(),
      });
    await story.made('/requests', {
      customerId: contactId,
      kindName: 'A kettle',
      words: 'A kettle',
      scope: 'in',
    });
    const { status, body } = await get(`/customers/${contactId}/recurrence`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { id: companyId },
      data: [
        { kind: { name: 'Board papers' }, verdict: 'rising', earlier: 3, lately: 11, weeks: 6 },
        { kind: { name: 'A kettle' }, verdict: 'too-few', n: 1 },
      ],
    });
    expect((await call(app, 'GET', `/customers/${contactId}/recurrence`)).status).toBe(401);
    expect((await get(`/customers/${nobody}/recurrence`)).status).toBe(404);
  });
});

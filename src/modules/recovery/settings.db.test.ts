import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { aStaff, call, inside, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { onAnswer } from './commands/failures-of-others.ts';
import { listFindings } from './queries/findings.ts';

let app: TestApp;
let story: AccountStory;
let headers: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
  headers = await signedIn(
    app,
    story.workspaceId,
    await aStaff(app, story.workspaceId, { name: 'Sam Rivers', role: 'admin' }),
  );
});
afterAll(() => app.close());

const send = async (method: string, path: string, body?: object) => {
  const answer = await call(app, method, path, { headers, ...(body ? { body } : {}) });
  return { status: answer.status, body: answer.body as Record<string, unknown> };
};

async function goBy(settings: object): Promise<void> {
  expect((await send('PATCH', '/workspace', { settings })).status).toBe(200);
}

async function aCustomer(): Promise<string> {
  return story.made('/customers', { name: 'Gita Guest', yearlyValueMinor: 4_800_000 });
}

async function aRecovery(severity = 3): Promise<string> {
  const customerId = await aCustomer();
  const failure = await send('POST', '/failures', { customerId, words: 'Dust on the furniture', severity });
  const path = `/recoveries/${String(failure.body['recoveryId'])}`;
  await send('PATCH', path, { paidMinor: 20_000, loss: 'money' });
  return path;
}

async function fixed(path: string): Promise<void> {
  for (const step of [
    { step: 'acknowledged' },
    { step: 'apologised', words: 'Nobody looked the room over.' },
    { step: 'fixed' },
    { step: 'fix-confirmed' },
  ])
    expect((await send('POST', `${path}/steps`, step)).status).toBe(200);
}

test('what a failure is worth, and how alike the choices are, is for the workspace to say', async () => {
  const path = await aRecovery();
  await fixed(path);
  await goBy({ redressShare3: 0.4, redressLikeness: 1.1 });
  const { body } = await send('GET', `${path}/suggestions`);
  expect(body).toMatchObject({ redress: { share: 0.4, refundMinor: 8000 } });
  const options = [
    { kind: 'refund', words: 'Money back', costMinor: 4000, faceMinor: 4000 },
    { kind: 'credit', words: 'A credit', costMinor: 4500, faceMinor: 4500 },
  ];
  expect(await send('POST', `${path}/options`, { options })).toMatchObject({
    status: 422,
    body: { code: 'options_unlike' },
  });
  await goBy({ redressShare3: null, redressLikeness: null });
  expect((await send('POST', `${path}/options`, { options })).status).toBe(201);
});

test('and so are the mark of a putting-right, the mild failure and the last touch', async () => {
  await goBy({ justiceDistributive: 0.1, justiceInteractional: 0.8, justiceProcedural: 0.1 });
  await goBy({ mildSeverity: 3, lastTouchDays: 0 });
  const path = await aRecovery();
  await fixed(path);
  const { body } = await send('GET', path);
  expect(body).toMatchObject({ signs: { isMild: true } });
  const at = (body['steps'] as { step: string; at: string }[]).find(({ step }) => step === 'fixed')?.at;
  expect(body['lastTouchDueAt']).toBe(at);
  await send('POST', `${path}/steps`, {
    step: 'rated',
    rating: { distributive: 1, procedural: 1, interactional: 5, compared: 3 },
  });
  expect((await send('GET', path)).body).toMatchObject({ rating: { score: 80 } });
  await goBy({ justiceDistributive: null, justiceInteractional: null, justiceProcedural: null });
  expect((await send('GET', path)).body).toMatchObject({ rating: { score: 35 } });
});

test('and how grave an answer is, and from how many failures on a basic asks for a talk', async () => {
  await goBy({ markDSeverity: 5, repeatedTimes: 2, repeatedDays: 30 });
  const customerId = await aCustomer();
  const element = await send('POST', '/elements', {
    name: 'A clean room',
    pillar: 'core',
    checkWording: 'Was the room clean?',
  });
  const elementId = element.body['id'];
  for (let time = 0; time < 2; time++)
    await send('POST', '/failures', { customerId, words: 'Dust', severity: 1, elementId });
  const found = await inside(app, story.workspaceId, async (ctx) => {
    await onAnswer(ctx, {
      askId: story.workspaceId,
      customerId,
      conversationId: null,
      elementId: null,
      basicWorked: null,
      mark: 'D',
      isChange: false,
      at: ctx.now.toISOString(),
    });
    return listFindings(ctx);
  });
  expect(found.find(({ key }) => key === 'recovery:finding.repeated')).toMatchObject({
    facts: { times: 2, days: 30 },
  });
  const { body } = await send('GET', `/failures?customerId=${customerId}`);
  const severities = (body['data'] as { severity: number }[]).map(({ severity }) => severity);
  expect(severities.toSorted((one, other) => one - other)).toEqual([1, 1, 5]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { run, type Actor, type Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { confirmFix, denyFix, rateRecovery } from './index.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

/** What the customer says on their own page. */
function says(customerId: string, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const actor: Actor = { kind: 'customer', id: customerId, permissions: [] };
  return run(app.platform, { workspaceId: story.workspaceId, actor, requestId: newId() }, work);
}

async function aRecovery() {
  const { contactId } = await story.aCompany();
  const { body } = await story.post('/failures', { customerId: contactId, words: 'Dust', severity: 2 });
  const id = String(body['recoveryId']);
  const step = (given: object) => story.post(`/recoveries/${id}/steps`, given);
  const fix = async () => {
    for (const given of [{ step: 'acknowledged' }, { step: 'apologised', words: 'x' }, { step: 'fixed' }])
      await step(given);
  };
  const read = async () => (await call(app, 'GET', `/recoveries/${id}`, { headers: story.sam })).body;
  const say = (work: (ctx: Ctx) => Promise<void>) => says(contactId, work);
  return { id, step, fix, read, say };
}
const rating = { distributive: 4, interactional: 5, procedural: 3, compared: 4, words: 'First class' };

describe('a customer', () => {
  test('confirms that it is fixed, and saying so twice says it once', async () => {
    const { id, fix, read, say } = await aRecovery();
    await expect(say((ctx) => confirmFix(ctx, id))).rejects.toMatchObject({ code: 'step_out_of_order' });
    await fix();
    await say((ctx) => confirmFix(ctx, id));
    await say((ctx) => confirmFix(ctx, id));
    const sheet = await read();
    const confirmed = (sheet['steps'] as { step: string }[]).filter(({ step }) => step === 'fix-confirmed');
    expect(confirmed).toMatchObject([{ by: { kind: 'customer', name: 'Ana Costa' } }]);
  });

  test('says that it is not fixed, also after it was closed, and it is its owner’s turn again', async () => {
    const { id, step, fix, read, say } = await aRecovery();
    await say((ctx) => denyFix(ctx, id, { words: 'Too early' }));
    await fix();
    await say((ctx) => confirmFix(ctx, id));
    expect((await step({ step: 'closed' })).body).toMatchObject({ status: 'closed' });
    await say((ctx) => denyFix(ctx, id, { words: 'It is back' }));
    await say((ctx) => denyFix(ctx, id, { words: 'It is back' }));
    const sheet = await read();
    expect(sheet).toMatchObject({
      status: 'open',
      outcome: null,
      closedAt: null,
      lastStep: 'apologised',
      nextStep: 'fixed',
      missing: ['fixed', 'fix-confirmed'],
      failure: { status: 'recovering', closedAt: null },
    });
    const undone = (sheet['steps'] as { step: string; undoneWords: string }[])
      .filter(({ undoneWords }) => undoneWords === 'It is back')
      .map(({ step: name }) => name);
    expect(undone).toEqual(['fixed', 'fix-confirmed', 'closed']);
    for (const given of [{ step: 'fixed', isConfirmed: true }, { step: 'closed' }])
      expect((await step(given)).status).toBe(200);
  });

  test('marks it once it is over, and may think better of it', async () => {
    const { id, fix, read, say } = await aRecovery();
    await fix();
    await expect(say((ctx) => rateRecovery(ctx, id, rating))).rejects.toMatchObject({
      code: 'step_out_of_order',
    });
    await say((ctx) => confirmFix(ctx, id));
    await say((ctx) => rateRecovery(ctx, id, rating));
    expect(await read()).toMatchObject({ rating: { score: 78.8, words: 'First class' } });
    await say((ctx) => rateRecovery(ctx, id, { ...rating, distributive: 5 }));
    const sheet = await read();
    expect(sheet).toMatchObject({ rating: { score: 90 } });
    expect((sheet['steps'] as { step: string }[]).filter(({ step }) => step === 'rated')).toHaveLength(1);
  });

  test('of something left as it is can mark it too, and it is not opened again', async () => {
    const { id, step, read, say } = await aRecovery();
    await step({ step: 'closed', isUnrecovered: true, words: 'They went elsewhere.' });
    await say((ctx) => rateRecovery(ctx, id, { ...rating, compared: 1 }));
    expect(await read()).toMatchObject({ status: 'closed', rating: { compared: 1 } });
    await expect(say((ctx) => denyFix(ctx, id, { words: 'Still broken' }))).rejects.toMatchObject({
      code: 'recovery_closed',
    });
  });
});

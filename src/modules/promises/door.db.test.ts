import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveMessage } from '#modules/conversations/index.ts';
import { finding } from '#modules/report-cards/contract.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { aWorkspace, inside, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings, listPromisesFor } from './index.ts';

let app: TestApp;
let house: Made;
let company: string;
let ada: string;
let everyone: string;

const asSystem = <T>(work: (ctx: Ctx) => Promise<T>) => inside(app, house.workspaceId, work);

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  company = newId();
  await asSystem((ctx) =>
    ctx.tx
      .insertInto('customers')
      .values({
        workspaceId: ctx.workspaceId,
        id: company,
        kind: 'company',
        name: 'Acme',
        createdAt: ctx.now,
      })
      .execute(),
  );
  const { customerId } = await asSystem((ctx) =>
    findOrCreateCustomerByAddress(ctx, { address: 'ada@acme.test', name: 'Ada' }),
  );
  ada = customerId;
  await asSystem((ctx) =>
    ctx.tx
      .updateTable('customers')
      .set({ companyId: company, tier: 'premium' })
      .where('id', '=', ada)
      .execute(),
  );
  everyone = await aPromise({ name: 'To everyone', redress: 'Breakfast' });
  await aPromise({ name: 'To premium', audience: 'tier', tier: 'premium' });
  await aPromise({ name: 'Not public yet', kind: 'close', status: 'trial' });
});
afterAll(() => app.close());

async function aPromise(facts: object): Promise<string> {
  const id = newId();
  const given = {
    kind: 'first-reply',
    name: 'Reply',
    sentence: 'Soon.',
    targetMinutes: 60,
    status: 'published',
  };
  await asSystem((ctx) =>
    ctx.tx
      .insertInto('promises')
      .values({ workspaceId: ctx.workspaceId, id, createdAt: ctx.now, ...given, ...facts })
      .execute(),
  );
  return id;
}

/** So many clocks of this promise to Ada, the first of them kept. */
async function decided(promiseId: string, { kept, missed }: { kept: number; missed: number }): Promise<void> {
  const from = { name: 'Ada', address: 'ada@acme.test' };
  await asSystem(async (ctx) => {
    const words = { subject: 'Late', text: 'Hello?', html: null, sentAt: ctx.now };
    const { conversationId } = await receiveMessage(ctx, {
      channel: 'api',
      inboxId: null,
      customerId: ada,
      from,
      ...words,
    });
    const at = (minutes: number) => new Date(ctx.now.getTime() - minutes * 60_000);
    const rows = Array.from({ length: kept + missed }, (_, index) => ({
      workspaceId: ctx.workspaceId,
      id: newId(),
      promiseId,
      kind: 'first-reply',
      conversationId,
      customerId: ada,
      startedAt: at(1000 - index),
      dueAt: at(940 - index),
      fulfilledAt: at(990 - index),
      outcome: index < kept ? 'kept' : 'missed',
    }));
    await ctx.tx.insertInto('duePromises').values(rows).execute();
  });
}

test('everyone is shown what is published to everyone, and a customer what is most specific to them', async () => {
  const open = await asSystem((ctx) => listPromisesFor(ctx, { customerId: null }));
  expect(open).toMatchObject([
    {
      name: 'To everyone',
      redress: 'Breakfast',
      status: 'published',
      keptness: { n: 0, verdict: 'too-few' },
    },
  ]);
  expect(
    (await asSystem((ctx) => listPromisesFor(ctx, { customerId: ada }))).map(({ name }) => name),
  ).toEqual(['To premium']);
  await aPromise({ name: 'To Acme', audience: 'customer', customerId: company });
  expect(
    (await asSystem((ctx) => listPromisesFor(ctx, { customerId: ada }))).map(({ name }) => name),
  ).toEqual(['To Acme']);
});

test('how it is kept is told with it, and what was missed is a finding of the customer and their company', async () => {
  await decided(everyone, { kept: 15, missed: 5 });
  const [shown] = await asSystem((ctx) => listPromisesFor(ctx, { customerId: null }));
  expect(shown?.keptness).toMatchObject({ kept: 15, n: 20, verdict: 'slipping' });
  for (const customerId of [ada, company]) {
    const [found] = await asSystem((ctx) => listFindings(ctx, customerId));
    expect(finding.parse(found)).toMatchObject({
      key: 'promises:finding.slipping',
      n: 20,
      verdict: 'shown',
      tone: 'bad',
      talk: 'account-review',
      facts: { kept: 15, missed: 5 },
    });
    expect(found?.evidence).toHaveLength(5);
  }
});

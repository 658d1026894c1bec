import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { findRule, holdRules, listRules, tellRule } from './index.ts';

let app: TestApp;
let house: Made;
let ruleId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  const made = await call(app, 'POST', '/rules', {
    headers: await signedIn(app, house.workspaceId, house.ownerId),
    body: {
      staffWording: 'Rooms from 3 pm',
      kind: 'commercial',
      flex: 'soft',
      customerSentence: 'Your room is promised from 3 pm.',
      ownerStaffId: house.ownerId,
      reviewBy: '2026-12-01',
      untoldBecause: 'Nobody thought of it',
    },
  });
  ruleId = String(made.body['id']);
});
afterAll(() => app.close());

test('a rule is told once, however often it is told', async () => {
  const announced = await inside(app, house.workspaceId, async (ctx) => {
    await tellRule(ctx, ruleId);
    await tellRule(ctx, ruleId);
    return ctx.pending.map(({ type }) => type);
  });
  expect(announced).toEqual(['rule.told']);
  const told = await inside(app, house.workspaceId, (ctx) => findRule(ctx, ruleId));
  expect(told).toMatchObject({ isTold: true, untoldBecause: '' });
  const list = await inside(app, house.workspaceId, (ctx) =>
    listRules(ctx, { show: 'current', told: 'yes' }),
  );
  expect(list.data).toEqual([told]);
});

test('rules are held by those that exist', async () => {
  const held = await inside(app, house.workspaceId, (ctx) => holdRules(ctx, [newId(), ruleId]));
  expect(held).toEqual([ruleId]);
  expect(await inside(app, house.workspaceId, (ctx) => holdRules(ctx, []))).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { agreementStory, type AgreementStory } from '#tests/support/agreement-story.ts';
import { inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { reactions } from './reactions.ts';

let app: TestApp;
let story: AgreementStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await agreementStory(app);
});
afterAll(() => app.close());

test('what a client chose becomes their suggestion, once, and waits for us', async () => {
  const offer = await story.anAgreement();
  const payload = {
    sheetId: newId(),
    customerId: offer.customerId,
    way: 'later',
    personId: offer.customerId,
    words: '',
    line: 'Do it later: the evening report may wait until Friday.',
    decisionId: newId(),
    byName: 'Vera',
    at: '2026-03-02T09:00:00.000Z',
  };
  const event = { id: newId(), type: 'trade_off.chosen', payload, at: new Date(payload.at), depth: 1 };
  for (let n = 0; n < 2; n++)
    for (const reaction of reactions) await inside(app, story.workspaceId, (ctx) => reaction.run(ctx, event));
  expect(await story.read(offer.path)).toMatchObject({
    waitsFor: 'us',
    pending: {
      number: 2,
      proposedBy: 'customer',
      acceptances: [{ side: 'them', name: 'Vera' }],
      content: { ours: expect.arrayContaining([expect.objectContaining({ words: payload.line })]) },
    },
  });
  const versions = (await story.read(`${offer.path}/versions`))['data'];
  expect(versions).toHaveLength(2);
});

test('what is chosen for a company goes on the page of the person who chose, where the company has none', async () => {
  const offer = await story.anAgreement();
  const { customerId } = await story.aCustomer();
  const payload = {
    sheetId: newId(),
    customerId,
    personId: offer.customerId,
    way: 'swap',
    words: '',
    line: 'Do it, and leave something else: the mid-week summary.',
    decisionId: newId(),
    byName: 'Vera',
    at: '2026-03-02T09:00:00.000Z',
  };
  const event = { id: newId(), type: 'trade_off.chosen', payload, at: new Date(payload.at), depth: 1 };
  for (const reaction of reactions) await inside(app, story.workspaceId, (ctx) => reaction.run(ctx, event));
  expect(await story.read(offer.path)).toMatchObject({ waitsFor: 'us', pending: { number: 2 } });
});

test('a client without a page keeps the decision alone', async () => {
  const { customerId } = await story.aCustomer();
  const payload = {
    sheetId: newId(),
    customerId,
    way: 'not',
    personId: customerId,
    words: 'Not now.',
    line: 'Leave it: we go on as before. Not now.',
    decisionId: newId(),
    byName: '',
    at: '2026-03-02T09:00:00.000Z',
  };
  const event = { id: newId(), type: 'trade_off.chosen', payload, at: new Date(payload.at), depth: 1 };
  for (const reaction of reactions) await inside(app, story.workspaceId, (ctx) => reaction.run(ctx, event));
  const list = await story.read(`/agreements?customerId=${customerId}`);
  expect(list['data']).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let story: AccountStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
});
afterAll(() => app.close());

async function aRecoveryOf(customerId: string) {
  const { body } = await story.post('/failures', { customerId, words: 'Dust', severity: 2 });
  return String(body['recoveryId']);
}
async function surprisesFor(recoveryId: string) {
  const { body } = await call(app, 'GET', `/recoveries/${recoveryId}/suggestions`, { headers: story.sam });
  return body['surprises'] as { what: string; because: string }[];
}
const delight = (customerId: string, kindName: string, reaction = 'delighted') =>
  story.made('/extras', { customerId, kindName, what: kindName, reaction });

test('surprises are what they told us of and what others loved, without money and without what they had', async () => {
  const [one, other, third] = [await story.aCompany(), await story.aCompany(), await story.aCompany()];
  const recoveryId = await aRecoveryOf(one.contactId);
  expect(await surprisesFor(recoveryId)).toEqual([]);

  await delight(other.contactId, 'Flowers in the room');
  await delight(third.contactId, 'Flowers in the room');
  await delight(other.contactId, 'Tickets for the boat');
  await delight(other.contactId, 'A £10 voucher');
  await delight(other.contactId, 'A newspaper', 'noticed');
  await delight(third.contactId, 'Late breakfast');
  await delight(one.contactId, 'Late breakfast');

  const elements = (await call(app, 'GET', '/elements?pillar=experience', { headers: story.sam })).body[
    'data'
  ] as { id: string; name: string }[];
  const element = elements[0];
  await story.made('/expectations', {
    customerId: one.contactId,
    elementId: element?.id,
    desired: 4,
    words: 'I like being known by name',
    source: 'said',
  });

  expect(await surprisesFor(recoveryId)).toEqual([
    { what: element?.name, because: 'They told us: I like being known by name' },
    { what: 'Flowers in the room', because: '2 other customers were delighted by it.' },
    { what: 'Tickets for the boat', because: 'One other customer was delighted by it.' },
  ]);

  await story.post(`/recoveries/${recoveryId}/surprises`, { what: 'Flowers in the room' });
  expect((await surprisesFor(recoveryId)).map(({ what }) => what)).not.toContain('Flowers in the room');
});

test('a surprise that somebody loved is suggested to others', async () => {
  const { contactId } = await story.aCompany();
  const recoveryId = await aRecoveryOf(contactId);
  const rating = { distributive: 5, interactional: 5, procedural: 5, compared: 5 };
  for (const body of [
    { step: 'acknowledged' },
    { step: 'apologised', words: 'Nobody looked.' },
    { step: 'fixed', isConfirmed: true },
    { step: 'surprise-given', what: 'Champagne on ice' },
    { step: 'rated', rating },
  ])
    expect((await story.post(`/recoveries/${recoveryId}/steps`, body)).status).toBe(200);
  const { contactId: another } = await story.aCompany();
  expect(await surprisesFor(await aRecoveryOf(another))).toContainEqual({
    what: 'Champagne on ice',
    because: 'One other customer was delighted by it.',
  });
  expect(await surprisesFor(await aRecoveryOf(contactId))).not.toContainEqual(
    expect.objectContaining({ what: 'Champagne on ice' }),
  );
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aWorkspace, call, inside, signedIn, type Made } from './support/factories.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';

/** Two people who want the same name, address or number at one moment: one gets it, the other is told in words. */

let app: TestApp;
let house: Made;
let headers: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp({ environment: { LOG_LEVEL: 'silent' } });
  house = await aWorkspace(app);
  headers = await signedIn(app, house.workspaceId, house.ownerId);
});
afterAll(() => app.close());

const send = async (method: string, path: string, body: object) => {
  const answer = await call(app, method, path, { headers, body });
  return answer.status < 300 ? 'done' : `${answer.status} ${String(answer.body['code'])}`;
};
const made = async (path: string, body: object) =>
  String((await call(app, 'POST', path, { headers, body })).body['id']);

/** Ten times, because two that are meant to meet may miss each other. */
async function meet(attempts: () => Promise<(() => Promise<string>)[]>): Promise<Set<string>> {
  const said: string[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const together = await attempts();
    const outcomes = await Promise.all(together.map((attempt) => attempt()));
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBe(1);
    said.push(...outcomes);
  }
  return new Set(said);
}

test('two teams renamed to one name', async () => {
  const said = await meet(async () => {
    const name = `Team ${newId()}`;
    const teams = [await made('/teams', { name: `a ${name}` }), await made('/teams', { name: `b ${name}` })];
    return teams.map((id) => () => send('PATCH', `/teams/${id}`, { name }));
  });
  expect(said).toEqual(new Set(['done', '409 team_name_taken']));
});

test('two customers given one external id', async () => {
  const said = await meet(async () => {
    const externalId = newId();
    const customers = [await made('/customers', { name: 'A' }), await made('/customers', { name: 'B' })];
    return customers.map((id) => () => send('PATCH', `/customers/${id}`, { externalId }));
  });
  expect(said).toEqual(new Set(['done', '409 external_id_taken']));
});

test('two inboxes, two conversations, two people', async () => {
  const twice = (path: string, body: object) => [
    () => send('POST', path, body),
    () => send('POST', path, body),
  ];
  const inboxes = await meet(async () =>
    twice('/inboxes', { name: 'Desk', address: `desk-${newId()}@house.test` }),
  );
  expect(inboxes).toEqual(new Set(['done', '409 address_taken']));
  const customer = { email: 'gus@mail.test', name: 'Gus' };
  const conversations = await meet(async () =>
    twice('/conversations', { customer, text: 'Cold', channel: 'api', externalId: newId() }),
  );
  expect(conversations).toEqual(new Set(['done', '409 external_id_taken']));
});

test('of each name there is one team in the end', async () => {
  const rows = await inside(app, house.workspaceId, ({ tx }) =>
    tx.selectFrom('teams').select('name').execute(),
  );
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});

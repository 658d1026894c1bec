import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createInbox } from '#modules/channels/index.ts';
import { load, type Loaded } from './bench/load.ts';
import { loadFailures } from './bench/load-failures.ts';
import { aWorkspace, anApiKey, call, inside, signedIn, type Made } from './support/factories.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';

/**
 * Probe P7: the statements of the requests that people and programs make all day, explained as the application's role
 * over enough rows that reading a whole table would show. What is asked is taken from the wire, so a query that changes
 * is probed as it is.
 */
const conversations = 6000;
/** A table of so many rows grows with the business; smaller ones are rightly read as a whole. */
const large = 1000;

interface Statement {
  text: string;
  values: unknown[];
}

let app: TestApp;
let house: Made;
let loaded: Loaded;
let inboxId: string;
let headers: { authorization: string };
let staff: Record<string, string>;
let largeTables: Set<string>;

beforeAll(async () => {
  app = await openTestApp({ start: new Date().toISOString() });
  house = await aWorkspace(app);
  const address = 'desk@house.test';
  ({ id: inboxId } = await inside(app, house.workspaceId, (ctx) =>
    createInbox(ctx, { name: 'Desk', address }),
  ));
  loaded = await load(
    app.database.owner,
    { workspaceId: house.workspaceId, inboxId, address },
    conversations,
  );
  await loadFailures(app.database.owner, house);
  headers = await anApiKey(app, house.workspaceId);
  staff = await signedIn(app, house.workspaceId, house.ownerId);
  const { rows } = await app.database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= $1`,
    [large],
  );
  largeTables = new Set(rows.map(({ name }) => name));
});
afterAll(() => app.close());

/** What the application asks the database while this goes on. */
async function statementsOf(work: () => Promise<{ status: number }>): Promise<Statement[]> {
  const wire = vi.spyOn(pg.Client.prototype, 'query');
  try {
    expect((await work()).status).toBeLessThan(300);
    const calls: unknown[][] = wire.mock.calls;
    return calls
      .map(([sent, given]) => {
        const named = typeof sent === 'object' && sent !== null ? { ...sent, values: given } : undefined;
        const { text, values }: { text?: unknown; values?: unknown } = named ?? { text: sent, values: given };
        return { text: String(text), values: Array.isArray(values) ? values : [] };
      })
      .filter(({ text }) => /^\s*(?:\/\*.*?\*\/\s*)?(?:select|with|insert|update|delete)\b/i.test(text));
  } finally {
    wire.mockRestore();
  }
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Total Cost': number;
  Plans?: Plan[];
}

/** The plan as the application's role, or as a role for which the policies do not hold. */
async function planOf({ text, values }: Statement, client: pg.ClientBase): Promise<Plan> {
  try {
    await client.query('begin');
    await client.query(`select set_config('app.workspace_id', $1, true)`, [house.workspaceId]);
    // As on a disk without a moving head: at a few thousand rows a version may otherwise find the whole table as cheap.
    await client.query('set local random_page_cost = 1.1');
    const { rows } = await client.query(`explain (format json) ${text}`, values);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('rollback');
  }
}

async function asTheApp(statement: Statement): Promise<Plan> {
  const client = await app.database.pool.connect();
  try {
    return await planOf(statement, client);
  } finally {
    client.release();
  }
}

async function wholeTablesRead(statement: Statement): Promise<string[]> {
  const walk = (node: Plan): string[] => [
    ...(node['Node Type'] === 'Seq Scan' && largeTables.has(node['Relation Name'] ?? '')
      ? [`${node['Relation Name']}: ${statement.text.replaceAll(/\s+/g, ' ').slice(0, 200)}`]
      : []),
    ...(node.Plans ?? []).flatMap(walk),
  ];
  return walk(await asTheApp(statement));
}

const mail = (id: string) =>
  [
    'From: Customer 7 <customer7@senders.example>',
    'To: desk@house.test',
    `Subject: About [#${conversations}]`,
    `Message-ID: <${id}@senders.example>`,
    'References: <b3.0@senders.example>',
    '',
    'The lamp again.',
  ].join('\r\n');

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const requests: Record<string, () => Promise<{ status: number }>> = {
  'the open inbox': () => call(app, 'GET', '/conversations?view=open', { headers: staff }),
  'my own conversations': () => call(app, 'GET', '/conversations?view=mine', { headers: staff }),
  'what needs me': () => call(app, 'GET', '/conversations?view=mine&order=need', { headers: staff }),
  'what needs us': () => call(app, 'GET', '/conversations?view=open&order=need', { headers: staff }),
  'failures, the gravest first': () => call(app, 'GET', '/failures?order=gravest', { headers: staff }),
  'failures, the latest first': () => call(app, 'GET', '/failures', { headers: staff }),
  'what is being put right': () => call(app, 'GET', '/recoveries', { headers: staff }),
  'what I put right': () => call(app, 'GET', `/recoveries?ownerStaffId=${house.ownerId}`, { headers: staff }),
  'what was put right': () => call(app, 'GET', '/recoveries?status=closed', { headers: staff }),
  'one putting-right': async () => {
    const { body } = await call(app, 'GET', '/recoveries?limit=1', { headers: staff });
    return call(app, 'GET', `/recoveries/${(body['data'] as { id: string }[])[0]?.id}`, { headers: staff });
  },
  'echoes that wait': () => call(app, 'GET', '/echoes', { headers: staff }),
  'what came of putting right': () => call(app, 'GET', '/learning/recovery', { headers }),
  'the five barriers': () => call(app, 'GET', '/barriers', { headers }),
  'closed conversations': () => call(app, 'GET', '/conversations?view=closed', { headers: staff }),
  'all conversations of a team’s queue': () =>
    call(app, 'GET', '/conversations?view=all&limit=100', { headers }),
  'a search': () => call(app, 'GET', '/conversations?search=blackbird', { headers: staff }),
  'one conversation': () =>
    call(app, 'GET', `/conversations/${loaded.longIds[0]}/thread`, { headers: staff }),
  customers: () => call(app, 'GET', '/customers', { headers: staff }),
  'a report card of the year': () =>
    call(app, 'GET', `/report-cards?subjectType=workspace&from=${day(364)}&to=${day(0)}`, { headers }),
  'promises at risk': () => call(app, 'GET', '/promises/due?state=at-risk', { headers: staff }),
  'promises missed': () => call(app, 'GET', '/promises/due?state=missed', { headers: staff }),
  'a reply': () =>
    call(app, 'POST', `/conversations/${loaded.replyIds[0]}/messages`, {
      headers: staff,
      body: { text: 'Done.' },
    }),
  'a mail in': async () =>
    app.app.request(`/api/v1/inboxes/${inboxId}/raw-messages`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'message/rfc822' },
      body: mail('p7'),
    }),
};

test('there is enough to read', () => {
  const expected = [
    'conversations',
    'messages',
    'customers',
    'customer_identities',
    'participants',
    'due_promises',
    'failures',
    'recoveries',
  ];
  expect([...largeTables]).toEqual(expect.arrayContaining([...expected, 'evidence']));
});

test.each(Object.keys(requests))('%s reads no large table as a whole', async (name) => {
  const statements = await statementsOf(requests[name] ?? (() => Promise.reject(new Error(name))));
  expect(statements.length).toBeGreaterThan(0);
  const found: string[] = [];
  for (const statement of statements) found.push(...(await wholeTablesRead(statement)));
  expect(found).toEqual([]);
});

test('a query without an index would be found', async () => {
  const text = 'select id from messages where workspace_id = $1 and subject = $2';
  expect(await wholeTablesRead({ text, values: [house.workspaceId, 'x'] })).toHaveLength(1);
});

/** In what the planner reckons, which no other work on the machine disturbs; all statements of a request together. */
test('row-level security makes no request dearer by more than fifteen in a hundred', async () => {
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  const dear: string[] = [];
  try {
    for (const [name, work] of Object.entries(requests)) {
      // The same mail again is only a duplicate, and the barriers are looked at once a quarter.
      if (name === 'a mail in' || name === 'the five barriers') continue;
      const cost = { app: 0, owner: 0 };
      for (const statement of await statementsOf(work)) {
        cost.app += (await asTheApp(statement))['Total Cost'];
        cost.owner += (await planOf(statement, owner))['Total Cost'];
      }
      expect(cost.owner).toBeGreaterThan(0);
      if (cost.app > cost.owner * 1.15) dear.push(`${name}: ${cost.app} for ${cost.owner}`);
    }
  } finally {
    await owner.end();
  }
  expect(dear).toEqual([]);
}, 120_000);

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieName } from '#modules/access/index.ts';
import { newAskToken } from '#modules/feedback/ask-token.ts';
import type { Endpoint } from '#platform/contract.ts';
import { apiPrefix } from '#platform/http/mount.ts';
import { newId } from '#platform/ids.ts';
import {
  contractEndpoints,
  nameOf,
  shapeOf,
  smallest,
  withAt,
  type Path,
  type Shape,
} from './support/contracts.ts';
import { signedIn } from './support/factories.ts';
import { aLivedInHouse, withOwner, workspaceTables, type LivedInHouse } from './support/lived-in-house.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';

/**
 * Input that no client of ours would send: values of the wrong kind in every field, fields that a contract does not
 * have, JSON and headers made to break what reads them. The answer is a refusal in words or a success, never a crash
 * (SEC-054, SEC-105), and what a contract does not name changes nothing (SEC-016).
 */

let app: TestApp;
let house: LivedInHouse;
let headers: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp({ environment: { LOG_LEVEL: 'silent' } });
  house = await aLivedInHouse(app);
});
afterAll(() => app.close());

const each = contractEndpoints
  .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
  .map((endpoint) => [nameOf(endpoint), endpoint] as const);
const writing = each.filter(([, { method }]) => method !== 'GET' && method !== 'DELETE');

const longText = 'x'.repeat(20_000);
const strange: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '\u202e\ufeff',
  "'; drop table staff; --",
  '%_\\',
  '(a+)+$',
  '+1000000-01-01T00:00:00Z',
  '0000-01-01',
  '1900-01-01',
  '9999-12-31',
  '9999-12-31T23:59:59.999Z',
  longText,
  [],
  {},
  { constructor: { prototype: { polluted: true } } },
];

const atOnce = 6;
let turn = 0;

/** The values take turns, so that each meets fields of every kind and no field meets them all. */
function someStrange(): unknown[] {
  turn += atOnce;
  return Array.from({ length: atOnce }, (_, index) => strange[(turn + index) % strange.length]);
}

describe('no value crashes', () => {
  test.each(each)('%s', async (_name, endpoint) => {
    await comeAnew();
    const crashed: string[] = [];
    for (const part of ['query', 'input'] as const)
      for (const path of allPlaces(shapeOf(endpoint[part])))
        await Promise.all(
          someStrange().map(async (value) => {
            const given = usual(endpoint);
            given[part] = withAt(given[part], path, value);
            const { status } = await send(endpoint, given);
            if (status >= 500)
              crashed.push(`${part} ${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}: ${status}`);
          }),
        );
    expect(crashed).toEqual([]);
  });

  test.each(each.filter(([, { path }]) => path.includes('{')))(
    '%s with a path of nonsense',
    async (_name, endpoint) => {
      await comeAnew();
      const nonsense = [
        '0',
        'null',
        '%00',
        '%ff',
        '..%2f..',
        "'",
        '%F0%9F%A6%93',
        `${newId()}%00`,
        longText.slice(0, 5000),
      ];
      for (const value of nonsense) {
        const { status } = await send(endpoint, { ...usual(endpoint), path: value });
        expect([value, status < 500]).toEqual([value, true]);
      }
    },
  );
});

describe('no JSON crashes', () => {
  const bodies: Record<string, string | Uint8Array<ArrayBuffer>> = {
    nothing: '',
    'half an object': '{"a":',
    'a bare word': 'nul',
    null: 'null',
    'a list': '[]',
    'a number': '1',
    'two values': '{}{}',
    'a deep list': '['.repeat(50_000) + ']'.repeat(50_000),
    'a deep object': '{"a":'.repeat(5000) + '1' + '}'.repeat(5000),
    'a prototype': '{"__proto__":{"polluted":true}}',
    'a constructor': '{"constructor":{"prototype":{"polluted":true}}}',
    'a key twice': '{"name":"a","name":{"b":1}}',
    'ten thousand keys': JSON.stringify(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, n])),
    ),
    'a huge number': `{"name":1${'0'.repeat(5000)}}`,
    'bytes that are no text': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    'a byte order mark': '\ufeff{}',
    'two megabytes': `{"name":"${'x'.repeat(2_000_000)}"}`,
  };

  test.each(Object.entries(bodies))('%s', async (_name, body) => {
    await comeAnew();
    const crashed: string[] = [];
    await Promise.all(
      writing.map(async ([name, endpoint]) => {
        const response = await app.app.request(apiPrefix + pathOf(endpoint, usual(endpoint)), {
          method: endpoint.method,
          headers: { ...headers, 'content-type': 'application/json' },
          body,
        });
        if (response.status >= 500) crashed.push(`${name}: ${response.status}`);
      }),
    );
    expect(crashed).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('no header crashes or opens a door', () => {
  const values = [
    '',
    ' ',
    ',',
    ';',
    '=',
    '\u00ff'.repeat(40),
    'a'.repeat(8000),
    '{}',
    '[]',
    '../..',
    '%00',
    'null',
    '-1',
    "'",
    '{"alg":"none"}',
  ];
  const names = [
    'authorization',
    'cookie',
    'origin',
    'content-type',
    'accept',
    'accept-language',
    'idempotency-key',
    'x-forwarded-for',
    'x-file-name',
    'range',
    'if-none-match',
    'user-agent',
    'x-request-id',
  ];

  test.each(names)('%s', async (name) => {
    const crashed: string[] = [];
    const shaped = [
      ...values,
      'Bearer',
      'Bearer ',
      'Bearer a.b.c',
      'Bearer em_AAAA_BBBB',
      'Basic Og==',
      `${cookieName(app.platform)}=`,
      `${cookieName(app.platform)}=%E0%A4%A`,
      `${cookieName(app.platform)}=${newAskToken(house.workspaceId).token.slice(0, -1)}`,
    ];
    for (const value of shaped)
      for (const [method, path] of [
        ['GET', '/customers'],
        ['POST', '/customers'],
        ['POST', '/session'],
        ['POST', '/attachments'],
      ] as const) {
        const response = await app.app.request(apiPrefix + path, {
          method,
          headers: { 'content-type': 'application/json', [name]: value },
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        const isOpen = response.status < 400;
        if (response.status >= 500 || isOpen)
          crashed.push(`${path} ${JSON.stringify(value)}: ${response.status}`);
      }
    expect(crashed).toEqual([]);
  });
});

describe('what a contract does not name', () => {
  test('is gone before a command sees it, in every object of every input', () => {
    const letIn = writing.flatMap(([name, endpoint]) => {
      const plain = usual(endpoint).input;
      const stuffed = endpoint.input.safeParse({
        ...(plain as object),
        workspaceId: newId(),
        nobodyNamesThis: 1,
      });
      const isKept = stuffed.success && JSON.stringify(stuffed.data).includes('nobodyNamesThis');
      return isKept ? [name] : [];
    });
    expect(letIn).toEqual([]);
  });

  test('changes no column, whichever table it belongs to', async () => {
    const extra = await everyColumn();
    const reached: string[] = [];
    for (const [name, endpoint] of writing) {
      await comeAnew();
      const known = Object.keys(shapeOf(endpoint.input).properties ?? {});
      const given = usual(endpoint);
      const unknown = Object.entries(extra).filter(([column]) => !known.includes(column));
      given.input = { ...Object.fromEntries(unknown), ...(given.input as object) };
      const { status } = await send(endpoint, given);
      if (status < 300) reached.push(name);
    }
    expect(await rowsWith(canary)).toEqual([]);
    const { rows } = await withOwner(app, (owner) =>
      owner.query("select id from staff where role = 'owner' and status <> 'invited'"),
    );
    expect(rows).toEqual([{ id: house.ownerId }]);
    // Were no request accepted, nothing could have been changed anyway.
    expect(reached.length).toBeGreaterThan(10);
  });
});

const canary = 'c0ffee00-c0ff-4eec-8fee-c0ffeec0ffee';

/** Every column name of every table, in both spellings, with a value that is recognised wherever it lands. */
async function everyColumn(): Promise<Record<string, unknown>> {
  const tables = await withOwner(app, workspaceTables);
  const values: Record<string, unknown> = {};
  for (const { columns } of tables)
    for (const { name, type } of columns) {
      const value = name === 'role' ? 'owner' : type === 'boolean' ? true : canary;
      values[name] = value;
      values[name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] = value;
    }
  return values;
}

async function rowsWith(text: string): Promise<string[]> {
  return withOwner(app, async (owner) => {
    const found: string[] = [];
    for (const { name } of await workspaceTables(owner)) {
      const { rows } = await owner.query<{ row: string }>(
        `select t::text as row from ${name} t where t::text like '%' || $1 || '%'`,
        [text],
      );
      found.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  });
}

interface Given {
  params: unknown;
  query: unknown;
  input: unknown;
  /** Stands in the path instead of the parameters. */
  path?: string;
}

function usual(endpoint: Endpoint): Given {
  const idFor = (name: string) => house.ids.get(tableOf(endpoint, name)) ?? newId();
  return {
    params: smallest(shapeOf(endpoint.params), idFor),
    query: smallest(shapeOf(endpoint.query), idFor),
    input: smallest(shapeOf(endpoint.input), idFor),
  };
}

function tableOf(endpoint: Endpoint, name: string): string {
  const noun = name === 'id' ? (endpoint.path.split('/')[1] ?? '') : `${name.replace(/Ids?$/, '')}s`;
  return noun.replaceAll('-', '_').replace(/^assignees|staffs$/, 'staff');
}

function pathOf(endpoint: Endpoint, given: Given): string {
  const params = given.params as Record<string, string>;
  return endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given.path ?? params[name] ?? '');
}

async function send(endpoint: Endpoint, given: Given): Promise<{ status: number }> {
  const query = new URLSearchParams(given.query as Record<string, string>).toString();
  return app.app.request(`${apiPrefix}${pathOf(endpoint, given)}${query === '' ? '' : `?${query}`}`, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(given.input) }),
  });
}

/** Every field, and every field within, where a value may stand. */
function allPlaces(shape: Shape, path: Path = []): Path[] {
  const inner = [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, one]) => allPlaces(one, [...path, key])),
    ...(shape.items ? allPlaces(shape.items, [...path, 0]) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((one) => allPlaces(one, path)),
  ];
  const all = path.length === 0 ? inner : [path, ...inner];
  return all.filter(
    (place, index) => all.findIndex((other) => other.join('.') === place.join('.')) === index,
  );
}

/** Tries are counted for some endpoints, and sessions are ended by others; both begin anew. */
async function comeAnew(): Promise<void> {
  app.clock.advance(3_600_000);
  headers = await signedIn(app, house.workspaceId, house.ownerId);
}

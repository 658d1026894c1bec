import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#platform/contract.ts';
import { encodeCursor } from '#platform/http/paging.ts';
import { apiPrefix } from '#platform/http/mount.ts';
import { newId } from '#platform/ids.ts';
import {
  contractEndpoints,
  idPlaces,
  nameOf,
  shapeOf,
  smallest,
  withAt,
  type Path,
} from './support/contracts.ts';
import { signedIn } from './support/factories.ts';
import { aLivedInHouse, contentsOfWorkspace, marker, type LivedInHouse } from './support/lived-in-house.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';

/**
 * An id of another workspace is answered like an id of nothing (SEC-011, SEC-013). The places where an id may stand are
 * read from the contracts, and into each are put ids of a second workspace in which everything exists: of the table that
 * the place speaks of and of some others, each table in its turn; of every table where the name does not say which.
 */

let app: TestApp;
let here: LivedInHouse;
let elsewhere: LivedInHouse;
let headers: Record<string, string>;
let before: Record<string, string[]>;
/** Probes, and those places whose answer tells an id of this house from an id of nothing: there the test bites. */
let probes = 0;
const living = new Set<string>();

const endpoints = contractEndpoints
  .filter(({ access }) => access !== 'public')
  // Whatever takes away goes last, so that there is something to take from.
  .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));

beforeAll(async () => {
  app = await openTestApp({ environment: { LOG_LEVEL: 'silent' } });
  here = await aLivedInHouse(app);
  elsewhere = await aLivedInHouse(app, 'furnished');
  before = await contentsOfWorkspace(app, elsewhere.workspaceId);
});
afterAll(() => app.close());

describe('an id of another workspace', () => {
  test.each(
    endpoints.flatMap((endpoint) =>
      placesOf(endpoint).map((place) => [nameOf(endpoint), place.name, endpoint, place] as const),
    ),
  )('%s, as %s, is as good as none', async (_name, _place, endpoint, place) => {
    // Tries are counted for some endpoints, and a session grows old; both begin anew.
    app.clock.advance(3_600_000);
    headers = await signedIn(app, here.workspaceId, here.ownerId);
    const nothing = await ask(endpoint, place, newId());
    expect(Number(nothing.slice(0, 3))).toBeLessThan(500);
    const told: string[] = [];
    for (const [table, id] of idsFor(elsewhere, endpoint, place)) {
      const answer = await ask(endpoint, place, id);
      probes++;
      if (answer !== nothing) told.push(`${table}: ${answer} instead of ${nothing}`);
      if (answer.includes(marker) && isForeign(answer)) told.push(`${table}: shows words of elsewhere`);
    }
    expect(told).toEqual([]);
    for (const [, id] of idsFor(here, endpoint, place)) {
      if ((await ask(endpoint, place, id)) === nothing) continue;
      living.add(`${nameOf(endpoint)} ${place.name}`);
      break;
    }
  });

  test('has left no trace on either side', async () => {
    expect(await contentsOfWorkspace(app, elsewhere.workspaceId)).toEqual(before);
    const foreign = [...elsewhere.ids.values()];
    // What somebody asked to download is audited as they asked for it.
    const rows = Object.entries(await contentsOfWorkspace(app, here.workspaceId)).map(
      ([table, texts]) => [table, texts.filter((text) => !text.includes('audit.exported'))] as const,
    );
    const kept = rows.flatMap(([table, texts]) =>
      texts.filter((text) => foreign.some((id) => text.includes(id))).map((text) => `${table}: ${text}`),
    );
    expect(kept).toEqual([]);
  });

  test('was tried where it matters', () => {
    expect(probes).toBeGreaterThan(1000);
    // Paths alone are some forty; were fewer places alive, the probes would all have failed for another reason.
    expect(living.size).toBeGreaterThan(25);
  });

  test('takes no longer to be refused than an id of nothing', async () => {
    headers = await signedIn(app, here.workspaceId, here.ownerId);
    const place = (id: string) => `${apiPrefix}/conversations/${id}/thread`;
    const times: Record<'foreign' | 'nothing', number[]> = { foreign: [], nothing: [] };
    for (let turn = 0; turn < 100; turn++) {
      for (const kind of ['foreign', 'nothing'] as const) {
        const id = kind === 'foreign' ? (elsewhere.ids.get('conversations') ?? '') : newId();
        const start = performance.now();
        expect((await app.app.request(place(id), { headers })).status).toBe(404);
        times[kind].push(performance.now() - start);
      }
    }
    expect(Math.abs(median(times.foreign) - median(times.nothing))).toBeLessThan(5);
  });
});

interface Place {
  part: 'params' | 'query' | 'input';
  path: Path;
  name: string;
  write: (id: string) => unknown;
}

function placesOf(endpoint: Endpoint): Place[] {
  const plain = (['params', 'query', 'input'] as const).flatMap((part) =>
    idPlaces(shapeOf(endpoint[part])).map((path) => ({
      part,
      path,
      name: `${part} ${path.join('.')}`,
      write: (id: string): unknown => id,
    })),
  );
  const hasCursor = shapeOf(endpoint.query).properties?.['cursor'] !== undefined;
  const cursor: Place = {
    part: 'query',
    path: ['cursor'],
    name: 'query cursor',
    write: (id) => encodeCursor(['2026-06-01T00:00:00.000Z', id]),
  };
  return hasCursor ? [...plain, cursor] : plain;
}

/** Status, headers and body of the answer, in which only what differs from request to request is made the same. */
async function ask(endpoint: Endpoint, place: Place, id: string): Promise<string> {
  const given = {
    params: smallest(shapeOf(endpoint.params), (name) => ownIdFor(endpoint, name)),
    query: smallest(shapeOf(endpoint.query), (name) => ownIdFor(endpoint, name)),
    input: smallest(shapeOf(endpoint.input), (name) => ownIdFor(endpoint, name)),
  };
  given[place.part] = withAt(given[place.part], place.path, place.write(id));
  const params = given.params as Record<string, string>;
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const query = new URLSearchParams(given.query as Record<string, string>).toString();
  const response = await app.app.request(`${apiPrefix}${path}${query === '' ? '' : `?${query}`}`, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(given.input) }),
  });
  const shown = [...response.headers].filter(([name]) => name !== 'x-request-id');
  // The same request made again counts on: a draft's revision, a conversation's number.
  const body = (await response.text()).replaceAll(/"(requestId":"[^"]*"|(?:revision|number)":\d+)/g, '');
  return `${response.status} ${body} ${JSON.stringify(shown)}`.replaceAll(id, '<the id>');
}

const others = 3;
let turn = 0;

/** Ids of a house to try in a place: those that might fit, and a few of the rest so that every table has its turn. */
function idsFor(house: LivedInHouse, endpoint: Endpoint, place: Place): [string, string][] {
  const all = [...house.ids];
  const name = place.path.findLast((step): step is string => typeof step === 'string' && step !== '*') ?? '';
  const fitting = place.name === 'query cursor' ? undefined : tableOf(endpoint, name);
  if (fitting === undefined) return all;
  turn += others;
  const some = Array.from({ length: others }, (_, index) => all[(turn + index) % all.length] ?? []);
  return [
    [fitting, house.ids.get(fitting) ?? ''],
    ...some.filter((entry): entry is [string, string] => entry.length === 2),
  ];
}

/** What a field of that name holds. */
function ownIdFor(endpoint: Endpoint, name: string): string {
  return here.ids.get(tableOf(endpoint, name) ?? '') ?? newId();
}

/** By the words of the glossary: `teamId` is of a team, `{id}` of what the path begins with. */
function tableOf(endpoint: Endpoint, name: string): string | undefined {
  const irregular: Record<string, string> = {
    assigneeId: 'staff',
    memberIds: 'staff',
    mentions: 'staff',
    quarantine: 'raw_messages',
    invitations: 'single_use_links',
    checks: 'checks',
  };
  const noun = name === 'id' ? (endpoint.path.split('/')[1] ?? '') : name.replace(/Ids?$/, '');
  const snake = noun.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
  return [irregular[name], irregular[noun], snake, `${snake}s`, snake.replace(/y$/, 'ies')].find(
    (candidate) => candidate !== undefined && here.ids.has(candidate),
  );
}

function isForeign(answer: string): boolean {
  return [...elsewhere.ids.values(), elsewhere.workspaceId].some((id) => answer.includes(id));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { cookieName, openSession } from '#modules/access/index.ts';
import { permissions, permissionsOfRole, permissionsOfScopes, roles } from '#modules/access/permissions.ts';
import { newAskToken } from '#modules/feedback/ask-token.ts';
import type { Endpoint } from '#platform/contract.ts';
import { apiPrefix } from '#platform/http/mount.ts';
import { newId } from '#platform/ids.ts';
import { contractEndpoints, nameOf } from './support/contracts.ts';
import { outsideTheContract } from './support/outside-the-contract.ts';
import { aStaff, aWorkspace, anApiKey, inside, signedIn, type Made } from './support/factories.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';

/**
 * Who may knock at which door (SEC-010). Every route of the assembled program is tried by everybody there is. What an
 * endpoint must answer follows from the permission its contract names; the few routes without a contract stand in a
 * table of their own, and one that stands nowhere fails.
 */

/** What somebody brings along, and what it is worth: nothing, a person of a role, or a key with scopes. */
interface Knocker {
  name: string;
  bring: () => Promise<Record<string, string>>;
  isKnown: boolean;
  isPerson: boolean;
  holds: readonly string[];
}

/** The pages of a visit: to whoever has none, staff included, they ask for the way in and nothing else. */
function pagesOfVisits(): string[] {
  return mountedRoutes().filter((route) => /^\w+ \/my\//.test(route) && !outsideTheContract[route]);
}

/** Endpoints whose command asks for more than the door does, for what an empty request would do. */
const asksForMore: Record<string, (typeof permissions)[number]> = {
  'POST /conversations/{id}/messages': 'conversations:write',
};

let app: TestApp;
let house: Made;
let other: Made;
let knockers: Knocker[];

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  other = await aWorkspace(app);
  knockers = await everybody();
});
afterAll(() => app.close());

describe('the routes of the program', () => {
  test('are all either in the contract or in the table', () => {
    const fromContract = new Set(
      contractEndpoints.map(
        ({ method, path }) => `${method} ${apiPrefix}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const unknown = mountedRoutes().filter(
      (route) => !fromContract.has(route) && !outsideTheContract[route] && !pagesOfVisits().includes(route),
    );
    expect(
      unknown.map((route) => `${route}: say in support/outside-the-contract.ts who may call it, and why`),
    ).toEqual([]);
    const gone = Object.keys(outsideTheContract).filter((route) => !mountedRoutes().includes(route));
    expect(gone.map((route) => `${route} is no longer mounted: take it out of the table`)).toEqual([]);
    expect(fromContract.size).toBe(contractEndpoints.length);
  });

  test('that belong to a visit of a customer open to no other visitor', async () => {
    expect(pagesOfVisits().length).toBeGreaterThan(0);
    for (const route of pagesOfVisits())
      for (const who of [knocker('nobody'), knocker('owner'), knocker('customer’s link as a cookie')]) {
        const [method = '', path = ''] = route.split(' ');
        const target = path.replaceAll(/:\w+/g, newId());
        const answer = await app.app.request(target, { method, headers: await who.bring() });
        expect([route, who.name, answer.status]).toEqual([route, who.name, 401]);
      }
  });

  test.each(Object.entries(outsideTheContract))('%s answers as the table says', async (route, expected) => {
    const [method = '', path = ''] = route.split(' ');
    const target = path
      .replace(':token', newAskToken(house.workspaceId).token)
      .replace(':slug', house.slug)
      .replace('*', 'inbox');
    for (const [who, statuses] of [
      [knocker('nobody'), expected.stranger],
      [knocker('owner'), expected.owner],
    ] as const) {
      const headers = { ...(await who.bring()), 'x-forwarded-for': '192.0.2.7' };
      const answer = await app.app.request(target, { method, headers });
      expect([who.name, statuses]).toEqual([who.name, expect.arrayContaining([answer.status])]);
    }
  });

  test('change nothing by being looked at: no GET stands among what changes', () => {
    const verbs = /\/(share|read|retry|undo|revoke|accept|redeem|send|send-test|confirm)$/;
    expect(contractEndpoints.filter(({ method, path }) => method === 'GET' && verbs.test(path))).toEqual([]);
  });
});

describe('every endpoint, by everybody', () => {
  test.each(contractEndpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const seen: string[] = [];
      for (const who of knockers) {
        // Tries of strangers are counted; the next one comes another day.
        app.clock.advance(3_600_000);
        const answer = await knock(endpoint, await who.bring());
        const complaint = complaintAbout(endpoint, who, answer);
        if (complaint) seen.push(`${who.name}: ${complaint}`);
      }
      expect(seen).toEqual([]);
    },
  );

  test.each([
    ['from another site', 'https://evil.test'],
    ['from a file', 'null'],
    ['from nowhere', undefined],
  ])('a change %s with a person’s cookie is refused', async (_where, origin) => {
    const accepted: string[] = [];
    for (const endpoint of contractEndpoints.filter(({ method }) => method !== 'GET')) {
      const { cookie = '' } = await knocker('owner').bring();
      const answer = await knock(endpoint, { cookie, ...(origin === undefined ? {} : { origin }) });
      if (answer.status !== 403 || answer.body['code'] !== 'foreign_origin')
        accepted.push(`${nameOf(endpoint)}: ${answer.status} ${String(answer.body['code'])}`);
    }
    expect(accepted).toEqual([]);
  });
});

test('the live connection opens for whoever is known, and for nobody else', async () => {
  const server = createServer();
  app.attachLive(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    for (const who of knockers) {
      const status = await handshake(`ws://127.0.0.1:${port}${apiPrefix}/live`, await who.bring());
      expect([who.name, status]).toEqual([who.name, who.isKnown ? 101 : 401]);
    }
    const { cookie = '' } = await knocker('owner').bring();
    const foreign = { cookie, origin: 'https://evil.test' };
    expect(await handshake(`ws://127.0.0.1:${port}${apiPrefix}/live`, foreign)).toBe(403);
  } finally {
    server.close();
  }
});

/** Admission is judged by its two refusals; whoever is let in must be answered in the words of the contract. */
function complaintAbout(
  endpoint: Endpoint,
  who: Knocker,
  { status, body }: { status: number; body: Record<string, unknown> },
): string | undefined {
  const said = `${status} ${String(body['code'] ?? '')}`;
  const expected = expectedRefusal(endpoint, who);
  if (expected) return said === expected ? undefined : `answered ${said}, must be ${expected}`;
  if (said === '401 sign_in_first' || said === '403 not_allowed') return `turned away with ${said}`;
  if (status < 300) return status === endpoint.success ? undefined : `answered ${said}`;
  const ofEverybody = ['invalid', 'not_found', 'json_expected', 'mail_expected', 'file_expected'];
  const isSaid = [...endpoint.refusals, ...ofEverybody].includes(String(body['code']));
  return isSaid ? undefined : `answered ${said}, which its contract does not name`;
}

function expectedRefusal(endpoint: Endpoint, who: Knocker): string | undefined {
  const { access } = endpoint;
  if (access === 'public') return undefined;
  if (!who.isKnown) return '401 sign_in_first';
  const needs = [access, asksForMore[nameOf(endpoint)] ?? access];
  const isAdmitted = access === 'signed-in' ? who.isPerson : needs.every((one) => who.holds.includes(one));
  return isAdmitted ? undefined : '403 not_allowed';
}

async function knock(endpoint: Endpoint, headers: Record<string, string>) {
  const path = endpoint.path.replaceAll(/\{\w+\}/g, newId());
  const response = await app.app.request(apiPrefix + path, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(endpoint.method === 'GET' ? {} : { body: '{}' }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

function mountedRoutes(): string[] {
  const routes = app.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(routes)];
}

async function everybody(): Promise<Knocker[]> {
  const person = async (role: (typeof roles)[number], at: Made, name: string): Promise<Knocker> => {
    const id = role === 'owner' ? at.ownerId : await aStaff(app, at.workspaceId, { role });
    const bring = () => signedIn(app, at.workspaceId, id);
    return { name, bring, isKnown: true, isPerson: true, holds: permissionsOfRole[role] };
  };
  const people = await Promise.all(roles.map((role) => person(role, house, role)));
  const key = async (name: string, scopes: readonly string[]): Promise<Knocker> => {
    const headers = await anApiKey(app, house.workspaceId, scopes);
    return {
      name,
      bring: async () => headers,
      isKnown: true,
      isPerson: false,
      holds: permissionsOfScopes(scopes),
    };
  };
  const keys = [await key('key of all', ['all'])];
  for (const scope of permissions) keys.push(await key(`key of ${scope}`, [scope]));
  keys.push({ ...(await key('key of nothing', ['all'])), holds: [] });
  await changeLatestKey({ scopes: ['a scope that is no longer'] });
  return [...people, await person('admin', other, 'admin elsewhere'), ...keys, ...(await nobodies())];
}

/** All of these are nobody: what they bring was never good, or is good no longer, or is good for something else. */
async function nobodies(): Promise<Knocker[]> {
  const { workspaceId } = house;
  const suspended = await aStaff(app, workspaceId, { role: 'admin' });
  const revoked = await anApiKey(app, workspaceId);
  await inside(app, workspaceId, ({ tx }) =>
    tx.updateTable('staff').set({ status: 'suspended' }).where('id', '=', suspended).execute(),
  );
  await changeLatestKey({ revokedAt: app.clock.now() });
  const { origin } = new URL(app.platform.config.baseUrl);
  const cookie = (value: string) => ({ cookie: `${cookieName(app.platform)}=${value}`, origin });
  // Sessions are opened anew each time: one that is merely old would prove nothing.
  const brought: [string, () => Promise<Record<string, string>>][] = [
    ['nobody', async () => ({})],
    ['suspended admin', () => signedIn(app, workspaceId, suspended)],
    ['owner without the second factor', async () => cookie(await halfSession())],
    ['revoked key', async () => revoked],
    [
      'key of a broken scheme',
      async () => ({ authorization: revoked.authorization.replace('Bearer', 'Basic') }),
    ],
    ['customer’s link as a key', async () => ({ authorization: `Bearer ${newAskToken(workspaceId).token}` })],
    ['customer’s link as a cookie', async () => cookie(newAskToken(workspaceId).token)],
  ];
  return brought.map(([name, bring]) => ({ name, bring, isKnown: false, isPerson: false, holds: [] }));
}

async function halfSession(): Promise<string> {
  const device = { userAgent: 'test', ip: '127.0.0.1' };
  const session = await inside(app, house.workspaceId, (ctx) =>
    openSession(ctx, { staffId: house.ownerId, device, state: 'half' }),
  );
  return session.token;
}

function changeLatestKey(change: { scopes?: string[]; revokedAt?: Date }): Promise<unknown> {
  return inside(app, house.workspaceId, ({ tx }) => {
    const latest = tx.selectFrom('apiKeys').select('id').orderBy('id', 'desc').limit(1);
    return tx.updateTable('apiKeys').set(change).where('id', '=', latest).execute();
  });
}

function knocker(name: string): Knocker {
  const found = knockers.find((one) => one.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
}

function handshake(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { headers });
    socket.once('open', () => {
      socket.close();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

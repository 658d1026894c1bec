import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectDatabase, inWorkspace, type Database } from '#platform/db/database.ts';
import type { Principal } from '#platform/http/handle.ts';
import { newId } from '#platform/ids.ts';
import { openLog } from '#platform/log.ts';
import type { Module } from '#platform/module.ts';
import { inDatabase, statement, templateName } from '../../../tests/support/database-cluster.ts';
import { openLive, type Live } from './live.ts';

const module: Module = {
  name: 'test',
  endpoints: [],
  reactions: [],
  jobs: [],
  live: [
    { type: 'bell.rung', permission: 'bells:hear' },
    { type: 'safe.opened', permission: 'safes:watch' },
  ],
};
const origin = 'http://desk.test';
const timing = { trust: 50, heartbeat: 200, looking: 400, typing: 120, tick: 100 };

interface Node {
  live: Live;
  server: Server;
  port: number;
}

const name = `test_${randomBytes(6).toString('hex')}`;
const here = newId();
const elsewhere = newId();
/** Who a cookie stands for; a test signs somebody out by deleting the entry. */
const sessions = new Map<string, Principal>();
let database: Database;
let nodes: [Node, Node];

beforeAll(async () => {
  const admin = inject('cluster');
  await statement(admin, `create database ${name} template ${templateName}`);
  database = connectDatabase(inDatabase(admin, name), () => {});
  for (const workspaceId of [here, elsewhere])
    await inWorkspace(database.db, workspaceId, (tx) =>
      tx
        .insertInto('workspaces')
        .values({ id: workspaceId, slug: `w-${workspaceId}`, name: 'W', timeZone: 'UTC' })
        .execute(),
    );
  nodes = [await openNode(), await openNode()];
});

afterAll(async () => {
  for (const node of nodes) {
    await node.live.close();
    node.server.close();
  }
  await database.close();
  await statement(inject('cluster'), `drop database ${name} with (force)`);
});

async function openNode(): Promise<Node> {
  const live = openLive({
    database,
    log: openLog('silent'),
    modules: [module],
    presencePermission: 'bells:hear',
    timing,
  });
  const server = createServer();
  live.attach(server, {
    origin,
    authenticate: async (request) => sessions.get(request.headers.cookie ?? ''),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { live, server, port: (server.address() as AddressInfo).port };
}

function signIn(workspaceId: string, permissions = ['bells:hear']): string {
  const cookie = `session=${newId()}`;
  sessions.set(cookie, {
    workspaceId,
    via: 'cookie',
    actor: { kind: 'staff', id: newId(), role: 'staff', teamIds: [], permissions, sessionId: newId() },
  });
  return cookie;
}

async function ring(workspaceId: string, times: number, type = 'bell.rung', payload = {}): Promise<string[]> {
  const ids = Array.from({ length: times }, () => newId());
  await inWorkspace(database.db, workspaceId, (tx) =>
    tx
      .insertInto('events')
      .values(
        ids.map((id) => ({
          workspaceId,
          id,
          type,
          payload: JSON.stringify(payload),
          actorKind: 'system' as const,
          subjectId: null,
        })),
      )
      .execute(),
  );
  return ids;
}

interface Client {
  socket: WebSocket;
  messages: Record<string, unknown>[];
  events(): string[];
  lastSeq(): number;
  closed: Promise<number>;
}

function open(node: Node, cookie: string, first: object = {}): Client {
  const socket = new WebSocket(`ws://127.0.0.1:${node.port}/api/v1/live`, { headers: { cookie, origin } });
  const messages: Record<string, unknown>[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  socket.on('open', () => socket.send(JSON.stringify(first)));
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  const events = () => messages.filter(({ type }) => type === 'event').map(({ id }) => String(id));
  const lastSeq = () => Math.max(0, ...messages.map(({ seq }) => Number(seq ?? 0)));
  return { socket, messages, events, lastSeq, closed };
}

async function ready(client: Client): Promise<Client> {
  await expect
    .poll(() => client.messages.some(({ type }) => type === 'ready'), { timeout: 30_000 })
    .toBe(true);
  return client;
}

test('a listener hears the events of its workspace that its permissions allow, in order and from either process', async () => {
  const cookie = signIn(here);
  const clients = await Promise.all(nodes.map((node) => ready(open(node, cookie))));
  await ring(elsewhere, 3);
  await ring(here, 2, 'safe.opened');
  await ring(here, 1, 'never.announced');
  const rung = await ring(here, 5);
  nodes[0].live.nudge();
  for (const client of clients) {
    await expect.poll(() => client.events(), { timeout: 5000 }).toEqual(rung);
    client.socket.close();
  }
});

test('through cuts and reconnects to either process nothing is missed, repeated or out of order', async () => {
  const cookie = signIn(here);
  const heard: string[] = [];
  let client = await ready(open(nodes[0], cookie));
  const rung: string[] = [];
  for (let round = 0; round < 25; round++) {
    rung.push(...(await ring(here, 3)));
    nodes[round % 2 === 0 ? 0 : 1].live.nudge();
    if (round % 3 === 0)
      await expect.poll(() => client.events().length, { timeout: 5000 }).toBeGreaterThan(0);
    client.socket.terminate();
    await client.closed;
    heard.push(...client.events());
    const after = client.lastSeq();
    rung.push(...(await ring(here, 2)));
    client = await ready(open(nodes[round % 2 === 0 ? 1 : 0], cookie, { after }));
  }
  await expect.poll(() => heard.length + client.events().length, { timeout: 10_000 }).toBe(rung.length);
  heard.push(...client.events());
  expect(heard).toEqual(rung);
  client.socket.close();
});

test('who is too far behind, or ahead of a restored database, is told to load afresh', async () => {
  const cookie = signIn(here);
  await ring(here, 600);
  const caughtUp = await ready(open(nodes[0], cookie));
  await expect
    .poll(() => caughtUp.events().length + caughtUp.lastSeq(), { timeout: 5000 })
    .toBeGreaterThan(600);
  const behind = await ready(open(nodes[0], cookie, { after: 1 }));
  expect(behind.messages[0]).toMatchObject({ type: 'refresh' });
  const ahead = await ready(open(nodes[0], cookie, { after: 1_000_000 }));
  expect(ahead.messages[0]).toMatchObject({ type: 'refresh' });
  for (const client of [caughtUp, behind, ahead]) client.socket.close();
});

test('a stranger and a foreign page are refused before the socket opens', async () => {
  const stranger = open(nodes[0], 'session=none');
  const cookie = signIn(here);
  const foreign = new WebSocket(`ws://127.0.0.1:${nodes[0].port}/api/v1/live`, {
    headers: { cookie, origin: 'http://evil.test' },
  });
  const refusal = new Promise<string>((resolve) => foreign.on('error', (error) => resolve(error.message)));
  expect(await stranger.closed).toBe(1006);
  expect(await refusal).toContain('403');
});

test('after signing out or losing a permission a listener gets nothing more', async () => {
  const signedOut = signIn(here);
  const demoted = signIn(here);
  const first = await ready(open(nodes[0], signedOut));
  const second = await ready(open(nodes[0], demoted));
  const principal = sessions.get(demoted);
  if (principal?.actor.kind === 'staff')
    sessions.set(demoted, { ...principal, actor: { ...principal.actor, permissions: [] } });
  sessions.delete(signedOut);
  // The heartbeat notices without any event, so the socket is gone before the next one is rung.
  expect(await first.closed).toBe(4401);
  await ring(here, 1);
  nodes[0].live.nudge();
  const witness = await ready(open(nodes[0], signIn(here), { after: second.lastSeq() }));
  await expect.poll(() => witness.events().length, { timeout: 5000 }).toBe(1);
  expect(first.events()).toEqual([]);
  expect(second.events()).toEqual([]);
  for (const client of [second, witness]) client.socket.close();
});

test('a client that never reads is cut off, others are served on', async () => {
  const cookie = signIn(here);
  const healthy = await ready(open(nodes[0], cookie));
  const stuck = await ready(open(nodes[0], cookie));
  stuck.socket.pause();
  await expect
    .poll(
      async () => {
        // Less at a time than may wait for a client: whoever reads is never taken for one that does not.
        await ring(here, 40, 'bell.rung', { sound: 'ding'.repeat(5000) });
        nodes[0].live.nudge();
        const sockets = await new Promise<number>((resolve) =>
          nodes[0].server.getConnections((_, count) => resolve(count)),
        );
        return sockets;
      },
      { timeout: 60_000, interval: 50 },
    )
    .toBe(1);
  const before = healthy.events().length;
  await ring(here, 1);
  nodes[0].live.nudge();
  await expect.poll(() => healthy.events().length, { timeout: 5000 }).toBeGreaterThan(before);
  stuck.socket.terminate();
  healthy.socket.close();
}, 120_000);

test('who looks and who types is heard in every process, and fades when it is not repeated', async () => {
  const subjectId = newId();
  const watcher = await ready(open(nodes[0], signIn(here)));
  const outsider = await ready(open(nodes[0], signIn(elsewhere)));
  const writer = await ready(open(nodes[1], signIn(here)));
  const last = () => watcher.messages.filter(({ type }) => type === 'presence').at(-1)?.['people'];
  writer.socket.send(JSON.stringify({ doing: 'typing', subjectId }));
  await expect.poll(last, { timeout: 5000 }).toMatchObject([{ doing: 'typing' }]);
  await expect.poll(last, { timeout: 5000 }).toMatchObject([{ doing: 'looking' }]);
  await expect.poll(last, { timeout: 5000 }).toEqual([]);
  writer.socket.send(JSON.stringify({ doing: 'looking', subjectId }));
  await expect.poll(last, { timeout: 5000 }).toMatchObject([{ doing: 'looking' }]);
  writer.socket.close();
  await expect.poll(last, { timeout: 5000 }).toEqual([]);
  expect(outsider.messages.filter(({ type }) => type === 'presence')).toEqual([]);
  for (const client of [watcher, outsider]) client.socket.close();
});

test('a lost listening connection is opened again and what came meanwhile is caught up', async () => {
  const client = await ready(open(nodes[0], signIn(here)));
  await statement(
    inject('cluster'),
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and application_name = 'extramile-live'`,
  );
  const rung = await ring(here, 2);
  await expect.poll(() => client.events(), { timeout: 10_000 }).toEqual(rung);
  client.socket.close();
});

test('a request for another path is not upgraded', async () => {
  const socket = connect(nodes[0].port, '127.0.0.1');
  const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  socket.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  expect(await answer).toContain('404');
  socket.destroy();
});

test('closing tells clients that the service restarts', async () => {
  const node = await openNode();
  const client = await ready(open(node, signIn(here)));
  await node.live.close();
  node.server.close();
  expect(await client.closed).toBe(1012);
});

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { openEmbeddedPostgres } from '#platform/db/embedded.ts';
import { openHttpClient, type HttpClient } from './http-client.ts';
import { until } from './polling.ts';

/**
 * A real installation in a folder of its own: the server as a process that can be killed, its PostgreSQL, a workspace, an
 * inbox and a key. Everything is done from outside, by the command line, HTTP and SMTP; the database is only read.
 */
export interface World {
  dataDir: string;
  url: string;
  smtpPort: number;
  workspaceId: string;
  inbox: { id: string; address: string };
  key: string;
  api: HttpClient;
  /** The environment every process of this installation is started with. */
  environment: Record<string, string>;
  cli(words: readonly string[], input?: string): Promise<Record<string, string>>;
  start(): Promise<void>;
  /** Ends the server as a power cut would; its PostgreSQL goes on. */
  kill(): Promise<void>;
  serverPid(): number;
  databasePid(): number;
  /** How the owner of the schema connects. */
  owner(): pg.ClientConfig;
  startDatabase(): Promise<void>;
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  log(): string;
  close(): Promise<void>;
}

const secretKey = '07'.repeat(32);
const main = join(import.meta.dirname, '../../src/main.ts');

export interface WorldOptions {
  environment?: Record<string, string>;
  databaseSettings?: Record<string, string>;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'extramile-world-'));
  // PostgreSQL runs as another account when this runs as root, and must be able to pass through.
  chmodSync(dataDir, 0o755);
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    // What `./run` sets, so that a server is measured as it is started.
    ...Object.fromEntries(
      ['NODE_COMPILE_CACHE', 'MALLOC_ARENA_MAX'].flatMap((name) =>
        process.env[name] ? [[name, process.env[name]]] : [],
      ),
    ),
    HOST: '127.0.0.1',
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: dataDir,
    INBOUND_SMTP_PORT: String(smtpPort),
    LOG_LEVEL: 'warn',
    SECRET_KEY: secretKey,
    ...options.environment,
  };
  const settings = options.databaseSettings ?? {};
  const openDatabase = () =>
    openEmbeddedPostgres({ dataDir, secretKey: Buffer.from(secretKey, 'hex'), settings });
  let database = await openDatabase();
  let server: ChildProcess | undefined;
  let words = '';
  const cli = (call: readonly string[], input = '') => runCommand(call, input, environment);
  await cli(['migrate']).catch(ignoreSilence);
  const created = await cli(
    [
      'workspace',
      'create',
      '--slug',
      'w',
      '--name',
      'W',
      '--owner-email',
      'o@driver.example',
      '--owner-name',
      'O',
      '--password-stdin',
    ],
    'a-long-enough-password',
  );
  const address = 'help@driver.example';
  const inbox = await cli(['inbox', 'create', '--workspace', 'w', '--name', 'Help', '--address', address]);
  const made = await cli(['api-key', 'create', '--workspace', 'w', '--name', 'driver', '--scope', 'all']);
  const key = made['key'] ?? made['secret'] ?? made['token'] ?? '';
  const inboxId = inbox['inboxId'] ?? inbox['id'] ?? '';
  const api = openHttpClient(url, { authorization: `Bearer ${key}` });
  const exited = (child: ChildProcess) =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const world: World = {
    dataDir,
    url,
    smtpPort,
    workspaceId: created['workspaceId'] ?? '',
    inbox: { id: inboxId, address },
    key,
    api,
    environment,
    cli,
    start: async () => {
      // As `./run start` starts it.
      const child = spawn(process.execPath, ['--max-semi-space-size=4', main, 'serve'], {
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      server = child;
      const note = (chunk: Buffer) => void (words = (words + chunk.toString()).slice(-20_000));
      child.stdout.on('data', note);
      child.stderr.on('data', note);
      await until('the server to be ready', 60_000, async () => {
        if (child.exitCode !== null) throw new Error(`The server ended: ${words.slice(-1500)}`);
        return (await api.send('GET', '/readyz').catch(() => undefined))?.status === 200;
      });
    },
    kill: async () => {
      if (!server) return;
      server.kill('SIGKILL');
      await exited(server);
    },
    serverPid: () => server?.pid ?? 0,
    databasePid: () => readPostmaster(dataDir),
    owner: () => database.connection,
    startDatabase: async () => {
      database = await openDatabase();
    },
    query: async (text, values = []) => {
      const client = new pg.Client(database.connection);
      client.on('error', () => {
        // The database is killed on purpose while somebody may be looking.
      });
      await client.connect();
      try {
        return (await client.query(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    log: () => words,
    close: async () => {
      api.close();
      await world.kill();
      await database.close();
      stopLeftover(dataDir);
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  await world.start();
  return world;
}

function readPostmaster(dataDir: string): number {
  const file = join(dataDir, 'postgres/cluster/postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

/** A database started by another process than ours is stopped by its own pid, if it is still there. */
function stopLeftover(dataDir: string): void {
  try {
    process.kill(readPostmaster(dataDir), 'SIGQUIT');
  } catch {
    // No pid file or no such process: nothing is left.
  }
}

function ignoreSilence(error: unknown): Record<string, string> {
  // `migrate` prints no object; only a failure to run at all matters.
  if (error instanceof SyntaxError) return {};
  throw error;
}

async function runCommand(
  call: readonly string[],
  input: string,
  env: Record<string, string>,
): Promise<Record<string, string>> {
  const running = promisify(execFile)(process.execPath, [main, ...call], { env });
  running.child.stdin?.end(input);
  const { stdout } = await running;
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return JSON.parse(line || '{}') as Record<string, string>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

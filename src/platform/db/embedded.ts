import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { ConfigurationError } from '#platform/config.ts';
import { seal } from '#platform/ids.ts';
import {
  databaseAccount,
  initialise,
  layout,
  loadBinaries,
  prepareFolders,
  type Account,
  type Layout,
} from './embedded-cluster.ts';

/**
 * A real PostgreSQL from the package registry, run as a child on a Unix socket inside the data folder: no port, no TLS,
 * one password derived from the installation's key. A second process (a worker, a command) finds the running one and
 * shares it; after a crash the orphaned server is found the same way.
 */
export interface EmbeddedPostgres {
  connection: pg.ClientConfig;
  /** Stops the server if this process started it; leaves another process's server alone. */
  close(): Promise<void>;
}

interface EmbeddedOptions {
  dataDir: string;
  secretKey: Buffer;
  /** More settings for the server, by name: tests turn durability down, production never does. */
  settings?: Record<string, string>;
}

export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const paths = layout(options.dataDir);
  const account = databaseAccount();
  const connection: pg.ClientConfig = {
    host: paths.socketDir,
    port: 5432,
    user: 'extramile',
    password: seal(options.secretKey, 'embedded-postgres', 'password').toString('hex'),
    database: 'extramile',
  };
  const admin = { ...connection, database: 'postgres' };
  if (await answers(admin)) {
    await ensureDatabase(admin);
    return { connection, close: async () => {} };
  }
  const binaries = await loadBinaries();
  prepareFolders(paths, account);
  if (!existsSync(join(paths.cluster, 'PG_VERSION')))
    await initialise(binaries.initdb, paths, account, String(connection.password));
  const start = () => startServer(binaries.postgres, paths, account, options.settings ?? {});
  const server = await startUntilReady(admin, paths.cluster, start);
  await ensureDatabase(admin);
  return { connection, close: keepRunning(admin, server, start) };
}

/**
 * A server that ends without being asked (killed, out of memory) is started again until it stays; what was committed is
 * there, and the pool finds it by itself. Answers how to stop it for good.
 */
function keepRunning(admin: pg.ClientConfig, first: Server, start: () => Server): () => Promise<void> {
  let server = first;
  let isStopping = false;
  const watch = () =>
    server.process.once('exit', () => {
      // Its orphaned sessions need a moment to notice; until then a new server refuses to start and is tried again.
      if (!isStopping) setTimeout(() => void again(), 500).unref();
    });
  const again = async () => {
    // Another process may have been quicker; then the server is its to keep.
    if (isStopping || (await answers(admin))) return;
    server = start();
    watch();
  };
  watch();
  return () => {
    isStopping = true;
    return stopServer(server.process);
  };
}

interface Server {
  process: ChildProcess;
  lastWords: () => string;
}

function startServer(
  program: string,
  paths: Layout,
  account: Account | undefined,
  settings: Record<string, string>,
): Server {
  const all: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: paths.socketDir,
    unix_socket_permissions: '0777',
    max_connections: '80',
    shared_buffers: '128MB',
    random_page_cost: '1.1',
    jit: 'off',
    log_min_messages: 'warning',
    ...settings,
  };
  const parameters = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C in the terminal reaches us, and we stop it in order.
  const child = spawn(program, ['-D', paths.cluster, ...parameters], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk) => {
    words = (words + chunk).slice(-4000);
  });
  // The server must not keep this process alive when everything else has ended.
  child.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
  return { process: child, lastWords: () => words };
}

async function answers(admin: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 2000 });
  client.on('error', () => {
    // A server that goes away while we ask whether it is there is simply not there.
  });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== '57P03') throw error;
    return false;
  } finally {
    await client.end();
  }
}

/** How long a database may take to answer: replaying the log of a busy hour takes minutes on a slow disk. */
const patience = 300_000;
/** How often a server that ended at once is started again, half a second apart: what is misconfigured stays so. */
const starts = 10;

/**
 * Ours ends at once where another process was quicker, or where sessions of a killed server have not noticed yet. While
 * whoever holds the cluster lives it is waited for, however long its recovery takes; else ours is started again.
 */
async function startUntilReady(
  admin: pg.ClientConfig,
  cluster: string,
  start: () => Server,
): Promise<Server> {
  const end = performance.now() + patience;
  let server = start();
  for (let started = 1; performance.now() < end; ) {
    if (await answers(admin)) return server;
    const isOver = hasEnded(server.process);
    await new Promise((resolve) => setTimeout(resolve, isOver ? 500 : 25));
    if (!isOver || isHeld(cluster)) continue;
    if (started++ === starts) break;
    server = start();
  }
  throw new ConfigurationError(
    `The embedded database did not start. It said: ${server.lastWords().trim() || 'nothing'}`,
  );
}

/** Does the process named in the cluster's lock file live? One of another account does not count, as for PostgreSQL. */
function isHeld(cluster: string): boolean {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // A file that a full disk left empty names nobody; 0 would be ourselves.
    return pid > 0 && process.kill(pid, 0);
  } catch {
    // No lock file, or no such process.
    return false;
  }
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function ensureDatabase(admin: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'extramile'");
    if (found.rowCount === 0) await client.query('create database extramile');
  } catch (error) {
    // Two processes may create it at the same moment; one of them is told that it exists.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')))
      throw error;
  } finally {
    await client.end();
  }
}

function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return Promise.resolve();
  return new Promise((resolve) => {
    server.ref();
    server.once('exit', () => resolve());
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing committed is lost.
    server.kill('SIGINT');
  });
}

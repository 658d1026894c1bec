import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ConfigurationError } from '#platform/config.ts';
import { seal } from '#platform/ids.ts';

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
  const server = startServer(binaries.postgres, paths, account, options.settings ?? {});
  await waitUntilReady(admin, server);
  await ensureDatabase(admin);
  return {
    connection,
    close: keepRunning(admin, server, () =>
      startServer(binaries.postgres, paths, account, options.settings ?? {}),
    ),
  };
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

interface Layout {
  root: string;
  cluster: string;
  socketDir: string;
}

function layout(dataDir: string): Layout {
  const root = join(dataDir, 'postgres');
  const inside = join(root, 'run');
  // A Unix socket's path may have 107 bytes; a long data folder gets a short one, named by its hash.
  const short = join(tmpdir(), `extramile-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  return { root, cluster: join(root, 'cluster'), socketDir: inside.length > 80 ? short : inside };
}

interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; then an account made for it, or for nobody in particular, takes its place. */
function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found)
    throw new ConfigurationError(
      'PostgreSQL does not run as root. Start Extramile as an ordinary user, or set DATABASE_URL.',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function loadBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const binaries: { initdb: string; postgres: string } = await import(name);
    return binaries;
  } catch (error) {
    throw new ConfigurationError(
      `The embedded PostgreSQL has no build for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 to 18 of your own. (${error instanceof Error ? error.message : error})`,
    );
  }
}

function prepareFolders(paths: Layout, account: Account | undefined): void {
  for (const folder of [paths.root, paths.cluster, paths.socketDir]) {
    mkdirSync(folder, { recursive: true, mode: folder === paths.root ? 0o755 : 0o700 });
    if (account && folder !== paths.root) chownSync(folder, account.uid, account.gid);
  }
}

async function initialise(
  initdb: string,
  paths: Layout,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const passwordFile = join(paths.socketDir, 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    await run(
      initdb,
      [
        `--pgdata=${paths.cluster}`,
        '--username=extramile',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
      ],
      account,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(program: string, parameters: string[], account: Account | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      ...account,
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new ConfigurationError(
            `The database could not be created: ${complaint.trim().split('\n').at(-1)} Is every folder above DATA_DIR readable for other users?`,
          ),
        );
    });
  });
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

async function waitUntilReady(admin: pg.ClientConfig, server: Server): Promise<void> {
  let triesAfterExit = 0;
  for (let tries = 0; tries < 2400; tries++) {
    if (await answers(admin)) return;
    // Another process may have won the race to start it: then ours has exited, and theirs answers within moments.
    if (server.process.exitCode !== null && ++triesAfterExit > 80) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new ConfigurationError(
    `The embedded database did not start. It said: ${server.lastWords().trim() || 'nothing'}`,
  );
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
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.ref();
    server.once('exit', () => resolve());
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing committed is lost.
    server.kill('SIGINT');
  });
}

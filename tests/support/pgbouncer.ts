import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const program = '/usr/sbin/pgbouncer';

export interface Pooler {
  url: string;
  stop(): Promise<void>;
}

/** A real PgBouncer in transaction mode with so many connections, set up as docs/operating/pooler.md says. */
export async function startPgBouncer(database: pg.ClientConfig, connections: number): Promise<Pooler> {
  if (!existsSync(program)) throw new Error('PgBouncer is missing: apt-get install pgbouncer');
  const account = await pooledAccount(database);
  const folder = mkdtempSync(join(tmpdir(), 'extramile-pooler-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const { host, port: serverPort, database: name } = new pg.Client(database);
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
pooled = host=${host} port=${serverPort} dbname=${name} user=${account.name} password=${account.password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
`,
  );
  const asRoot = process.getuid?.() === 0;
  const server = spawn(program, ['-q', ...(asRoot ? ['-u', accountOfPostgres()] : []), file], {
    stdio: 'ignore',
  });
  const url = `postgres://anybody@127.0.0.1:${port}/pooled`;
  await untilItAnswers(url, server);
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function pooledAccount(database: pg.ClientConfig): Promise<{ name: string; password: string }> {
  const name = 'extramile_pooled';
  const password = 'only-in-tests';
  const owner = new pg.Client(database);
  await owner.connect();
  try {
    const { rows } = await owner.query('select from pg_roles where rolname = $1', [name]);
    if (rows.length === 0)
      await owner.query(`create role ${name} login password '${password}' in role extramile_app`);
    await owner.query(`alter role ${name} set role = 'extramile_app'`);
    await owner.query(`alter role ${name} set statement_timeout = '15s'`);
  } finally {
    await owner.end();
  }
  return { name, password };
}

/** PgBouncer refuses to run as root, and the socket of the embedded server is open to its own account alone. */
function accountOfPostgres(): string {
  const isThere = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.startsWith('postgres:'));
  return isThere ? 'postgres' : 'nobody';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PgBouncer ended with ${server.exitCode}.`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

import { CamelCasePlugin, Kysely, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Config } from '#platform/config.ts';
import { openEmbeddedPostgres } from './embedded.ts';
import { PipelinedDialect } from './pipelined.ts';
import { prepared, PreparingClient } from './prepared.ts';
import type { DB } from './types.ts';

export type { DB } from './types.ts';
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

export const applicationRole = 'extramile_app';

/**
 * One way in: every connection of the pool takes the application's role at start-up, which owns nothing and is bound
 * by row-level security, and no row is visible before a transaction has named its workspace.
 */
export interface Database {
  db: Db;
  /** Connections that stay with whoever holds one, for locks that live as long as they do; `db` without a pooler. */
  lasting: Db;
  pool: pg.Pool;
  /** How the owner of the schema connects: for migrations, queues and backups, never for requests. */
  owner: pg.ClientConfig;
  close(): Promise<void>;
}

// Counters and sizes fit a double exactly; a calendar day stays text, because a Date would shift it between zones.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'databasePoolerUrl' | 'dataDir' | 'secretKey'>,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  if (config.databaseUrl)
    return connectDatabase({ connectionString: config.databaseUrl }, onIdleError, {
      poolerUrl: config.databasePoolerUrl,
    });
  const embedded = await openEmbeddedPostgres(config);
  const database = connectDatabase(embedded.connection, onIdleError);
  return {
    ...database,
    close: async () => {
      await database.close();
      await embedded.close();
    },
  };
}

interface ConnectOptions {
  /** A transaction pooler between, which gives each transaction whatever connection is free. */
  poolerUrl?: string | undefined;
  /** The most connections at a time. */
  most?: number;
}

export function connectDatabase(
  owner: pg.ClientConfig,
  onIdleError: (error: Error) => void,
  { poolerUrl, most = 16 }: ConnectOptions = {},
): Database {
  let isClosing = false;
  // A server that stops right behind us may still end a connection that we are letting go: that is no news.
  const onError = (error: Error) => {
    if (!isClosing) onIdleError(error);
  };
  const direct = openPool(
    { ...owner, max: poolerUrl ? 2 : most, options: sessionOptions, Client: PreparingClient },
    onError,
  );
  // A pooler may know no named statements, and passes no start-up options on: there, the account itself takes the role
  // and the limits when it signs in.
  const pooled = poolerUrl && openPool({ connectionString: poolerUrl, max: most }, onError);
  const lasting = overPool(direct);
  const db = pooled ? overPool(pooled) : lasting;
  return {
    db,
    lasting,
    pool: pooled || direct,
    owner,
    close: async () => {
      isClosing = true;
      await lasting.destroy();
      if (pooled) await db.destroy();
    },
  };
}

const sessionOptions = `-c role=${applicationRole} -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=8000`;

function openPool(options: pg.PoolConfig, onIdleError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    application_name: 'extramile',
    pipeline: true,
    ...options,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', onIdleError);
  // The pool listens only to those that lie idle; one in use breaks between two statements just the same.
  pool.on('connect', (client) => client.on('error', onIdleError));
  return pool;
}

function overPool(pool: pg.Pool): Db {
  return new Kysely<DB>({
    dialect: new PipelinedDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** Refuses to serve when a pooler in between has dropped the role we asked for (it would bypass row-level security). */
export async function assertApplicationRole(db: Db): Promise<void> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  if (rows[0]?.role !== applicationRole) {
    throw new Error(
      `The database session runs as ${rows[0]?.role}, not as ${applicationRole}. Connect DATABASE_URL without a pooler, and name the pooler in DATABASE_POOLER_URL (docs/operating/pooler.md).`,
    );
  }
}

interface Place {
  workspaceId: string;
  /** Whose eyes this is for: rows that few may see are there only for who holds the permission they name. */
  asker: { kind: string; permissions: readonly string[] };
}

/**
 * Runs `work` in one transaction that can see and touch the rows of this workspace and of no other. A workspace alone
 * is the program at its own work.
 */
export function inWorkspace<T>(db: Db, place: string | Place, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { workspaceId, asker } = typeof place === 'string' ? { workspaceId: place, asker: undefined } : place;
  const may = asker && asker.kind !== 'system' ? ['asker', ...asker.permissions].join(' ') : '*';
  return db.transaction().execute(async (tx) => {
    await prepared(
      sql`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.permissions', ${may}, true)`,
    ).execute(tx);
    return work(tx);
  });
}

/**
 * The unique key that a change would have broken. Commands look before they write, so this is what is left when two of
 * them looked at the same moment.
 */
export function brokenUniqueKey(error: unknown): string | undefined {
  const isUnique = error instanceof pg.DatabaseError && error.code === '23505';
  return isUnique ? (error.constraint ?? '') : undefined;
}

/** What went wrong is worth another try: a deadlock or a serialization failure, in which nothing was committed. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError &&
    (error.code === '40001' || error.code === '40P01' || error.code === '55P03')
  );
}

/** PostgreSQL is away, starting or shutting down: nothing was done, and trying later is the answer. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(57P0[123]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true;
  // A socket that is not there is a server that is away; any other file that is missing is a bug.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  );
}

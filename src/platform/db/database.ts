import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Config } from '#platform/config.ts';
import { openEmbeddedPostgres } from './embedded.ts';
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
  pool: pg.Pool;
  /** How the owner of the schema connects: for migrations, queues and backups, never for requests. */
  owner: pg.ClientConfig;
  close(): Promise<void>;
}

// Counters and sizes fit a double exactly; a calendar day stays text, because a Date would shift it between zones.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'secretKey'>,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  if (config.databaseUrl) return connectDatabase({ connectionString: config.databaseUrl }, onIdleError);
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

export function connectDatabase(owner: pg.ClientConfig, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    ...owner,
    max: 16,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    application_name: 'extramile',
    options: `-c role=${applicationRole} -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=8000`,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', onIdleError);
  // The pool listens only to those that lie idle; one in use breaks between two statements just the same.
  pool.on('connect', (client) => client.on('error', onIdleError));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, owner, close: () => db.destroy() };
}

/** Refuses to serve when a pooler in between has dropped the role we asked for (it would bypass row-level security). */
export async function assertApplicationRole(db: Db): Promise<void> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  if (rows[0]?.role !== applicationRole) {
    throw new Error(
      `The database session runs as ${rows[0]?.role}, not as ${applicationRole}. A connection pooler between must pass start-up options on.`,
    );
  }
}

/** Runs `work` in one transaction that can see and touch the rows of this workspace and of no other. */
export function inWorkspace<T>(db: Db, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.workspace_id', ${workspaceId}, true)`.execute(tx);
    return work(tx);
  });
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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { ConfigurationError } from '#platform/config.ts';
import { applicationRole, type Db } from './database.ts';

const folder = join(import.meta.dirname, '../../../migrations');

export interface Migration {
  name: string;
  statements: string;
}

export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, statements: readFileSync(join(folder, name), 'utf8') }));
}

/**
 * Brings the schema forward, never back. Each file runs in its own transaction unless it says `-- no transaction`;
 * an advisory lock lets two processes start together; `lock_timeout` keeps a waiting migration from queueing everybody
 * else behind it. Answers the names of what was run.
 */
export async function migrate(owner: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client({ ...owner, application_name: 'extramile-migrate' });
  await client.connect();
  try {
    await assertServerVersion(client);
    await client.query("select pg_advisory_lock(hashtext('extramile.migrate'))");
    await client.query(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const known = await client.query<{ name: string }>('select name from schema_migrations');
    const applied = new Set(known.rows.map((row) => row.name));
    const waiting = listMigrations().filter((migration) => !applied.has(migration.name));
    for (const migration of waiting) await apply(client, migration);
    if (waiting.length > 0) await client.query(`grant select on schema_migrations to ${applicationRole}`);
    return waiting.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** Names of migrations this code knows and the database has not seen; serving waits until there are none. */
export async function missingMigrations(db: Db): Promise<string[]> {
  const known = await sql<{ name: string }>`select name from schema_migrations`.execute(db);
  const applied = new Set(known.rows.map((row) => row.name));
  return listMigrations()
    .map((migration) => migration.name)
    .filter((name) => !applied.has(name));
}

async function assertServerVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150_000)
    throw new ConfigurationError(
      `This PostgreSQL is version ${Math.floor(version / 10_000)}; Extramile needs 15 or newer.`,
    );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  if (/^-- no transaction$/m.test(migration.statements)) {
    await client.query(migration.statements);
    await client.query('insert into schema_migrations (name) values ($1)', [migration.name]);
    return;
  }
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '5s'");
    await client.query(migration.statements);
    await client.query('insert into schema_migrations (name) values ($1)', [migration.name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} failed and was undone`, { cause: error });
  }
}

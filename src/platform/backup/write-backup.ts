import { createWriteStream } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { applicationRole } from '#platform/db/database.ts';
import { listMigrations } from '#platform/db/migrate.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { rowsLine, sharedTables, type Header } from './format.ts';

const rowsPerFetch = 500;
const portionInCharacters = 4_000_000;

export interface BackupResult {
  rows: number;
  files: number;
  /** Files whose bytes were missing or no longer what their name says; the rest of the backup is whole. */
  damagedFiles: string[];
  sizeInBytes: number;
}

interface BackupOptions {
  owner: pg.ClientConfig;
  files: FileStore;
  secretKey: Buffer;
  target: string;
  now: Date;
}

/** Writes everything as of one moment; the file appears under its name only when it is whole and on disk. */
export async function writeBackup(options: BackupOptions): Promise<BackupResult> {
  const client = new pg.Client({ ...options.owner, application_name: 'extramile-backup' });
  await client.connect();
  const result: BackupResult = { rows: 0, files: 0, damagedFiles: [], sizeInBytes: 0 };
  const unfinished = `${options.target}.unfinished`;
  try {
    await client.query('begin isolation level repeatable read read only');
    await pipeline(
      Readable.from(lines(client, options, result)),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  const handle = await open(unfinished, 'r');
  await handle.sync();
  await handle.close();
  await rename(unfinished, options.target);
  result.sizeInBytes = (await stat(options.target)).size;
  return result;
}

async function* lines(
  client: pg.Client,
  options: BackupOptions,
  result: BackupResult,
): AsyncGenerator<string> {
  const first: Header = {
    extramile: 'backup',
    version: 1,
    at: options.now.toISOString(),
    migrations: listMigrations().map((migration) => migration.name),
    secretKey: options.secretKey.toString('hex'),
  };
  yield `${JSON.stringify(first)}\n`;
  const tables = await workspaceTables(client);
  const workspaces = await workspaceIds(client);
  // An owner who is no superuser sees no row of a protected table; the application's role does, one workspace at a time.
  await client.query(`set local role ${applicationRole}`);
  for (const table of sharedTables) yield* rowsOf(client, table, null, result);
  for (const workspaceId of workspaces) {
    await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
    for (const table of tables) yield* rowsOf(client, table, workspaceId, result);
    yield* filesOf(client, workspaceId, options.files, result);
  }
  yield `${JSON.stringify({ end: { rows: result.rows, files: result.files } })}\n`;
}

async function workspaceTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Every workspace, the suspended ones too, as the one role that may list them. */
async function workspaceIds(client: pg.Client): Promise<string[]> {
  await client.query('set local role extramile_registry');
  const { rows } = await client.query<{ id: string }>('select id from workspaces order by id');
  return rows.map((row) => row.id);
}

async function* rowsOf(
  client: pg.Client,
  table: string,
  workspaceId: string | null,
  result: BackupResult,
): AsyncGenerator<string> {
  await client.query(`declare portion no scroll cursor for ${selection(table, workspaceId)}`);
  let waiting: string[] = [];
  let size = 0;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsPerFetch} from portion`);
    for (const row of rows) {
      waiting.push(row.line);
      size += row.line.length;
      if (size < portionInCharacters) continue;
      yield `${rowsLine(table, workspaceId, waiting)}\n`;
      waiting = [];
      size = 0;
    }
    result.rows += rows.length;
    if (rows.length < rowsPerFetch) break;
  }
  if (waiting.length > 0) yield `${rowsLine(table, workspaceId, waiting)}\n`;
  await client.query('close portion');
}

/** Of the job queue only work still to be done is kept; what was running at that moment starts again. */
function selection(table: string, workspaceId: string | null): string {
  if (table === 'pgboss.job')
    return `select (to_jsonb(j) || '{"state": "created", "started_on": null, "heartbeat_on": null}')::text as line
      from pgboss.job j where state in ('created', 'retry', 'active')`;
  const own = workspaceId === null ? '' : 'where workspace_id = (select current_workspace())';
  return `select row_to_json(t)::text as line from ${table} t ${own}`;
}

async function* filesOf(
  client: pg.Client,
  workspaceId: string,
  store: FileStore,
  result: BackupResult,
): AsyncGenerator<string> {
  const { rows } = await client.query<{ sha256: Buffer }>(
    'select sha256 from files where workspace_id = $1 order by sha256',
    [workspaceId],
  );
  for (const { sha256 } of rows) {
    const name = sha256.toString('hex');
    try {
      const bytes = await store.get(workspaceId, sha256);
      result.files++;
      yield `{"file":"${name}","workspaceId":"${workspaceId}","bytes":"${bytes.toString('base64')}"}\n`;
    } catch {
      // One lost file must not cost the backup of everything else; it is named in the result and fails the command.
      result.damagedFiles.push(name);
    }
  }
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { ConfigurationError } from '#platform/config.ts';
import { applicationRole } from '#platform/db/database.ts';
import { listMigrations } from '#platform/db/migrate.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { endLine, fileLine, header, rowsStart, type Header } from './format.ts';

export interface RestoreResult {
  at: string;
  rows: number;
  files: number;
}

/** Reads the first line only: who restores needs the key before a database can be made with it. */
export async function readHeader(source: string): Promise<Header> {
  try {
    for await (const line of readLines(source)) {
      const read = header.safeParse(parse(line));
      if (read.success) return read.data;
      break;
    }
  } catch (error) {
    throw new ConfigurationError(
      `${source} cannot be read as a backup: ${error instanceof Error ? error.message : error}.`,
    );
  }
  throw new ConfigurationError(`${source} is no backup of Extramile.`);
}

/** Fills an empty, migrated database and the file store; all rows or none. */
export async function restoreBackup(options: {
  owner: pg.ClientConfig;
  files: FileStore;
  source: string;
}): Promise<RestoreResult> {
  const { at, migrations } = await readHeader(options.source);
  if (
    migrations.join() !==
    listMigrations()
      .map((migration) => migration.name)
      .join()
  )
    throw new ConfigurationError(
      'This backup was written by another version of Extramile. Restore it with that version, then upgrade.',
    );
  const client = new pg.Client({ ...options.owner, application_name: 'extramile-restore' });
  await client.connect();
  try {
    await client.query('begin');
    await assertEmpty(client);
    const links = await relaxForeignKeys(client);
    const counted = await load(client, options.files, options.source);
    await client.query('set constraints all immediate');
    for (const link of links) await client.query(`${link} not deferrable`);
    await client.query('commit');
    await client.query('analyze');
    return { at, ...counted };
  } catch (error) {
    // What broke is what matters; when the connection is gone, so is the transaction.
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function assertEmpty(client: pg.Client): Promise<void> {
  await client.query('set local role extramile_registry');
  const { rowCount } = await client.query('select 1 from workspaces limit 1');
  await client.query('reset role');
  if (rowCount !== 0)
    throw new ConfigurationError('This database holds a workspace already. Restore into an empty one.');
}

/** Rows come table by table, so what they point to may follow later; the checks wait for the end. */
async function relaxForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ link: string }>(
    `select format('alter table %s alter constraint %I', conrelid::regclass, conname) as link from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable order by 1`,
  );
  for (const { link } of rows) await client.query(`${link} deferrable initially deferred`);
  return rows.map((row) => row.link);
}

async function load(
  client: pg.Client,
  files: FileStore,
  source: string,
): Promise<{ rows: number; files: number }> {
  const counted = { rows: 0, files: 0 };
  let isWhole = false;
  await client.query(`set local role ${applicationRole}`);
  for await (const line of readLines(source)) {
    const start = rowsStart.exec(line);
    if (start) {
      await insertRows(
        client,
        line,
        String(start[1]),
        start[2] === 'null' ? '' : String(start[2]).slice(1, -1),
      );
      counted.rows += Number(start[3]);
      continue;
    }
    const other = parse(line);
    const file = fileLine.safeParse(other);
    if (file.success) {
      await files.put(file.data.workspaceId, Buffer.from(file.data.bytes, 'base64'));
      counted.files++;
    }
    const end = endLine.safeParse(other);
    if (end.success) isWhole = end.data.end.rows === counted.rows && end.data.end.files === counted.files;
  }
  await client.query('reset role');
  if (!isWhole) throw new ConfigurationError(`${source} is cut off or damaged. Nothing was restored.`);
  return counted;
}

const columnsOf = new Map<string, string>();

async function insertRows(
  client: pg.Client,
  line: string,
  table: string,
  workspaceId: string,
): Promise<void> {
  const columns = columnsOf.get(table) ?? (await readColumns(client, table));
  columnsOf.set(table, columns);
  if (workspaceId) await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
  await client.query(
    `insert into ${table} (${columns})
     select ${columns} from json_populate_recordset(null::${table}, $1::json -> 'rows')
     ${workspaceId ? '' : 'on conflict do nothing'}`,
    [line],
  );
}

/** All columns but those the database computes itself. */
async function readColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map((row) => row.name).join(', ');
}

async function* readLines(source: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  createReadStream(source)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    unpacked.destroy();
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that is no JSON belongs to no backup; the schema that reads it next refuses undefined.
    return undefined;
  }
}

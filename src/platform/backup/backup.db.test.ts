import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { inWorkspace } from '#platform/db/database.ts';
import { diskFiles } from '#platform/files/disk-files.ts';
import { aWorkspace } from '../../../tests/support/factories.ts';
import { inDatabase, statement, templateName } from '../../../tests/support/database-cluster.ts';
import { openTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { readHeader, restoreBackup } from './restore-backup.ts';
import { writeBackup, type BackupResult } from './write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'extramile-backup-'));
const target = join(folder, 'all.backup');
const copies: string[] = [];
const picture = Buffer.from('a picture');
let app: TestApp;
let written: BackupResult;

beforeAll(async () => {
  app = await openTestApp();
  const { workspaceId } = await aWorkspace(app, { name: 'Zoë’s "House"\n\\x00' });
  const suspended = await aWorkspace(app);
  const { sha256, sizeInBytes } = await app.platform.files.put(workspaceId, picture);
  await inWorkspace(app.platform.db, workspaceId, (tx) =>
    tx.insertInto('files').values({ workspaceId, sha256, sizeInBytes }).execute(),
  );
  await inWorkspace(app.platform.db, suspended.workspaceId, (tx) =>
    tx
      .updateTable('workspaces')
      .set({ suspendedAt: new Date(0) })
      .execute(),
  );
  await everyEventIsNumbered();
  written = await backUp();
});

/** The relay numbers events a moment after their commit; a backup taken before that would differ from what it copied. */
async function everyEventIsNumbered(): Promise<void> {
  const client = new pg.Client(app.database.owner);
  await client.connect();
  await vi.waitFor(
    async () => expect((await client.query('select from events where seq is null')).rowCount).toBe(0),
    { timeout: 20_000 },
  );
  await client.end();
}

afterAll(async () => {
  await app.close();
  for (const copy of copies) await statement(inject('cluster'), `drop database ${copy} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

function backUp(): Promise<BackupResult> {
  const { files, config, clock } = app.platform;
  return writeBackup({
    owner: app.database.owner,
    files,
    secretKey: config.secretKey,
    target,
    now: clock.now(),
  });
}

async function emptyDatabase(): Promise<pg.ClientConfig> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  copies.push(name);
  await statement(inject('cluster'), `create database ${name} template ${templateName}`);
  return inDatabase(inject('cluster'), name);
}

/** Every row of every table of ours, as text, in an order that does not depend on how it was written. */
async function contents(owner: pg.ClientConfig): Promise<Record<string, string[]>> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'");
    const tables = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname not in ('schema_migrations', 'rate_limits') order by 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from ${name} t order by 1`,
      );
      all[name] = rows.map((row) => row.line);
    }
    return all;
  } finally {
    await client.end();
  }
}

test('a restored installation holds every row and every file, of suspended workspaces too', async () => {
  const owner = await emptyDatabase();
  const files = diskFiles(join(folder, 'restored'));
  const restored = await restoreBackup({ owner, files, source: target });
  expect(restored).toMatchObject({ rows: written.rows, files: 1 });
  const [before, after] = [await contents(app.database.owner), await contents(owner)];
  expect(after).toEqual(before);
  expect(before['workspaces']).toHaveLength(2);
  expect((await readHeader(target)).secretKey).toBe(app.platform.config.secretKey.toString('hex'));
});

test('the foreign keys are back at their posts after a restore', async () => {
  const owner = await emptyDatabase();
  await restoreBackup({ owner, files: diskFiles(join(folder, 'again')), source: target });
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query(
    "select conname from pg_constraint where contype = $1 and condeferrable and connamespace = 'public'::regnamespace",
    ['f'],
  );
  await client.end();
  expect(rows).toEqual([]);
});

test('a database with a workspace in it is left alone', async () => {
  await expect(
    restoreBackup({ owner: app.database.owner, files: app.platform.files, source: target }),
  ).rejects.toThrow('Restore into an empty one');
});

test('a backup that was cut off restores nothing', async () => {
  const lines = gunzipSync(readFileSync(target)).toString().trimEnd().split('\n');
  const cut = join(folder, 'cut.backup');
  writeFileSync(cut, gzipSync(`${lines.slice(0, -1).join('\n')}\n`));
  const owner = await emptyDatabase();
  await expect(restoreBackup({ owner, files: diskFiles(folder), source: cut })).rejects.toThrow('cut off');
  expect((await contents(owner))['workspaces']).toEqual([]);
});

test('something else than a backup is named for what it is', async () => {
  const other = join(folder, 'other');
  writeFileSync(other, 'hello');
  await expect(readHeader(other)).rejects.toThrow('cannot be read as a backup');
  await expect(readHeader(join(folder, 'missing'))).rejects.toThrow('cannot be read as a backup');
});

test('a file whose bytes are lost is named and does not cost the rest', async () => {
  const damaged = await inWorkspace(app.platform.db, (await aWorkspace(app)).workspaceId, async (tx) => {
    const workspace = await tx.selectFrom('workspaces').select('id').executeTakeFirstOrThrow();
    const sha256 = Buffer.alloc(32, 3);
    await tx.insertInto('files').values({ workspaceId: workspace.id, sha256, sizeInBytes: 1 }).execute();
    return sha256.toString('hex');
  });
  expect(await backUp()).toMatchObject({ files: 1, damagedFiles: [damaged] });
});

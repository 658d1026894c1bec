import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbeddedPostgres } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { schemaPicture } from './schema-picture.ts';

/**
 * Migrates a throw-away database and writes what follows from it: the table types of Kysely and the picture of the
 * schema. With `--check` it writes nothing and fails when either is out of date.
 */
const root = join(import.meta.dirname, '..');
const typesFile = join(root, 'src/platform/db/types.ts');
const pictureFile = join(root, 'migrations/schema.sql');

const isCheck = process.argv.includes('--check');
const folder = mkdtempSync(join(tmpdir(), 'extramile-types-'));
// PostgreSQL may run as another account, which has to pass through this folder.
chmodSync(folder, 0o755);
const database = await openEmbeddedPostgres({
  dataDir: folder,
  secretKey: Buffer.alloc(32, 7),
  settings: { fsync: 'off', synchronous_commit: 'off' },
});
try {
  await migrate(database.connection);
  const stale = [
    ...replace(typesFile, tableTypes(database.connection)),
    ...replace(pictureFile, await picture(database.connection)),
  ];
  if (isCheck && stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run: npm run db:types`);
    process.exitCode = 1;
  }
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Writes the file unless only checking; answers its name when what it held was not current. */
function replace(file: string, wanted: string): string[] {
  if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) === wanted) return [];
  if (!isCheck) writeFileSync(file, wanted);
  return [file.slice(root.length + 1)];
}

async function picture(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await schemaPicture(client);
  } finally {
    await client.end();
  }
}

function tableTypes(connection: pg.ClientConfig): string {
  const url = `postgres://${connection.user}:${String(connection.password)}@localhost/${connection.database}?host=${encodeURIComponent(String(connection.host))}`;
  const output = join(folder, 'types.ts');
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect',
      'postgres',
      '--camel-case',
      '--date-parser',
      'string',
      '--type-mapping',
      '{"int8":"number"}',
      '--log-level',
      'error',
      '--out-file',
      output,
    ],
    { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return readFileSync(output, 'utf8');
}

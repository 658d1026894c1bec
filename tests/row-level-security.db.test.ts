import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, inWorkspace, type Database } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { inDatabase, statement, templateName } from './support/database-cluster.ts';
import { madeUp } from './support/lived-in-house.ts';

/**
 * The probes of workspace isolation, driven by the catalogue: a table that a later migration adds is tested the day it
 * is added. Rows for the probes are made up column by column, without foreign keys, because isolation must not depend
 * on the shape of the data.
 */

/** Tables that belong to no workspace, and why each may. */
const shared: Record<string, string> = {
  rate_limits: 'counted before anybody is known; subjects are hashed',
  installation_facts: 'about the installation, never about a customer',
  schema_migrations: 'names of migrations',
};
/** The functions that look across workspaces; every other one runs with the rights of its caller. */
const lookAcross = [
  'find_inbox_of_address',
  'find_mentions',
  'find_only_workspace',
  'find_workspace_id',
  'has_any_workspace',
  'list_imap_inboxes',
  'list_stuck_outgoing_mails',
  'list_waiting_raw_messages',
  'list_workspace_ids',
  'list_workspaces_of_customer_address',
  'list_workspaces_of_email',
  'search_conversations',
  'search_customers',
  'sequence_waiting_events',
];

interface Column {
  name: string;
  type: string;
}
interface Table {
  name: string;
  columns: Column[];
  /** The application may add to some tables and never change them. */
  mayChange: boolean;
}

const name = `test_${randomBytes(6).toString('hex')}`;
const here = newId();
const elsewhere = newId();
let owner: pg.Client;
let database: Database;
let tables: Table[];

beforeAll(async () => {
  const admin = inject('cluster');
  await statement(admin, `create database ${name} template ${templateName}`);
  const connection = inDatabase(admin, name);
  owner = new pg.Client(connection);
  await owner.connect();
  database = connectDatabase(connection, () => {});
  tables = await protectedTables();
  await forgetConstraints();
  for (const workspaceId of [here, elsewhere]) for (const table of tables) await seed(table, workspaceId);
});

afterAll(async () => {
  await owner.end();
  await database.close();
  await statement(inject('cluster'), `drop database ${name} with (force)`);
});

describe('P1, the catalogue', () => {
  test('every table with a workspace is protected by force, and every other one is on the list', async () => {
    expect(await unguarded()).toEqual([]);
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not exists (select from pg_attribute where attrelid = c.oid and attname = 'workspace_id') order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual(Object.keys(shared).sort());
  });

  test('every protected table has a policy that checks both what is read and what is written', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select tablename as name from pg_policies where schemaname = 'public' and policyname = 'workspace_rows'
         and qual like '%workspace_id = ( SELECT current_workspace()%' and with_check = qual order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual(tables.map((table) => table.name));
  });

  test('the application owns nothing, is no superuser and may not step around', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = 'extramile_app'`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  test('no view, and only the listed functions look with other rights than the caller’s', async () => {
    const views = await owner.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')",
    );
    expect(views.rows).toEqual([]);
    const { rows } = await owner.query<{ name: string }>(
      "select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1",
    );
    expect(rows.map((row) => row.name)).toEqual(lookAcross);
  });
});

describe('P2, without a workspace', () => {
  test('nothing can be read from any table', async () => {
    for (const table of tables) expect([table.name, await countAll(table.name)]).toEqual([table.name, 0]);
  });

  test('nothing can be written to any table', async () => {
    for (const table of tables)
      await expect(insert(database.pool, table, newId()), table.name).rejects.toThrow(/row-level security/);
  });
});

describe('P3, in one workspace with the keys of another', () => {
  test('each row seen is one’s own', async () => {
    await inWorkspace(database.db, here, async (tx) => {
      for (const table of tables) {
        const seen = await sql<{ owner: string }>`
          select distinct workspace_id as owner from ${sql.table(table.name)}`.execute(tx);
        expect([table.name, seen.rows]).toEqual([table.name, [{ owner: here }]]);
      }
    });
  });

  test.each(['select', 'update', 'delete', 'insert'] as const)('%s touches nothing', async (command) => {
    for (const table of tables) {
      const attempt = inWorkspace(database.db, here, async (tx) => {
        const place = sql`${sql.table(table.name)}`;
        if (command === 'select')
          return (await sql`select 1 from ${place} where workspace_id = ${elsewhere}`.execute(tx)).rows
            .length;
        if (command === 'insert') {
          const { text, values } = insertion(table, elsewhere);
          return sql.raw(inlined(text, values)).execute(tx);
        }
        if (!table.mayChange) return 0;
        const change =
          command === 'delete'
            ? sql`delete from ${place} where workspace_id = ${elsewhere}`
            : sql`update ${place} set ${sql.ref(table.columns.at(-1)?.name ?? '')} = ${sql.ref(table.columns.at(-1)?.name ?? '')} where workspace_id = ${elsewhere}`;
        return Number((await change.execute(tx)).numAffectedRows ?? 0);
      });
      if (command === 'insert') await expect(attempt, table.name).rejects.toThrow(/row-level security/);
      else expect([table.name, await attempt]).toEqual([table.name, 0]);
    }
  });

  test('the other workspace still has everything', async () => {
    for (const table of tables) {
      const { rows } = await owner.query(`select 1 from ${table.name} where workspace_id = $1`, [elsewhere]);
      expect([table.name, rows.length]).toEqual([table.name, 1]);
    }
  });
});

describe('P5, broken on purpose', () => {
  test('a query that forgets the workspace still sees only its own rows', async () => {
    const all = await inWorkspace(database.db, here, (tx) =>
      tx.selectFrom('staff').select('workspaceId').execute(),
    );
    expect(all).toEqual([{ workspaceId: here }]);
  });

  test('a table whose protection is taken away is noticed by the first probe', async () => {
    await owner.query('alter table staff disable row level security');
    expect(await unguarded()).toEqual(['staff']);
    await owner.query('alter table staff enable row level security');
    await owner.query('alter table staff no force row level security');
    expect(await unguarded()).toEqual(['staff']);
    await owner.query('alter table staff force row level security');
    expect(await unguarded()).toEqual([]);
  });
});

describe('P6, what a unique key gives away', () => {
  test('an address that another workspace has is as free as any', async () => {
    const outcomes: (string | null)[] = [];
    for (const email of ['taken@elsewhere.test', 'fresh@elsewhere.test']) {
      if (email.startsWith('taken')) await addStaff(elsewhere, email);
      outcomes.push(await addStaff(here, email).then(() => 'added', String));
    }
    expect(outcomes).toEqual(['added', 'added']);
  });

  test('no unique key spans workspaces, but for the address of a workspace and of an inbox', async () => {
    const { rows } = await inDatabaseTemplate(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace = 'public'::regnamespace and i.indisunique
         and exists (select from pg_attribute where attrelid = c.oid and attname = 'workspace_id')
         and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnum = any (i.indkey))
       order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual([
      'inboxes_address',
      'workspaces_pkey',
      'workspaces_slug_key',
    ]);
  });
});

async function protectedTables(): Promise<Table[]> {
  const { rows } = await owner.query<{ name: string; columns: Column[]; mayChange: boolean }>(
    `select c.relname as name, has_table_privilege('extramile_app', c.oid, 'update') as "mayChange",
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
     group by c.oid, c.relname order by c.relname`,
  );
  return rows;
}

async function unguarded(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity and a.attnotnull) order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Foreign keys and checks are dropped from this copy, so that one made-up row fits every table. */
async function forgetConstraints(): Promise<void> {
  const { rows } = await owner.query<{ drop: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('f', 'c')`,
  );
  for (const { drop } of rows) await owner.query(drop);
}

async function seed(table: Table, workspaceId: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
    await insert(client, table, workspaceId);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function insert(client: pg.Pool | pg.PoolClient, table: Table, workspaceId: string): Promise<void> {
  const { text, values } = insertion(table, workspaceId);
  await client.query(text, values);
}

function insertion(table: Table, workspaceId: string): { text: string; values: string[] } {
  const isWorkspace = (column: Column) =>
    column.name === 'workspace_id' || (table.name === 'workspaces' && column.name === 'id');
  const values = table.columns.map((column) => (isWorkspace(column) ? workspaceId : madeUp(column.type)));
  const names = table.columns.map((column) => column.name).join(', ');
  const places = table.columns.map((column, index) => `$${index + 1}::${column.type}`).join(', ');
  return { text: `insert into ${table.name} (${names}) values (${places})`, values };
}

/** The made-up values hold no quote, so writing them into the text is safe here. */
function inlined(text: string, values: readonly string[]): string {
  return text.replaceAll(/\$(\d+)/g, (_, position: string) => `'${values[Number(position) - 1]}'`);
}

function addStaff(workspaceId: string, email: string): Promise<unknown> {
  return inWorkspace(database.db, workspaceId, (tx) =>
    tx.insertInto('staff').values({ workspaceId, id: newId(), email, name: 'Sam', role: 'staff' }).execute(),
  );
}

async function countAll(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

/** This file's own copy has lost its constraints; what unique keys there are is asked of a fresh one. */
async function inDatabaseTemplate(text: string): Promise<pg.QueryResult<{ name: string }>> {
  const fresh = `test_${randomBytes(6).toString('hex')}`;
  await statement(inject('cluster'), `create database ${fresh} template ${templateName}`);
  const client = new pg.Client(inDatabase(inject('cluster'), fresh));
  await client.connect();
  try {
    return await client.query<{ name: string }>(text);
  } finally {
    await client.end();
    await statement(inject('cluster'), `drop database ${fresh} with (force)`);
  }
}

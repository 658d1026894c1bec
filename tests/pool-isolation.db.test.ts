import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { assertApplicationRole, connectDatabase, inWorkspace, type Database } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { inDatabase, statement, templateName } from './support/database-cluster.ts';
import { startPgBouncer, type Pooler } from './support/pgbouncer.ts';

/**
 * P4: two connections, two workspaces in turn, and trouble in the middle of every third transaction. Whatever ends a
 * transaction, the connection must carry nobody's workspace into the next one, behind a pooler too.
 */

const name = `test_${randomBytes(6).toString('hex')}`;
const houses = [newId(), newId()] as const;
const staffEach = 250;
const turns = 400;
let pooler: Pooler;

beforeAll(async () => {
  await statement(inject('cluster'), `create database ${name} template ${templateName}`);
  const connection = inDatabase(inject('cluster'), name);
  pooler = await startPgBouncer(connection, 2);
  const database = connectDatabase(connection, () => {});
  for (const workspaceId of houses)
    await inWorkspace(database.db, workspaceId, async (tx) => {
      await tx
        .insertInto('workspaces')
        .values({ id: workspaceId, slug: `w-${workspaceId}`, name: 'W', timeZone: 'UTC' })
        .execute();
      const people = Array.from({ length: staffEach }, (_, n) => ({
        ...{ workspaceId, id: newId(), email: `s${n}@house.test`, name: 'S', role: 'staff' },
      }));
      await tx.insertInto('staff').values(people).execute();
    });
  await database.close();
});

afterAll(async () => {
  await pooler.stop();
  await statement(inject('cluster'), `drop database ${name} with (force)`);
});

const trouble = [
  sql`select 1 / 0`,
  sql`select set_config('statement_timeout', '1', true), pg_sleep(0)`,
  sql`select pg_sleep(0.02)`,
  sql`select pg_cancel_backend(pg_backend_pid())`,
  sql`insert into staff (workspace_id, id) values (gen_random_uuid(), gen_random_uuid())`,
];

describe.each([['the pool of the program'], ['PgBouncer in transaction mode']] as const)('%s', (kind) => {
  let database: Database;

  beforeAll(() => {
    const connection = inDatabase(inject('cluster'), name);
    const options = kind.startsWith('PgBouncer') ? { poolerUrl: pooler.url } : { most: 2 };
    database = connectDatabase(connection, () => {}, options);
  });
  afterAll(() => database.close());

  test('runs as the application and nobody else', async () => {
    await assertApplicationRole(database.db);
    await assertApplicationRole(database.lasting);
  });

  test('shows nobody the rows of another, and keeps no workspace', async () => {
    const seen = { own: 0, foreign: 0, broken: 0 };
    await Promise.all(Array.from({ length: turns }, (_, turn) => takeTurn(database, turn, seen)));
    expect(seen.foreign).toBe(0);
    expect(seen.own).toBe(turns * staffEach);
    // Trouble that troubles nobody would prove nothing.
    expect(seen.broken).toBeGreaterThan(turns / 5);
    const idle = await Promise.all(
      Array.from({ length: 50 }, () =>
        database.pool.query<{ kept: string | null; rows: number }>(
          "select nullif(current_setting('app.workspace_id', true), '') as kept, (select count(*)::int from staff) as rows",
        ),
      ),
    );
    expect(new Set(idle.flatMap(({ rows }) => rows.map((row) => `${row.kept} ${row.rows}`)))).toEqual(
      new Set(['null 0']),
    );
  });
});

async function takeTurn(
  { db }: Database,
  turn: number,
  seen: { own: number; foreign: number; broken: number },
): Promise<void> {
  const workspaceId = houses[turn % 2] ?? '';
  try {
    await inWorkspace(db, workspaceId, async (tx) => {
      const { rows } = await sql<{ owner: string }>`select workspace_id as owner from staff`.execute(tx);
      seen.own += rows.filter(({ owner }) => owner === workspaceId).length;
      seen.foreign += rows.filter(({ owner }) => owner !== workspaceId).length;
      if (turn % 3 === 0) await trouble[turn % trouble.length]?.execute(tx);
      // Limits that a transaction sets for itself end it here.
      if (turn % 7 === 0) await sql`set local statement_timeout = 1`.execute(tx);
      if (turn % 7 === 0) await sql`select pg_sleep(0.01)`.execute(tx);
    });
  } catch {
    seen.broken++;
  }
}

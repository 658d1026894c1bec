import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { newId } from '#platform/ids.ts';
import { feedbackStory } from './feedback-story.ts';
import type { TestApp } from './test-app.ts';

/** A workspace in which people have worked; a furnished one also has an invented row in every table they left empty. */
export interface LivedInHouse {
  workspaceId: string;
  ownerId: string;
  /** One id of every table that has any, the latest, by the table's name. */
  ids: ReadonlyMap<string, string>;
}

/** Stands in every word that the house’s people and customers wrote, so that it is known wherever it turns up. */
export const marker = 'zebra';

export async function aLivedInHouse(
  app: TestApp,
  state: 'used' | 'furnished' = 'used',
): Promise<LivedInHouse> {
  const story = await feedbackStory(app);
  const { workspaceId } = story;
  await story.answers((await story.asked({ address: `${marker}@mail.test` })).path, { mark: 'B' });
  await story.customerWrites({ address: `${marker}-two@mail.test` });
  await withOwner(app, async (owner) => {
    await owner.query(`update conversations set subject = $2 where workspace_id = $1`, [
      workspaceId,
      `The ${marker}`,
    ]);
    if (state === 'furnished') await furnish(owner, workspaceId);
  });
  return {
    workspaceId,
    ownerId: story.house.ownerId,
    ids: await withOwner(app, (owner) => latestIds(owner, workspaceId)),
  };
}

/** As the owner of the schema, who sees everything. */
export async function withOwner<T>(app: TestApp, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

interface Table {
  name: string;
  columns: { name: string; type: string }[];
}

export async function workspaceTables(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `select c.relname as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
     group by c.oid, c.relname order by c.relname`,
  );
  return rows;
}

/** Tables that the story left empty get a row of invented values, without foreign keys and checks standing in the way. */
async function furnish(owner: pg.Client, workspaceId: string): Promise<void> {
  await owner.query('set session_replication_role = replica');
  for (const table of await workspaceTables(owner)) {
    const { rows } = await owner.query(`select 1 from ${table.name} where workspace_id = $1 limit 1`, [
      workspaceId,
    ]);
    if (rows.length > 0) continue;
    const checks = await owner.query<{ name: string }>(
      "select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
      [table.name],
    );
    for (const { name } of checks.rows)
      await owner.query(`alter table ${table.name} drop constraint ${name}`);
    const names = table.columns.map((column) => column.name).join(', ');
    const places = table.columns.map((column, index) => `$${index + 1}::${column.type}`).join(', ');
    await owner.query(
      `insert into ${table.name} (${names}) values (${places})`,
      table.columns.map(({ name, type }) => (name === 'workspace_id' ? workspaceId : madeUp(type))),
    );
  }
}

export function madeUp(type: string): string {
  if (type.endsWith('[]')) return '{}';
  if (type === 'uuid') return newId();
  if (type === 'jsonb' || type === 'json') return '{}';
  if (type === 'boolean') return 'true';
  if (type === 'bytea') return `\\x${randomBytes(16).toString('hex')}`;
  if (type === 'inet') return '127.0.0.1';
  if (/^(timestamp|date)/.test(type)) return '2026-03-02';
  if (/^time\b/.test(type)) return '09:00';
  if (/^(bigint|integer|smallint|numeric|double|real)/.test(type)) return '1';
  if (type.startsWith('character(') || type === 'character') return 'G';
  return `${marker}${randomBytes(6).toString('hex')}`;
}

async function latestIds(owner: pg.Client, workspaceId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, columns } of await workspaceTables(owner)) {
    if (!columns.some((column) => column.name === 'id' && column.type === 'uuid')) continue;
    const { rows } = await owner.query<{ id: string }>(
      `select id from ${name} where workspace_id = $1 order by id desc limit 1`,
      [workspaceId],
    );
    if (rows[0]) ids.set(name, rows[0].id);
  }
  return ids;
}

/** Everything a workspace holds, as text, table by table: what must be the same before and after. */
export async function contentsOfWorkspace(
  app: TestApp,
  workspaceId: string,
): Promise<Record<string, string[]>> {
  return withOwner(app, async (owner) => {
    const contents: Record<string, string[]> = {};
    for (const { name } of await workspaceTables(owner)) {
      const { rows } = await owner.query<{ row: string }>(
        `select t::text as row from ${name} t where workspace_id = $1 order by 1`,
        [workspaceId],
      );
      contents[name] = rows.map(({ row }) => row);
    }
    return contents;
  });
}

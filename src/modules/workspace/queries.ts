import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import { notFound } from '#platform/errors.ts';

export async function getWorkspaceRow(tx: Tx, workspaceId: string) {
  const row = await tx.selectFrom('workspaces').selectAll().where('id', '=', workspaceId).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function findWorkspaceIdOfSlug(db: Db, slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select find_workspace_id(${slug}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Where only one business lives, nobody has to say which one they mean. */
export async function findOnlyWorkspaceId(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from find_only_workspace()`.execute(db);
  return rows[0]?.id;
}

export async function hasAnyWorkspace(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select has_any_workspace() as found`.execute(db);
  return rows[0]?.found === true;
}

export async function listWorkspaceIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select list_workspace_ids() as id`.execute(db);
  return rows.map((row) => row.id);
}

import { sql } from 'kysely';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { z } from 'zod';
import { askedAndGivenTables } from './asked-and-given.ts';
import { learntTables } from './learnt.ts';
import { putRightTables } from './put-right-rows.ts';
import { filledTables } from './rows.ts';
import { livedRuleTables } from './rules-lived.ts';

/** The mark by which a demonstration is later known as ours; without it no workspace is ever removed from here. */
const fact = 'demo.workspace';
const factShape = z.object({ workspaceId: z.uuid() });

export async function rememberDemo(platform: Platform, workspaceId: string): Promise<void> {
  const value = JSON.stringify({ workspaceId });
  await platform.db
    .insertInto('installationFacts')
    .values({ name: fact, value, updatedAt: platform.clock.now() })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: platform.clock.now() }))
    .execute();
}

export async function findDemo(platform: Platform): Promise<string | undefined> {
  const row = await platform.db
    .selectFrom('installationFacts')
    .select('value')
    .where('name', '=', fact)
    .executeTakeFirst();
  return row && factShape.parse(row.value).workspaceId;
}

/**
 * Takes the demonstration out, children before their parents; what the workspace itself owns then goes with it. Only
 * rows of that one workspace are within reach of the transaction.
 */
export async function removeDemo(platform: Platform, workspaceId: string): Promise<void> {
  const hashes = await inWorkspace(platform.db, workspaceId, async (tx) => {
    const files = await tx
      .selectFrom('files')
      .select('sha256')
      .where('workspaceId', '=', workspaceId)
      .execute();
    await sql`set local statement_timeout = '120s'`.execute(tx);
    for (const table of [...putRightTables, ...livedRuleTables, ...learntTables].toReversed())
      await tx.deleteFrom(table).where('workspaceId', '=', workspaceId).execute();
    for (const table of askedAndGivenTables.toReversed())
      await tx.deleteFrom(table).where('workspaceId', '=', workspaceId).execute();
    // Acceptances name the customer who gave them; they go with their pages, and those before the customers.
    await tx.deleteFrom('agreements').where('workspaceId', '=', workspaceId).execute();
    await tx.deleteFrom('drafts').where('workspaceId', '=', workspaceId).execute();
    // Customers point at their companies; letting go of these first leaves no order to keep among them.
    await tx
      .updateTable('customers')
      .set({ companyId: null })
      .where('workspaceId', '=', workspaceId)
      .execute();
    for (const table of filledTables.toReversed()) {
      if (table === 'staff' || table === 'teams') continue;
      await tx.deleteFrom(table).where('workspaceId', '=', workspaceId).execute();
    }
    await tx.deleteFrom('elements').where('workspaceId', '=', workspaceId).execute();
    await tx.deleteFrom('workspaces').where('id', '=', workspaceId).execute();
    return files.map(({ sha256 }) => sha256);
  });
  await platform.db.deleteFrom('installationFacts').where('name', '=', fact).execute();
  for (const sha256 of hashes) await platform.files.remove(workspaceId, sha256);
}

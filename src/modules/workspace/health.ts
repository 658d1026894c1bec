import { sql } from 'kysely';
import { statfs } from 'node:fs/promises';
import type { Ctx } from '#platform/context.ts';
import { health, type Health } from './contract.ts';

const backupFact = health.shape.lastBackup.catch(null);

/** What whoever looks after the installation wants to see at a glance. */
export async function getHealth(ctx: Ctx): Promise<Health> {
  const queues = await ctx.platform.jobs.counts();
  const version = await sql<{ serverVersion: string }>`show server_version`.execute(ctx.tx);
  return {
    // pg-boss keeps queues of its own, which say nothing about our work.
    queues: queues.filter(({ name }) => !name.startsWith('__')),
    disk: await diskOf(ctx.platform.config.dataDir),
    lastBackup: await findLastBackup(ctx),
    database: { version: version.rows[0]?.serverVersion ?? '' },
  };
}

async function findLastBackup(ctx: Ctx): Promise<Health['lastBackup']> {
  const fact = await ctx.tx
    .selectFrom('installationFacts')
    .select('value')
    .where('name', '=', 'last_backup')
    .executeTakeFirst();
  return backupFact.parse(fact?.value ?? null);
}

/** Free for us, which is less than free: a part is kept for the system's own user. */
async function diskOf(folder: string): Promise<Health['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeInBytes: bavail * bsize, sizeInBytes: blocks * bsize };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

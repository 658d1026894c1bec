import { run, systemActor, type Ctx } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { z } from 'zod';
import { verifyAudit } from './audit.ts';
import type { getAuditCheck } from './contract.ts';

type Check = OutputOf<typeof getAuditCheck>;

/** What the last look at the whole chain has found; nulls before the first. */
export async function lastAuditCheck(ctx: Ctx): Promise<Check> {
  const row = await ctx.tx
    .selectFrom('auditChecks')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst();
  if (!row) return { checkedAt: null, entries: null, firstBroken: null };
  return { checkedAt: row.checkedAt.toISOString(), entries: row.entries, firstBroken: row.firstBroken };
}

/** Recomputes the chain now and keeps what was found. */
export async function checkAudit(ctx: Ctx): Promise<Check> {
  const found = await verifyAudit(ctx);
  const row = { ...found, checkedAt: ctx.now };
  await ctx.tx
    .insertInto('auditChecks')
    .values({ workspaceId: ctx.workspaceId, ...row })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet(row))
    .execute();
  return lastAuditCheck(ctx);
}

/** Every night, so that an altered entry is noticed although nobody looks. */
export const checkAuditJob = jobType('access.check-audit', {
  payload: z.object({}),
  schedule: '41 3 * * *',
  run: async (platform) => {
    for (const workspaceId of await listWorkspaceIds(platform.db)) {
      const options = { workspaceId, actor: systemActor, requestId: newId() };
      const { firstBroken } = await run(platform, options, checkAudit);
      if (firstBroken !== null)
        platform.log.error({ workspaceId, firstBroken }, 'an audit entry was altered');
    }
  },
});

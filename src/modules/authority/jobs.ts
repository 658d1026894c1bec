import { z } from 'zod';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { run, systemActor, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { endLoan } from './commands/answer-loan.ts';

const batch = 500;

/** Loans whose time is over: nothing is reserved for them from that moment, and here they are closed and told. */
export const endLoans = jobType('authority.end-loans', {
  payload: z.object({}),
  schedule: '*/5 * * * *',
  run: endAllLoans,
});

async function endAllLoans(platform: Platform): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(platform.db)) {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    const over = await run(platform, options, (ctx) =>
      ctx.tx
        .selectFrom('authorityLoans')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .where('status', 'in', ['asked', 'lent'])
        .where('expiresAt', '<=', ctx.now)
        .orderBy('askedAt')
        .limit(batch)
        .execute(),
    );
    for (const { id } of over) await run(platform, options, (ctx) => endLoan(ctx, id));
  }
}

export const jobs = [endLoans];

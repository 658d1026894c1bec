import { systemActor, run } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { sweepRateLimits } from '#platform/http/rate-limit.ts';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { z } from 'zod';
import { idleMilliseconds } from './logic/session-ends.ts';
import { sweepVisits } from './visitors/sweep-visits.ts';

/** Links are kept for a while after their end, so that a late visitor's question can still be answered from the rows. */
const keptMilliseconds = 30 * 86_400_000;

/** Takes away what has ended by itself. It was refused already; this keeps addresses and devices no longer than needed. */
export const sweepJob = jobType('access.sweep', {
  payload: z.object({}),
  schedule: '17 3 * * *',
  run: async (platform) => {
    for (const workspaceId of await listWorkspaceIds(platform.db)) {
      const options = { workspaceId, actor: systemActor, requestId: newId() };
      await run(platform, options, async (ctx) => {
        const { tx, now } = ctx;
        await sweepVisits(ctx);
        await tx
          .deleteFrom('sessions')
          .where('workspaceId', '=', workspaceId)
          .where((eb) =>
            eb.or([
              eb('expiresAt', '<=', now),
              eb('lastSeenAt', '<=', new Date(now.getTime() - idleMilliseconds)),
            ]),
          )
          .execute();
        await tx
          .deleteFrom('singleUseLinks')
          .where('workspaceId', '=', workspaceId)
          .where('expiresAt', '<=', new Date(now.getTime() - keptMilliseconds))
          .execute();
      });
    }
  },
});

/** Strangers make rows of counted tries, so these are swept often: between two looks there is little to gather. */
export const sweepLimitsJob = jobType('access.sweep-limits', {
  payload: z.object({}),
  schedule: '*/10 * * * *',
  run: async (platform) => {
    const swept = await sweepRateLimits(platform);
    if (swept > 0) platform.log.debug({ swept }, 'ended counters swept');
  },
});

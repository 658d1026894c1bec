import { z } from 'zod';
import { run, systemActor } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { putAsk } from './commands/put-ask.ts';
import { pickForWave } from './queries/both-sides.ts';

/** Asks the customers of a wave. A second run finds those it asked resting, and asks nobody twice. */
export const askWaveJob = jobType('feedback.ask-wave', {
  payload: z.object({ workspaceId: z.uuid(), waveId: z.uuid(), customers: z.int() }),
  run: async (platform, { workspaceId, waveId, customers }) => {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    const chosen = await run(platform, options, (ctx) => pickForWave(ctx, { waveId, atMost: customers }));
    for (const customerId of chosen)
      await run(platform, options, (ctx) => putAsk(ctx, { customerId, kind: 'same-sentence', waveId }));
  },
});

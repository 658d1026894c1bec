import { z } from 'zod';
import { run, systemActor } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { putAsk } from './commands/put-ask.ts';
import { sendAsk } from './commands/send-ask.ts';
import { askWaveJob } from './wave-jobs.ts';
import { listDueCustomers } from './queries/check-ins.ts';

/** Sends the ask of a closed conversation once its delay is over, if it still may be sent. */
export const sendAskJob = jobType('feedback.send-ask', {
  payload: z.object({ workspaceId: z.uuid(), conversationId: z.uuid() }),
  run: async (platform, { workspaceId, conversationId }) => {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    await run(platform, options, (ctx) => sendAsk(ctx, conversationId));
  },
});

/** So many leave in one night; whoever is left is due the next one too. */
const mostAtOnce = 200;

/** Asks those whose check-in is due, each in a transaction of its own: one that fails keeps nobody else from being asked. */
export const sendCheckInsJob = jobType('feedback.send-check-ins', {
  payload: z.object({}),
  schedule: '40 8 * * 1-5',
  run: async (platform) => {
    for (const workspaceId of await listWorkspaceIds(platform.db)) {
      const options = { workspaceId, actor: systemActor, requestId: newId() };
      const due = await run(platform, options, (ctx) => listDueCustomers(ctx, mostAtOnce));
      for (const customerId of due)
        await run(platform, options, (ctx) => putAsk(ctx, { customerId, kind: 'check-in', waveId: null }));
    }
  },
});

export const jobs = [sendAskJob, sendCheckInsJob, askWaveJob];

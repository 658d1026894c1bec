import { z } from 'zod';
import { run, systemActor } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { sendAsk } from './commands/send-ask.ts';

/** Sends the ask of a closed conversation once its delay is over, if it still may be sent. */
export const sendAskJob = jobType('feedback.send-ask', {
  payload: z.object({ workspaceId: z.uuid(), conversationId: z.uuid() }),
  run: async (platform, { workspaceId, conversationId }) => {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    await run(platform, options, (ctx) => sendAsk(ctx, conversationId));
  },
});

export const jobs = [sendAskJob];

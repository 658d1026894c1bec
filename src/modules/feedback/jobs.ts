import { z } from 'zod';
import { run, systemActor } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType, type JobType } from '#platform/jobs/jobs.ts';
import { sendAsk } from './commands/send-ask.ts';

const payload = z.object({ workspaceId: z.uuid(), conversationId: z.uuid() });

/** Sends the ask of a closed conversation once its delay is over; a later closing of the same one moves it on. */
export const sendAskJob: JobType<typeof payload> = jobType('feedback.send-ask', {
  payload,
  run: async (platform, { workspaceId, conversationId }) => {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    await run(platform, options, async (ctx) => {
      const verdict = await sendAsk(ctx, conversationId);
      if (!verdict.allowed || verdict.from <= ctx.now) return;
      await platform.jobs.enqueue(
        ctx,
        sendAskJob,
        { workspaceId, conversationId },
        { startAfter: verdict.from },
      );
    });
  },
});

export const jobs = [sendAskJob];

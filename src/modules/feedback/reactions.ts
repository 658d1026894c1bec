import { reaction } from '#platform/events/events.ts';
import { conversationStatusChanged } from '#modules/conversations/events.ts';
import { considerAsk } from './commands/send-ask.ts';
import { sendAskJob } from './jobs.ts';

/** A closed matter may be asked about, a little later: whoever closes by mistake can still reopen. */
const onConversationClosed = reaction(
  'feedback.ask-after-closing',
  conversationStatusChanged,
  async (ctx, { payload }) => {
    const { workspaceId } = ctx;
    const { conversationId } = payload;
    const verdict = await considerAsk(ctx, conversationId);
    if (!verdict.allowed) return;
    const job = { workspaceId, conversationId };
    await ctx.platform.jobs.enqueue(ctx, sendAskJob, job, { startAfter: verdict.from });
  },
  { onlyIf: ({ to }) => to === 'closed' },
);

export const reactions = [onConversationClosed];

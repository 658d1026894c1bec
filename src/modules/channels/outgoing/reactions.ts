import { messageQueued, messageRescheduled, messageWithdrawn } from '#modules/conversations/events.ts';
import { reaction } from '#platform/events/events.ts';
import { queueReply, rescheduleReply } from './queue-mail.ts';

export const outgoingReactions = [
  reaction(
    'channels.queue-reply',
    messageQueued,
    async (ctx, { payload }) => {
      await queueReply(ctx, payload.messageId);
    },
    { onlyIf: ({ channel }) => channel === 'email' },
  ),
  reaction('channels.reschedule-reply', messageRescheduled, (ctx, { payload }) =>
    rescheduleReply(ctx, { messageId: payload.messageId, sendAfter: new Date(payload.sendAfter) }),
  ),
  reaction('channels.cancel-reply', messageWithdrawn, async (ctx, { payload }) => {
    await ctx.tx
      .updateTable('outgoingMails')
      .set({ state: 'cancelled', finishedAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('messageId', '=', payload.messageId)
      .where('state', '=', 'queued')
      .execute();
  }),
];

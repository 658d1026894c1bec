import { conversationStatusChanged, messageReceived } from '#modules/conversations/events.ts';
import type { Ctx } from '#platform/context.ts';
import { reaction, reactionToSeveral } from '#platform/events/events.ts';
import { findEchoes } from '../commands/find-echo.ts';
import { rankConversation, reopenUnseenEcho } from '../commands/rank-conversation.ts';
import { failureChanged, failureRecorded, recoveryClosed } from '../events.ts';

/** What words thrown back and failures do to the place of a conversation. */
export const echoReactions = [
  reactionToSeveral(
    'recovery.hear-echoes',
    messageReceived,
    (ctx, events) =>
      findEchoes(
        ctx,
        events.map(({ payload }) => payload.messageId),
      ),
    { onlyIf: ({ automatic }) => !automatic },
  ),
  reaction(
    'recovery.keep-echo-open',
    conversationStatusChanged,
    (ctx, { payload }) => reopenUnseenEcho(ctx, payload.conversationId),
    { onlyIf: ({ to, staffId }) => to === 'closed' && staffId === null },
  ),
  reaction('recovery.rank-on-failure', failureRecorded, (ctx, { payload }) => rank(ctx, payload)),
  reaction('recovery.rank-on-correction', failureChanged, (ctx, { payload }) => rank(ctx, payload)),
  reaction('recovery.rank-on-closing', recoveryClosed, (ctx, { payload }) => rank(ctx, payload)),
];

async function rank(ctx: Ctx, { conversationId }: { conversationId: string | null }): Promise<void> {
  if (conversationId !== null) await rankConversation(ctx, conversationId);
}

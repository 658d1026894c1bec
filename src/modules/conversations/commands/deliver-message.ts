import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import type { z } from 'zod';
import type { delivery as deliveryShape } from '../contract.ts';
import { conversationStatusChanged, messageDelivery } from '../events.ts';
import { claim, mayBecome, type Claim } from '../logic/sending.ts';
import { lockMessage } from '../queries/lock-conversation.ts';
import { withdraw } from './withdraw-message.ts';

type Delivery = z.infer<typeof deliveryShape>;

/**
 * The last word before a mail leaves: under the conversation's lock the message goes from `queued` to `sending`, or it
 * is refused because it was taken back, is not due yet, or the customer overtook it. Nothing can undo it afterwards.
 */
export async function claimForSending(
  ctx: Ctx,
  given: { messageId: string; emailMessageId?: string },
): Promise<Claim> {
  const { conversation, message } = await lockMessage(ctx, given.messageId);
  const overtaken = await ctx.tx
    .selectFrom('messages')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversation.id)
    .where('direction', '=', 'in')
    .where('createdAt', '>', message.createdAt)
    .limit(1)
    .executeTakeFirst();
  const verdict = claim(
    {
      delivery: message.delivery,
      createdAt: message.createdAt,
      sendAfter: message.sendAfter ?? message.createdAt,
      customerWroteSince: overtaken !== undefined,
    },
    ctx.now,
  );
  if (!verdict.mayLeave) {
    if (verdict.because === 'overtaken') await withdraw(ctx, { conversation, message, because: 'overtaken' });
    return verdict;
  }
  await ctx.tx
    .updateTable('messages')
    .set({
      delivery: 'sending',
      ...(given.emailMessageId ? { emailMessageId: given.emailMessageId } : {}),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', message.id)
    .execute();
  const about = { conversationId: conversation.id, messageId: message.id };
  announce(ctx, messageDelivery, { ...about, delivery: 'sending' }, { subjectId: conversation.id });
  return verdict;
}

/**
 * Writes down what became of a message. News that arrive late or twice change nothing. A refused reply opens the
 * conversation again, because the customer has no answer and nobody else would notice.
 */
export async function recordDelivery(
  ctx: Ctx,
  news: { messageId: string; delivery: Delivery; detail?: string | null; emailMessageId?: string },
): Promise<void> {
  const { conversation, message } = await lockMessage(ctx, news.messageId);
  if (message.delivery === null || !mayBecome(message.delivery, news.delivery)) return;
  await ctx.tx
    .updateTable('messages')
    .set({
      delivery: news.delivery,
      deliveryDetail: news.detail ?? null,
      ...(news.emailMessageId ? { emailMessageId: news.emailMessageId } : {}),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', message.id)
    .execute();
  const subject = { subjectId: conversation.id };
  const about = { conversationId: conversation.id, messageId: message.id };
  announce(ctx, messageDelivery, { ...about, delivery: news.delivery }, subject);
  const isHidden = conversation.status === 'waiting' || conversation.status === 'closed';
  if (news.delivery !== 'rejected' || !isHidden) return;
  await ctx.tx
    .updateTable('conversations')
    .set({ status: 'open', closedAt: null, revision: conversation.revision + 1, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversation.id)
    .execute();
  announce(
    ctx,
    conversationStatusChanged,
    {
      conversationId: conversation.id,
      from: conversation.status,
      to: 'open',
      customerId: conversation.customerId,
      staffId: null,
      until: null,
    },
    subject,
  );
}

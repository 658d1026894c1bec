import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { Message, rescheduleMessage as endpoint } from '../contract.ts';
import { messageRescheduled } from '../events.ts';
import { isScheduled, sendingTime } from '../logic/sending.ts';
import { lockMessage } from '../queries/lock-conversation.ts';
import { getMessage } from '../queries/messages.ts';
import { withdraw } from './withdraw-message.ts';

/** Words that wait leave at another moment; without one they leave now, after the time for undoing. */
export async function rescheduleMessage(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<Message> {
  const { conversation, message } = await lockMessage(ctx, params.id);
  if (message.delivery !== 'queued') throw new Refusal('already_sent', { kind: 'conflict' });
  const time = sendingTime(input.sendAfter === null ? undefined : new Date(input.sendAfter), ctx.now);
  if (!time.allowed) throw invalid(time.because);
  const { sentAt, sendAfter } = time;
  await ctx.tx
    .updateTable('messages')
    .set({ sentAt, sendAfter })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', message.id)
    .execute();
  announce(
    ctx,
    messageRescheduled,
    { conversationId: conversation.id, messageId: message.id, sendAfter: sendAfter.toISOString() },
    { subjectId: conversation.id },
  );
  return getMessage(ctx, message.id);
}

/**
 * The customers of these conversations have written: what was to leave to them later does not, for their words may have
 * made it wrong. It is its author's draft again. One statement finds out that there is nothing, the usual case.
 */
export async function stopScheduled(ctx: Ctx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const waiting = await ctx.tx
    .selectFrom('messages')
    .select(['id', 'createdAt', 'sendAfter'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', 'in', conversationIds)
    .where('delivery', '=', 'queued')
    .execute();
  for (const { id, createdAt, sendAfter } of waiting) {
    if (sendAfter === null || !isScheduled({ createdAt, sendAfter })) continue;
    const locked = await lockMessage(ctx, id);
    if (locked.message.delivery === 'queued') await withdraw(ctx, { ...locked, because: 'overtaken' });
  }
}

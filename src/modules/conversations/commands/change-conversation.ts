import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { changeConversation as endpoint, Conversation } from '../contract.ts';
import { conversationAssigned, conversationChanged, conversationStatusChanged } from '../events.ts';
import { change, type ConversationState } from '../logic/change.ts';
import { getConversation } from '../queries/get-conversation.ts';
import { lockConversation, type LockedConversation } from '../queries/lock-conversation.ts';
import { assertReferences } from './assert-references.ts';

/** Assigns, moves, tags, snoozes, closes or reopens; only what really changes is written and announced. */
export async function changeConversation(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<Conversation> {
  const conversation = await lockConversation(ctx, params.id);
  await assertReferences(ctx, input);
  const snoozedUntil = input.snoozedUntil === undefined ? undefined : new Date(input.snoozedUntil);
  const verdict = change(conversation, { ...input, snoozedUntil }, ctx.now);
  if (!verdict.allowed)
    throw new Refusal(verdict.because, {
      kind: 'invalid',
      fields: [{ path: 'snoozedUntil', message: verdict.because }],
    });
  if (verdict.fields.length > 0) await applyChange(ctx, conversation, verdict);
  return getConversation(ctx, conversation.id);
}

export async function applyChange(
  ctx: Ctx,
  conversation: LockedConversation,
  { set, fields }: { set: Partial<ConversationState>; fields: readonly (keyof ConversationState)[] },
): Promise<void> {
  await ctx.tx
    .updateTable('conversations')
    .set({ ...set, revision: conversation.revision + 1, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversation.id)
    .execute();
  announceChange(ctx, conversation, { set, fields });
}

const saidElsewhere = new Set(['status', 'snoozedUntil', 'closedAt', 'waitingSince', 'assigneeId', 'teamId']);

function announceChange(
  ctx: Ctx,
  before: LockedConversation,
  { set, fields }: { set: Partial<ConversationState>; fields: readonly (keyof ConversationState)[] },
): void {
  const conversationId = before.id;
  const subject = { subjectId: conversationId };
  const after = { ...before, ...set };
  if (fields.includes('assigneeId') || fields.includes('teamId'))
    announce(
      ctx,
      conversationAssigned,
      {
        conversationId,
        from: before.assigneeId,
        to: after.assigneeId,
        fromTeam: before.teamId,
        toTeam: after.teamId,
      },
      subject,
    );
  if (fields.includes('status') || fields.includes('snoozedUntil'))
    announce(
      ctx,
      conversationStatusChanged,
      {
        conversationId,
        from: before.status,
        to: after.status,
        customerId: after.customerId,
        staffId: staffIdOf(ctx),
        until: after.snoozedUntil?.toISOString() ?? null,
      },
      subject,
    );
  const others = fields.filter((field) => !saidElsewhere.has(field));
  if (others.length > 0) announce(ctx, conversationChanged, { conversationId, fields: others }, subject);
}

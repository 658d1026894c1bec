import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { createConversation } from '#modules/conversations/index.ts';
import type { MeetingItem } from '../contract.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import { getItem } from '../queries/meeting-parts.ts';
import { touchMeeting } from './save-meeting.ts';

/**
 * An open point becomes a conversation with the client's words as its first, so that it is answered, promised for and
 * never forgotten like any other. Pressed twice, it stays one.
 */
export async function openConversationOfItem(
  ctx: Ctx,
  { id: meetingId, itemId }: { id: string; itemId: string },
): Promise<MeetingItem> {
  const row = await lockMeeting(ctx, meetingId);
  const item = await getItem(ctx, { meetingId, itemId });
  if (item.kind !== 'open-point') throw new Refusal('not_an_open_point', { kind: 'conflict' });
  if (row.customerId === null) throw new Refusal('customer_missing', { kind: 'conflict' });
  if (item.conversation) return item;
  const conversation = await createConversation(ctx, {
    input: {
      customerId: row.customerId,
      channel: 'phone',
      direction: 'in',
      subject: firstLine(item.words),
      text: item.words,
      tags: [],
      ...(row.ownerStaffId === null ? {} : { assigneeId: row.ownerStaffId }),
    },
  });
  await ctx.tx
    .updateTable('meetingItems')
    .set({ conversationId: conversation.id, revision: item.revision + 1, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', itemId)
    .execute();
  await touchMeeting(ctx, row);
  return getItem(ctx, { meetingId, itemId });
}

function firstLine(words: string): string {
  const line = words.split('\n')[0] ?? '';
  return line.length <= 120 ? line : `${line.slice(0, 117).trimEnd()}…`;
}

import type { Ctx } from '#platform/context.ts';
import type { Meeting } from '../contract.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import { lockForStep, saveMeeting } from './save-meeting.ts';

/**
 * Calls a meeting off. A review whose talk is called off is waiting for another one again. The review is locked first,
 * as booking does, so that the two cannot wait for each other.
 */
export async function cancelMeeting(ctx: Ctx, id: string): Promise<Meeting> {
  const followsId = await reviewOf(ctx, id);
  const review = followsId === null ? undefined : await lockMeeting(ctx, followsId);
  const { row, house } = await lockForStep(ctx, { id, step: 'cancel' });
  await saveMeeting(ctx, row, { house, change: { isCancelled: true } });
  if (review) await saveMeeting(ctx, review, { house, change: { talkBookedAt: null } });
  return getMeeting(ctx, id);
}

async function reviewOf(ctx: Ctx, id: string): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('meetings')
    .select('followsId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.followsId ?? null;
}

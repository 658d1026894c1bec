import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { meetingRows, type MeetingRow } from './meeting-rows.ts';

/**
 * The meeting to be changed. Its row is locked before it is read together with its talk, so that two people who move it
 * on at the same moment take turns and the second sees what the first has done.
 */
export async function lockMeeting(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  meetingId: string,
): Promise<MeetingRow> {
  const { rows } = await sql`
    select id from meetings where workspace_id = ${ctx.workspaceId} and id = ${meetingId} for update`.execute(
    ctx.tx,
  );
  if (rows.length === 0) throw notFound();
  return meetingRows(ctx).where('meetings.id', '=', meetingId).executeTakeFirstOrThrow();
}

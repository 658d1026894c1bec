import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { findStaff } from '#modules/staff/index.ts';
import { getHouse, type House } from '#modules/promises/index.ts';
import { meetingKind, type Meeting } from '../contract.ts';
import { meetingChanged } from '../events.ts';
import { missingFor, statusOf, type Step } from '../logic/steps.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import { courseOf, type MeetingRow } from '../queries/meeting-rows.ts';

/** What a command may set of a meeting; status, revision and the moment of the change follow by themselves. */
export type MeetingChange = Partial<
  Pick<
    MeetingRow,
    | 'title'
    | 'scheduledAt'
    | 'minutes'
    | 'place'
    | 'ownerStaffId'
    | 'periodFrom'
    | 'periodTo'
    | 'notes'
    | 'privateNotes'
    | 'teamNote'
    | 'dissatisfaction'
    | 'dissatisfactionAt'
    | 'score'
    | 'scoredByName'
    | 'scoredAt'
    | 'preReadSentAt'
    | 'heldAt'
    | 'writtenUpAt'
    | 'talkBookedAt'
    | 'agreedAt'
    | 'agreedByName'
    | 'closedAt'
  >
> & { preRead?: string; isCancelled?: boolean };

/** Writes a change of a locked meeting and announces it; answers the row as it now stands. */
export async function saveMeeting(
  ctx: Ctx,
  row: MeetingRow,
  { house, change }: { house: House; change: MeetingChange },
): Promise<MeetingRow> {
  const { isCancelled = row.status === 'cancelled', preRead, ...columns } = change;
  const next: MeetingRow = { ...row, ...columns, revision: row.revision + 1, updatedAt: ctx.now };
  next.status = isCancelled ? 'cancelled' : statusOf(courseOf(next, house.settings));
  await ctx.tx
    .updateTable('meetings')
    .set({
      ...columns,
      ...(preRead === undefined ? {} : { preRead }),
      status: next.status,
      revision: next.revision,
      updatedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', row.id)
    .execute();
  announceChange(ctx, next);
  return next;
}

export function announceChange(
  ctx: Ctx,
  row: Pick<MeetingRow, 'id' | 'kind' | 'customerId' | 'status'>,
): void {
  const { id, customerId, status } = row;
  const kind = meetingKind.parse(row.kind);
  announce(ctx, meetingChanged, { meetingId: id, kind, customerId, status, at: ctx.now.toISOString() });
}

/** The page changed beside the meeting's own row: an item, a person, a mark. */
export async function touchMeeting(ctx: Ctx, row: MeetingRow): Promise<void> {
  await ctx.tx
    .updateTable('meetings')
    .set({ revision: row.revision + 1, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', row.id)
    .execute();
  announceChange(ctx, row);
}

/** Locks a meeting for a step, or says everything that has to be done before it. */
export async function lockForStep(
  ctx: Ctx,
  { id, step }: { id: string; step: Step },
): Promise<{ row: MeetingRow; house: House }> {
  const row = await lockMeeting(ctx, id);
  const house = await getHouse(ctx);
  const missing = missingFor(courseOf(row, house.settings), step);
  if (missing.length > 0) throw new Refusal('step_not_now', { kind: 'conflict', facts: { step, missing } });
  return { row, house };
}

/** A step that is nothing but a mark on the meeting. */
export async function takeStep(
  ctx: Ctx,
  { id, step, change }: { id: string; step: Step; change: (row: MeetingRow) => MeetingChange },
): Promise<Meeting> {
  const { row, house } = await lockForStep(ctx, { id, step });
  await saveMeeting(ctx, row, { house, change: change(row) });
  return getMeeting(ctx, id);
}

export function assertOpen(row: MeetingRow): void {
  if (row.closedAt !== null || row.status === 'cancelled')
    throw new Refusal('meeting_over', { kind: 'conflict', facts: { status: row.status } });
}

export async function assertStaff(
  ctx: Ctx,
  { staffId, path }: { staffId: string | null | undefined; path: string },
): Promise<void> {
  if (!staffId || (await findStaff(ctx, staffId))) return;
  throw new Refusal('staff_unknown', {
    kind: 'invalid',
    fields: [{ path, message: 'staff_unknown' }],
  });
}

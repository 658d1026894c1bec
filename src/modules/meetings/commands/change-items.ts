import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type {
  addItem as addEndpoint,
  changeItem as changeEndpoint,
  Meeting,
  MeetingItem,
} from '../contract.ts';
import { mayChangeItem, mostFocusItems, reordered, scriptQuestions, type ItemWish } from '../logic/items.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import { getItem, listItems } from '../queries/meeting-parts.ts';
import type { MeetingRow } from '../queries/meeting-rows.ts';
import { assertStaff, touchMeeting } from './save-meeting.ts';

type NewItem = InputOf<typeof addEndpoint> & { bySide?: 'us' | 'them' };

/** Adds an item to the page. A finding stands on an agenda once; an answer of the script that is there is not hidden. */
export async function addItem(ctx: Ctx, meetingId: string, given: NewItem): Promise<MeetingItem> {
  const row = await lockMeeting(ctx, meetingId);
  const { kind, words, origin, bySide = 'us', isPrivate = false } = given;
  assertMay(row, { kind, isPrivate }, 'words');
  const items = await listItems(ctx, meetingId);
  const ofKind = items.filter((item) => item.kind === kind);
  if (kind === 'focus' && ofKind.length >= mostFocusItems)
    throw new Refusal('focus_full', { kind: 'conflict', facts: { most: mostFocusItems } });
  if (kind === 'script-answer' && !scriptQuestions.some((question) => question === origin))
    throw invalid('question_unknown', 'origin');
  const same = origin === '' ? undefined : ofKind.find((item) => item.origin === origin);
  if (same && kind === 'script-answer') throw changedMeanwhile(same);
  if (same && kind === 'agenda') return same;
  await assertStaff(ctx, { staffId: given.ownerStaffId, path: 'ownerStaffId' });
  const id = newId();
  await ctx.tx
    .insertInto('meetingItems')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      meetingId,
      kind,
      words,
      origin,
      bySide,
      isPrivate,
      ownerStaffId: given.ownerStaffId ?? null,
      ownerName: given.ownerName ?? '',
      dueOn: given.dueOn ?? null,
      position: Math.max(-1, ...ofKind.map(({ position }) => position)) + 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .execute();
  await touchMeeting(ctx, row);
  return getItem(ctx, { meetingId, itemId: id });
}

interface ItemPlace {
  id: string;
  itemId: string;
}

/** Changes an item that is still as the writer saw it; otherwise both wordings are handed back and neither is lost. */
export async function changeItem(
  ctx: Ctx,
  { id: meetingId, itemId }: ItemPlace,
  input: InputOf<typeof changeEndpoint>,
): Promise<MeetingItem> {
  const row = await lockMeeting(ctx, meetingId);
  const before = await getItem(ctx, { meetingId, itemId });
  const { revision, isDone, ...rest } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  assertMay(row, before, Object.keys(given).length === 0 ? 'done' : 'words');
  if (revision !== before.revision) throw changedMeanwhile(before);
  await assertStaff(ctx, { staffId: input.ownerStaffId, path: 'ownerStaffId' });
  await ctx.tx
    .updateTable('meetingItems')
    .set({
      ...given,
      ...(isDone === undefined ? {} : { doneAt: isDone ? ctx.now : null }),
      revision: before.revision + 1,
      updatedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', itemId)
    .execute();
  await touchMeeting(ctx, row);
  return getItem(ctx, { meetingId, itemId });
}

export async function removeItem(ctx: Ctx, { id: meetingId, itemId }: ItemPlace): Promise<{ id: string }> {
  const row = await lockMeeting(ctx, meetingId);
  assertMay(row, await getItem(ctx, { meetingId, itemId }), 'words');
  await ctx.tx
    .deleteFrom('meetingItems')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', itemId)
    .execute();
  await touchMeeting(ctx, row);
  return { id: itemId };
}

export async function orderItems(ctx: Ctx, meetingId: string, ids: readonly string[]): Promise<Meeting> {
  const row = await lockMeeting(ctx, meetingId);
  if (row.closedAt !== null) throw new Refusal('meeting_over', { kind: 'conflict' });
  const items = await listItems(ctx, meetingId);
  const kind = items.find(({ id }) => id === ids[0])?.kind;
  const ofKind = items.filter((item) => item.kind === kind);
  const positions = reordered(ofKind, ids);
  if (!positions) throw invalid('item_unknown', 'ids');
  for (const item of ofKind) {
    const position = positions.get(item.id);
    if (position === undefined || position === item.position) continue;
    await ctx.tx
      .updateTable('meetingItems')
      .set({ position })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', item.id)
      .execute();
  }
  await touchMeeting(ctx, row);
  return getMeeting(ctx, meetingId);
}

function assertMay(row: MeetingRow, item: { kind: string; isPrivate: boolean }, wish: ItemWish): void {
  const page = {
    isOver: row.closedAt !== null || row.status === 'cancelled',
    isAgreed: row.agreedAt !== null,
  };
  const verdict = mayChangeItem(page, item, wish);
  if (!verdict.allowed)
    throw new Refusal(verdict.because, { kind: 'conflict', facts: { byName: row.agreedByName } });
}

function changedMeanwhile(stored: MeetingItem): Refusal {
  return new Refusal('changed_meanwhile', { kind: 'conflict', facts: { stored } });
}

import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { figures as figuresShape, type Figures, type Meeting } from '../contract.ts';
import { getFigures } from './figures.ts';
import { listElementScores, listItems, listPeople } from './meeting-parts.ts';
import { meetingRows, stepsOn, toBrief, type MeetingRow } from './meeting-rows.ts';

/** Everything the page of a meeting shows; how many statements that takes does not depend on how much there is. */
export async function getMeeting(ctx: Ctx, meetingId: string): Promise<Meeting> {
  const row = await meetingRows(ctx).where('meetings.id', '=', meetingId).executeTakeFirst();
  if (!row) throw notFound();
  const house = await getHouse(ctx);
  return {
    ...toBrief(row, house, ctx.now),
    ...textsOf(row),
    ...momentsOf(row),
    timeZone: house.zone,
    period: periodOf(row),
    steps: stepsOn(row, house, ctx.now),
    elementScores: await listElementScores(ctx, meetingId),
    items: await listItems(ctx, meetingId),
    people: await listPeople(ctx, meetingId),
    figures: await figuresOf(ctx, row, house.zone),
    preRead: preReadOf(row),
    revision: row.revision,
  };
}

function textsOf(row: MeetingRow) {
  const { dissatisfaction, notes, privateNotes, teamNote, scoredByName, agreedByName } = row;
  return { dissatisfaction, notes, privateNotes, teamNote, scoredByName, agreedByName };
}

function momentsOf(row: MeetingRow) {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    dissatisfactionAt: text(row.dissatisfactionAt),
    scoredAt: text(row.scoredAt),
    preReadSentAt: text(row.preReadSentAt),
    heldAt: text(row.heldAt),
    writtenUpAt: text(row.writtenUpAt),
    talkBookedAt: text(row.talkBookedAt),
    agreedAt: text(row.agreedAt),
    closedAt: text(row.closedAt),
  };
}

export function periodOf(row: Pick<MeetingRow, 'periodFrom' | 'periodTo'>): Meeting['period'] {
  return row.periodFrom === null || row.periodTo === null ? null : { from: row.periodFrom, to: row.periodTo };
}

/** An older version may have written another shape; then the page shows today's figures alone. */
export function preReadOf(row: Pick<MeetingRow, 'preRead'>): Figures | null {
  return figuresShape.safeParse(row.preRead).data ?? null;
}

export async function figuresOf(ctx: Ctx, row: MeetingRow, zone: string): Promise<Figures | null> {
  const period = periodOf(row);
  if (row.customerId === null || period === null) return null;
  return getFigures(ctx, { customerId: row.customerId, ...period, zone });
}

import { sql } from 'kysely';
import { z } from 'zod';
import { getHouse, type House } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { dayIn, endOfDay, workedDayFrom } from '#platform/days.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import type { listMeetings as endpoint, MeetingBrief } from '../contract.ts';
import { meetingRows, toBrief } from './meeting-rows.ts';

const cursor = z.tuple([z.iso.datetime().transform((value) => new Date(value)), z.uuid()]);

/** What is to come is read the soonest first; what lies behind, the latest first. */
const soonestFirst = new Set(['to-come', 'to-have', 'unfinished']);

export async function listMeetings(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<Page<MeetingBrief>> {
  const house = await getHouse(ctx);
  const after = decodeCursor(query.cursor, cursor);
  const isAscending = soonestFirst.has(query.view);
  const direction = isAscending ? 'asc' : 'desc';
  let rows = inView(meetingRows(ctx), query.view, { now: ctx.now, house })
    .orderBy('meetings.scheduledAt', direction)
    .orderBy('meetings.id', direction)
    .limit(query.limit + 1);
  if (query.kind) rows = rows.where('meetings.kind', '=', query.kind);
  if (query.customerId) rows = rows.where('meetings.customerId', '=', query.customerId);
  if (query.ownerStaffId) rows = rows.where('meetings.ownerStaffId', '=', query.ownerStaffId);
  if (after)
    rows = rows.where(
      isAscending
        ? sql<boolean>`(meetings.scheduled_at, meetings.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
        : sql<boolean>`(meetings.scheduled_at, meetings.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  return pageOf(
    await rows.execute(),
    query.limit,
    (row) => toBrief(row, house, ctx.now),
    (row) => [row.scheduledAt.toISOString(), row.id],
  );
}

type Rows = ReturnType<typeof meetingRows>;

function inView(rows: Rows, view: QueryOf<typeof endpoint>['view'], at: { now: Date; house: House }): Rows {
  switch (view) {
    case 'all':
      return rows;
    case 'to-come':
      return open(rows).where('meetings.heldAt', 'is', null);
    case 'unfinished':
      return open(rows).where('meetings.heldAt', 'is not', null);
    case 'past':
      return rows.where('meetings.status', 'in', ['closed', 'cancelled']);
    case 'to-have':
      return open(rows).where('meetings.scheduledAt', '<', endOfReach(at));
  }
}

function open(rows: Rows): Rows {
  return rows.where('meetings.status', 'not in', ['closed', 'cancelled']);
}

/** Talks of the week ahead, and reviews whose pre-read falls due in it: five working days further. */
function endOfReach({ now, house }: { now: Date; house: House }): Date {
  const inAWeek = dayIn(house.zone, new Date(now.getTime() + 7 * 86_400_000));
  return endOfDay(house.zone, workedDayFrom(house, inAWeek, house.settings.reviewPreReadDays));
}

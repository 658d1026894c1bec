import { sql } from 'kysely';
import type { House } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { meetingKind, type MeetingBrief, type StepState } from '../contract.ts';
import {
  isTopScore,
  isUnfinished,
  statusOf,
  stepStates,
  type Course,
  type StepSettings,
} from '../logic/steps.ts';

/** A meeting with what its course depends on beside its own row: the talk that follows it, and its open points. */
export function meetingRows(ctx: Pick<Ctx, 'tx' | 'workspaceId'>) {
  return ctx.tx
    .selectFrom('meetings')
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'meetings.workspaceId')
        .onRef('customers.id', '=', 'meetings.customerId'),
    )
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.workspaceId', '=', 'meetings.workspaceId')
        .onRef('staff.id', '=', 'meetings.ownerStaffId'),
    )
    .leftJoin('meetings as talk', (join) =>
      join
        .onRef('talk.workspaceId', '=', 'meetings.workspaceId')
        .onRef('talk.followsId', '=', 'meetings.id')
        .on('talk.status', '<>', 'cancelled'),
    )
    .leftJoin('meetings as review', (join) =>
      join
        .onRef('review.workspaceId', '=', 'meetings.workspaceId')
        .onRef('review.id', '=', 'meetings.followsId'),
    )
    .selectAll('meetings')
    .select((eb) => [
      'customers.name as customerName',
      'staff.name as ownerName',
      'talk.id as talkId',
      'talk.scheduledAt as talkAt',
      'talk.heldAt as talkHeldAt',
      'review.score as reviewScore',
      eb
        .selectFrom('meetingItems as point')
        .whereRef('point.workspaceId', '=', 'meetings.workspaceId')
        .whereRef('point.meetingId', '=', 'meetings.id')
        .where('point.kind', '=', 'open-point')
        .where('point.doneAt', 'is', null)
        .where('point.conversationId', 'is', null)
        .select(sql<number>`count(*)::int`.as('n'))
        .as('openPoints'),
    ])
    .where('meetings.workspaceId', '=', ctx.workspaceId);
}

export type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingRows>['executeTakeFirstOrThrow']>>;

export function courseOf(row: MeetingRow, settings: Pick<StepSettings, 'reviewTopScore'>): Course {
  return {
    kind: meetingKind.parse(row.kind),
    hasCustomer: row.customerId !== null,
    scheduledAt: row.scheduledAt,
    score: scoreOf(row),
    preReadSentAt: row.preReadSentAt,
    heldAt: row.heldAt,
    writtenUpAt: row.writtenUpAt,
    talkBookedAt: row.talkBookedAt,
    agreedAt: row.agreedAt,
    closedAt: row.closedAt,
    isCancelled: row.status === 'cancelled',
    talkHeldAt: row.talkHeldAt,
    openPoints: row.openPoints ?? 0,
    followsTopScore: row.reviewScore !== null && isTopScore(Number(row.reviewScore), settings),
  };
}

export function scoreOf(row: Pick<MeetingRow, 'score'>): number | null {
  return row.score === null ? null : Number(row.score);
}

export function stepsOn(row: MeetingRow, house: House, now: Date): StepState[] {
  return stepStates(courseOf(row, house.settings), { settings: house.settings, days: house, now }).map(
    (state) => ({
      ...state,
      doneAt: state.doneAt?.toISOString() ?? null,
    }),
  );
}

export function toBrief(row: MeetingRow, house: House, now: Date): MeetingBrief {
  const course = courseOf(row, house.settings);
  const steps = stepsOn(row, house, now);
  return {
    id: row.id,
    kind: course.kind,
    title: row.title,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    status: statusOf(course),
    scheduledAt: row.scheduledAt.toISOString(),
    minutes: row.minutes,
    place: row.place,
    score: course.score,
    isTopScore: isTopScore(course.score, house.settings),
    isUnfinished: isUnfinished(course),
    next: steps.find(({ state }) => state === 'overdue' || state === 'next') ?? null,
    followsId: row.followsId,
    talk:
      row.talkId === null || row.talkAt === null
        ? null
        : {
            id: row.talkId,
            scheduledAt: row.talkAt.toISOString(),
            heldAt: row.talkHeldAt?.toISOString() ?? null,
          },
  };
}

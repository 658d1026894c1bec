import type { House } from '#modules/promises/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import type { bookTalk as endpoint, Meeting } from '../contract.ts';
import { mustBookTalk, proposedTalkAt } from '../logic/steps.ts';
import { mailBooking } from '../mails.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { courseOf, type MeetingRow } from '../queries/meeting-rows.ts';
import { announceChange, assertStaff, lockForStep, saveMeeting } from './save-meeting.ts';

type Booking = InputOf<typeof endpoint>;

/** Books the talk that follows a review, and tells the client with an entry for their calendar. */
export async function bookTalk(ctx: Ctx, id: string, input: Booking): Promise<Meeting> {
  const { row, house } = await lockForStep(ctx, { id, step: 'book-talk' });
  await assertStaff(ctx, { staffId: input.ownerStaffId, path: 'ownerStaffId' });
  await book(ctx, row, { house, booking: input });
  return getMeeting(ctx, id);
}

/** A top score is no reason to leave it at that: the talk is booked in the same transaction as the score (S8). */
export async function bookTalkIfDue(ctx: Ctx, review: MeetingRow, house: House): Promise<void> {
  if (!mustBookTalk(courseOf(review, house.settings), house.settings)) return;
  await book(ctx, review, { house, booking: { minutes: 45, place: review.place } });
}

async function book(
  ctx: Ctx,
  review: MeetingRow,
  { house, booking }: { house: House; booking: Booking },
): Promise<void> {
  const scheduledAt =
    booking.scheduledAt === undefined
      ? firstPossible(proposedTalkAt(review.heldAt ?? ctx.now, house.settings, house), ctx.now)
      : new Date(booking.scheduledAt);
  const say = translator('meetings', house.locale);
  const talk = {
    id: newId(),
    kind: 'post-review-talk',
    customerId: review.customerId,
    title: say('title.post-review-talk', { name: review.customerName ?? '' }).slice(0, 200),
    ownerStaffId: booking.ownerStaffId ?? review.ownerStaffId,
    scheduledAt,
    minutes: booking.minutes,
    place: booking.place,
    followsId: review.id,
  };
  const { workspaceId, now } = ctx;
  await ctx.tx
    .insertInto('meetings')
    .values({ ...talk, workspaceId, createdBy: staffIdOf(ctx), createdAt: now, updatedAt: now })
    .execute();
  await copyPeople(ctx, { from: review.id, to: talk.id });
  announceChange(ctx, { ...talk, status: 'planned' });
  await saveMeeting(ctx, review, { house, change: { talkBookedAt: now } });
  await mailBooking(ctx, { ...talk, customerId: review.customerId }, house);
}

/** A review that is recorded late proposes no moment that is over. */
function firstPossible(proposed: Date, now: Date): Date {
  const day = 86_400_000;
  const behind = now.getTime() - proposed.getTime();
  return behind < 0 ? proposed : new Date(proposed.getTime() + Math.ceil((behind + day) / day) * day);
}

async function copyPeople(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  const people = await ctx.tx
    .selectFrom('meetingPeople')
    .select(['side', 'staffId', 'customerId', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('meetingId', '=', from)
    .execute();
  if (people.length === 0) return;
  const { workspaceId } = ctx;
  await ctx.tx
    .insertInto('meetingPeople')
    .values(people.map((person) => ({ ...person, workspaceId, id: newId(), meetingId: to })))
    .execute();
}

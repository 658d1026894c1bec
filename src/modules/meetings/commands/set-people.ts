import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Meeting, setPeople as endpoint } from '../contract.ts';
import { findMetCustomer } from '../queries/customer-of-meeting.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { lockMeeting } from '../queries/lock-meeting.ts';
import { assertOpen, assertStaff, touchMeeting } from './save-meeting.ts';

export async function setPeople(
  ctx: Ctx,
  meetingId: string,
  { people }: InputOf<typeof endpoint>,
): Promise<Meeting> {
  const row = await lockMeeting(ctx, meetingId);
  assertOpen(row);
  for (const person of people) {
    if (!person.staffId && !person.customerId && person.name === '')
      throw invalid('person_without_name', 'people');
    await assertStaff(ctx, { staffId: person.staffId, path: 'people' });
    if (person.customerId && !(await findMetCustomer(ctx, person.customerId)))
      throw invalid('customer_unknown', 'people');
  }
  await ctx.tx
    .deleteFrom('meetingPeople')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('meetingId', '=', meetingId)
    .execute();
  const { workspaceId } = ctx;
  if (people.length > 0)
    await ctx.tx
      .insertInto('meetingPeople')
      .values(
        people.map(({ side, staffId, customerId, name }) => ({
          workspaceId,
          id: newId(),
          meetingId,
          side,
          staffId: staffId ?? null,
          customerId: customerId ?? null,
          name,
        })),
      )
      .execute();
  await touchMeeting(ctx, row);
  return getMeeting(ctx, meetingId);
}

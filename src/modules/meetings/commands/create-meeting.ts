import { getHouse, type House } from '#modules/promises/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import type { createMeeting as endpoint, Meeting } from '../contract.ts';
import { periodBefore } from '../logic/period.ts';
import { findMetCustomer } from '../queries/customer-of-meeting.ts';
import { getMeeting } from '../queries/get-meeting.ts';
import { agendaOfFindings } from './agenda-of-findings.ts';
import { agendaOfHuddle } from './huddle-agenda.ts';
import { announceChange, assertStaff } from './save-meeting.ts';

type Input = InputOf<typeof endpoint>;

/** Plans a meeting; a review looks back on the three months before it unless it is told otherwise. */
export async function createMeeting(ctx: Ctx, input: Input): Promise<Meeting> {
  const house = await getHouse(ctx);
  await assertStaff(ctx, { staffId: input.ownerStaffId, path: 'ownerStaffId' });
  const customerName = await nameOfCustomer(ctx, input);
  const period = periodOfReview(input, house);
  const say = translator('meetings', house.locale);
  const id = newId();
  await ctx.tx
    .insertInto('meetings')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kind: input.kind,
      customerId: input.customerId ?? null,
      title: input.title ?? say(`title.${input.kind}`, { name: customerName ?? '' }).slice(0, 200),
      ownerStaffId: input.ownerStaffId === undefined ? staffIdOf(ctx) : input.ownerStaffId,
      scheduledAt: new Date(input.scheduledAt),
      minutes: input.minutes ?? (input.kind === 'huddle' ? 15 : 60),
      place: input.place ?? '',
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      createdBy: staffIdOf(ctx),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .execute();
  if (input.agenda === 'findings' && input.customerId)
    await agendaOfFindings(ctx, { meetingId: id, customerId: input.customerId, language: house.locale });
  if (input.agenda === 'findings' && input.kind === 'huddle')
    await agendaOfHuddle(ctx, { meetingId: id, house });
  announceChange(ctx, { id, kind: input.kind, customerId: input.customerId ?? null, status: 'planned' });
  return getMeeting(ctx, id);
}

async function nameOfCustomer(ctx: Ctx, input: Input): Promise<string | undefined> {
  const needsOne = input.kind === 'account-review' || input.kind === 'post-review-talk';
  if (input.customerId === undefined) {
    if (needsOne) throw invalid('customer_missing', 'customerId');
    return undefined;
  }
  const customer = await findMetCustomer(ctx, input.customerId);
  if (!customer) throw invalid('customer_unknown', 'customerId');
  return customer.name;
}

function periodOfReview(input: Input, house: House): { from: string; to: string } | undefined {
  if (input.kind !== 'account-review') return undefined;
  const usual = periodBefore(house.zone, new Date(input.scheduledAt));
  const period = { from: input.periodFrom ?? usual.from, to: input.periodTo ?? usual.to };
  if (period.from > period.to) throw invalid('period_invalid', 'periodTo');
  return period;
}

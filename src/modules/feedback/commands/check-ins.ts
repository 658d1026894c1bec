import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import type { changeCheckInSchedule, CheckInSchedule, CustomerCheckIns } from '../contract/check-ins.ts';
import { checkInsOfCustomer, listSchedules } from '../queries/check-ins.ts';
import { putAsk, type PutVerdict } from './put-ask.ts';

export async function changeSchedule(
  ctx: Ctx,
  tier: CheckInSchedule['tier'],
  { everyDays, isOn }: InputOf<typeof changeCheckInSchedule>,
): Promise<{ data: CheckInSchedule[] }> {
  await ctx.tx
    .insertInto('checkInSchedules')
    .values({ workspaceId: ctx.workspaceId, tier, everyDays, isOn })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'tier']).doUpdateSet({ everyDays, isOn }))
    .execute();
  return listSchedules(ctx);
}

export async function checkInNow(ctx: Ctx, customerId: string): Promise<CustomerCheckIns> {
  const verdict = await putAsk(ctx, { customerId, kind: 'check-in', waveId: null });
  if (!verdict.allowed) throw refusalOf(verdict);
  return checkInsOfCustomer(ctx, customerId);
}

function refusalOf(verdict: Exclude<PutVerdict, { allowed: true }>): Refusal {
  switch (verdict.because) {
    case 'unknown':
      return notFound();
    case 'declined':
      return new Refusal('customer_declined', { kind: 'conflict' });
    case 'no-address':
      return new Refusal('customer_has_no_address', { kind: 'conflict' });
    case 'asked-lately':
      return new Refusal('customer_asked_lately', {
        kind: 'conflict',
        facts: { from: verdict.from.toISOString() },
      });
  }
}

import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { answerPulse as endpoint, StaffPulse } from '../contract/both-sides.ts';
import { mondayOf } from '../logic/weeks.ts';
import { findCustomerFacts } from '../queries/ask-facts.ts';
import { pulseOf } from '../queries/pulse.ts';
import { writeStaffAnswer } from './sentence-wave.ts';

/** One tap about the week, or about what one customer took out of it. */
export async function answerPulse(
  ctx: Ctx,
  {
    question,
    value,
    customerId = null,
  }: Omit<InputOf<typeof endpoint>, 'customerId'> & {
    customerId?: string | null | undefined;
  },
): Promise<StaffPulse> {
  if (ctx.actor.kind !== 'staff') throw new Refusal('not_allowed', { kind: 'forbidden' });
  if (customerId !== null && !(await findCustomerFacts(ctx, customerId)))
    throw invalid('customer_unknown', 'customerId');
  const { timeZone } = await getWorkspace(ctx);
  const week = mondayOf(ctx.now, timeZone);
  await writeStaffAnswer(ctx, { staffId: ctx.actor.id, question, value, customerId, waveId: null, week });
  return pulseOf(ctx);
}

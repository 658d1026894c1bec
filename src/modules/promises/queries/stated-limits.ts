import type { Reader } from '#platform/context.ts';
import { statedLimitsOf, type StatedLimit } from '../logic/what-to-promise.ts';

/** Old patience says little about today's. */
const daysBack = 365;

/** How long customers say they would wait for a first answer: what they answered in the last year, as it stands. */
export async function statedLimits(ctx: Reader): Promise<StatedLimit[]> {
  const rows = await ctx.tx
    .selectFrom('answers')
    .select((eb) => ['value', eb.fn.countAll<number>().as('customers')])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('question', '=', 'longest-wait')
    .where('replacedAt', 'is', null)
    .where('isFlagged', '=', false)
    .where('at', '>=', new Date(ctx.now.getTime() - daysBack * 86_400_000))
    .groupBy('value')
    .execute();
  return statedLimitsOf(rows.map(({ value, customers }) => ({ value, customers: Number(customers) })));
}

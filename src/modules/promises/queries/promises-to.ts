import type { Reader } from '#platform/context.ts';
import type { DuePromise } from '../contract.ts';
import { dueRows, toDue } from './due-promises.ts';
import { thresholdsOf } from './thresholds.ts';

const mostShown = 20;

/** What was said to these customers by somebody: what is open, the next due first, and what was decided lately. */
export async function listPromisesTo(
  ctx: Reader,
  customerIds: readonly string[],
): Promise<{ open: DuePromise[]; lately: DuePromise[]; timeZone: string }> {
  const rows = dueRows(ctx)
    .where('d.customerId', 'in', [...customerIds])
    .limit(mostShown);
  const open = await rows
    .where('d.outcome', '=', 'open')
    .where('d.fulfilledAt', 'is', null)
    .orderBy('d.dueAt')
    .execute();
  const lately = await rows
    .where('d.outcome', 'in', ['kept', 'missed', 'recovered'])
    .orderBy('d.dueAt', 'desc')
    .execute();
  const { timeZone } = await ctx.tx
    .selectFrom('workspaces')
    .select('timeZone')
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  const { atRiskShare } = await thresholdsOf(ctx);
  return {
    open: open.map((row) => toDue(row, ctx.now, atRiskShare)),
    lately: lately.slice(0, 10).map((row) => toDue(row, ctx.now, atRiskShare)),
    timeZone,
  };
}

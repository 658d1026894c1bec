import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { failureChanged } from '../events.ts';
import { graveFrom } from '../logic/steps.ts';
import { subject } from './about.ts';

/** Let go in one transaction; what is left over is found the next time. */
const most = 500;

/**
 * Slight failures that we found ourselves and nobody has taken on for so long are left as they are, so that what stands
 * open is what somebody still means to put right. What a customer told us of waits for a person, however long. They stay
 * in every figure, as not recovered. Answers how many there were.
 */
export async function letGoOfSlight(ctx: Ctx): Promise<number> {
  const { settings } = await getWorkspace(ctx);
  const before = new Date(ctx.now.getTime() - settings.letGoDays * 86_400_000);
  const old = ctx.tx
    .selectFrom('failures')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'open')
    .where('foundBy', '=', 'us')
    .where('severity', '<', graveFrom)
    .where('recordedAt', '<', before)
    .orderBy('happenedAt')
    .limit(most)
    .forUpdate()
    .skipLocked();
  const rows = await ctx.tx
    .updateTable('failures')
    .set({ status: 'unrecovered', closedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', old)
    .returning(['id', 'customerId', 'conversationId', 'elementId'])
    .execute();
  for (const { id: failureId, ...about } of rows)
    announce(ctx, failureChanged, { failureId, ...about }, subject(about.conversationId));
  return rows.length;
}

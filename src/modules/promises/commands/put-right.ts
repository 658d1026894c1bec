import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { promisePutRight } from '../events.ts';
import { lockClocks } from './run-clocks.ts';

/** What was missed and then put right counts half; told that it was not put right, it is missed again. */
export async function putRight(
  ctx: Ctx,
  { duePromiseId, isPutRight }: { duePromiseId: string; isPutRight: boolean },
): Promise<void> {
  const place = await ctx.tx
    .selectFrom('duePromises as d')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.conversationId'),
    )
    .select(['d.conversationId', 'c.touchpointId'])
    .where('d.workspaceId', '=', ctx.workspaceId)
    .where('d.id', '=', duePromiseId)
    .executeTakeFirst();
  if (!place) return;
  await lockClocks(ctx, [place.conversationId]);
  const due = await ctx.tx
    .updateTable('duePromises')
    .set({ outcome: isPutRight ? 'recovered' : 'missed' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', duePromiseId)
    .where('outcome', '=', isPutRight ? 'missed' : 'recovered')
    .returning(['promiseId', 'customerId', 'teamId', 'staffId', 'elementId', 'dueAt'])
    .executeTakeFirst();
  if (!due) return;
  const { dueAt, ...whose } = due;
  announce(
    ctx,
    promisePutRight,
    { duePromiseId, ...whose, ...place, at: dueAt.toISOString(), isPutRight },
    { subjectId: place.conversationId },
  );
}

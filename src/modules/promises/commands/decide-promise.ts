import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { promiseKept, promiseMissed } from '../events.ts';
import { decision } from '../logic/decision.ts';
import { lockClocks, readFulfilment, type Look } from './run-clocks.ts';

/** Decides one promise if its time has come, and says so once; whoever comes second finds it decided. Answers when to look again. */
export async function decidePromise(ctx: Ctx, duePromiseId: string): Promise<Look[]> {
  const place = await findDue(ctx, duePromiseId);
  if (place?.outcome !== 'open') return [];
  await lockClocks(ctx, [place.conversationId]);
  await readFulfilment(ctx, [place.conversationId]);
  const due = await findDue(ctx, duePromiseId);
  if (due?.outcome !== 'open') return [];
  const verdict = decision(
    {
      dueAt: due.dueAt,
      fulfilledAt: due.fulfilledAt,
      slotStartsAt: due.slotStartsAt,
      retractableUntil: due.delivery === 'queued' ? due.sendAfter : null,
    },
    ctx.now,
  );
  if (!verdict.decided)
    return verdict.lookAgainAt > ctx.now ? [{ duePromiseId, when: verdict.lookAgainAt }] : [];
  await ctx.tx
    .updateTable('duePromises')
    .set({ outcome: verdict.outcome, decidedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', duePromiseId)
    .where('outcome', '=', 'open')
    .execute();
  const isKept = verdict.outcome === 'kept';
  announce(
    ctx,
    isKept ? promiseKept : promiseMissed,
    {
      duePromiseId,
      promiseId: due.promiseId,
      conversationId: due.conversationId,
      customerId: due.customerId,
      teamId: due.teamId,
      staffId: due.staffId,
      elementId: due.elementId,
      touchpointId: due.touchpointId,
      at: (isKept ? (due.fulfilledAt ?? ctx.now) : due.dueAt).toISOString(),
    },
    { subjectId: due.conversationId },
  );
  return [];
}

function findDue(ctx: Ctx, duePromiseId: string) {
  return ctx.tx
    .selectFrom('duePromises as d')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.conversationId'),
    )
    .leftJoin('messages as m', (join) =>
      join.onRef('m.workspaceId', '=', 'd.workspaceId').onRef('m.id', '=', 'd.fulfilledBy'),
    )
    .selectAll('d')
    .select(['c.touchpointId', 'm.delivery', 'm.sendAfter'])
    .where('d.workspaceId', '=', ctx.workspaceId)
    .where('d.id', '=', duePromiseId)
    .executeTakeFirst();
}

import type { Ctx } from '#platform/context.ts';
import { sendTogether } from '#platform/db/pipelined.ts';
import { prepared } from '#platform/db/prepared.ts';
import { insertRows } from '#platform/db/rows.ts';
import type { JsonValue } from '#platform/db/types.ts';
import { longestChain } from './events.ts';

/** Writes the announced events and one job per reaction to each, in the transaction that caused them. */
export async function writeEvents(ctx: Ctx): Promise<void> {
  if (ctx.pending.length === 0) return;
  const depth = ctx.cause ? ctx.cause.depth + 1 : 0;
  if (depth > longestChain) {
    ctx.platform.log.warn(
      { workspaceId: ctx.workspaceId, causedBy: ctx.cause?.eventId },
      'chain of events cut',
    );
    ctx.pending.length = 0;
    return;
  }
  const written = prepared(
    insertRows(
      'events',
      ctx.pending.map((event) => ({
        workspaceId: ctx.workspaceId,
        id: event.id,
        type: event.type,
        payload: event.payload as JsonValue,
        actorKind: ctx.cause && ctx.actor.kind === 'system' ? 'automation' : ctx.actor.kind,
        actorId: 'id' in ctx.actor ? ctx.actor.id : null,
        causedBy: event.causedBy ?? ctx.cause?.eventId ?? null,
        depth,
        subjectId: event.subjectId,
        at: ctx.now,
      })),
    ),
  );
  const enqueued = await ctx.platform.jobs.enqueueingReactions(ctx, ctx.pending);
  await sendTogether(ctx.tx, [written, ...enqueued]);
}

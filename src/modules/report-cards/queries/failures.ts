import type { Ctx } from '#platform/context.ts';
import type { ToldFailure } from '../logic/evidence-of-failure.ts';

/** A failure told by a person, with where it happened. Those that rest on something measured are evidence by that. */
export async function findToldFailure(
  ctx: Ctx,
  failureId: string,
): Promise<(ToldFailure & { touchpointId: string | null }) | undefined> {
  return ctx.tx
    .selectFrom('failures as f')
    .leftJoin('elements as e', (join) =>
      join.onRef('e.workspaceId', '=', 'f.workspaceId').onRef('e.id', '=', 'f.elementId'),
    )
    .leftJoin('conversations as v', (join) =>
      join.onRef('v.workspaceId', '=', 'f.workspaceId').onRef('v.id', '=', 'f.conversationId'),
    )
    .select([
      'f.id',
      'f.status',
      'f.severity',
      'f.happenedAt',
      'f.customerId',
      'f.conversationId',
      'f.elementId',
      'e.pillar as elementPillar',
      'v.teamId',
      'v.touchpointId',
    ])
    .where('f.workspaceId', '=', ctx.workspaceId)
    .where('f.id', '=', failureId)
    .where('f.source', 'in', ['person', 'customer', 'echo'])
    .executeTakeFirst();
}

/** Has the failure that rests on this been put right? */
export async function isPutRight(ctx: Ctx, source: string, sourceId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('failures')
    .select('status')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('source', '=', source)
    .where('sourceId', '=', sourceId)
    .executeTakeFirst();
  return row?.status === 'recovered';
}

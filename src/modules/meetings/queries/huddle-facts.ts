import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

/** Four lines are a huddle; more is a meeting. */
const most = 4;

/** Open promises that fall due before the day is over, the next due first; those already missed are on Today. */
export async function listPromisesOfToday(ctx: Ctx, zone: string) {
  return ctx.tx
    .selectFrom('duePromises as due')
    .innerJoin('promises', (join) =>
      join.onRef('promises.workspaceId', '=', 'due.workspaceId').onRef('promises.id', '=', 'due.promiseId'),
    )
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.workspaceId', '=', 'due.workspaceId')
        .onRef('conversations.id', '=', 'due.conversationId'),
    )
    .select(['due.id', 'due.dueAt', 'promises.name', 'conversations.number', 'conversations.subject'])
    .where('due.workspaceId', '=', ctx.workspaceId)
    .where('due.outcome', '=', 'open')
    .where('due.dueAt', '>', ctx.now)
    .where(
      'due.dueAt',
      '<',
      sql<Date>`((${ctx.now}::timestamptz at time zone ${zone})::date + 1)::timestamp at time zone ${zone}`,
    )
    .orderBy('due.dueAt')
    .orderBy('due.id')
    .limit(most)
    .execute();
}

/** What talks left for the team since the last huddle; the last two weeks where there was none. */
export async function listTeamNotes(ctx: Ctx) {
  return ctx.tx
    .selectFrom('meetings')
    .select(['id', 'title', 'teamNote'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', 'post-review-talk')
    .where('teamNote', '<>', '')
    .where('updatedAt', '>', (eb) =>
      eb
        .selectFrom('meetings as huddle')
        .where('huddle.workspaceId', '=', ctx.workspaceId)
        .where('huddle.kind', '=', 'huddle')
        .where('huddle.heldAt', 'is not', null)
        .select(
          sql<Date>`greatest(coalesce(max(huddle.held_at), '-infinity'), ${ctx.now}::timestamptz - interval '14 days')`.as(
            'since',
          ),
        ),
    )
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

export async function findNextHuddle(ctx: Ctx): Promise<{ id: string } | undefined> {
  return ctx.tx
    .selectFrom('meetings')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', 'huddle')
    .where('status', '=', 'planned')
    .where('scheduledAt', '>', new Date(ctx.now.getTime() - 3_600_000))
    .orderBy('scheduledAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

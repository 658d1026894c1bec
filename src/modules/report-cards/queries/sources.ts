import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { DecidedPromise, Place, RecordedCheck, ScoredReview, Stage } from '../logic/evidence-of.ts';

/**
 * Everything below follows this lock, so two reactions about one fact come one after the other, and the later one reads
 * what the earlier one has written. It ends with the transaction.
 */
export async function lockFact(ctx: Ctx, factId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence|${ctx.workspaceId}|${factId}`}, 0))`.execute(
    ctx.tx,
  );
}

export async function findDuePromise(ctx: Ctx, duePromiseId: string) {
  return ctx.tx
    .selectFrom('duePromises as due')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.workspaceId', '=', 'due.workspaceId')
        .onRef('conversations.id', '=', 'due.conversationId'),
    )
    .select([
      'due.id',
      'due.outcome',
      'due.dueAt',
      'due.fulfilledAt',
      'due.customerId',
      'due.staffId',
      'due.teamId',
      'due.conversationId',
      'due.elementId',
      'conversations.touchpointId',
    ])
    .where('due.workspaceId', '=', ctx.workspaceId)
    .where('due.id', '=', duePromiseId)
    .executeTakeFirst() satisfies Promise<(DecidedPromise & { touchpointId: string | null }) | undefined>;
}

/** A check and all its corrections, the first one first: the last is what stands. */
export async function listCheckChain(
  ctx: Ctx,
  checkId: string,
): Promise<(RecordedCheck & { touchpointId: string | null })[]> {
  const { rows } = await sql<RecordedCheck & { touchpointId: string | null }>`
    with recursive earlier as (
      select id, replaces_id from checks where workspace_id = ${ctx.workspaceId} and id = ${checkId}
      union all
      select c.id, c.replaces_id from checks c join earlier e on c.id = e.replaces_id
      where c.workspace_id = ${ctx.workspaceId}
    ), chain as (
      select id, 0 as place from earlier where replaces_id is null
      union all
      select c.id, chain.place + 1 from checks c join chain on c.replaces_id = chain.id
      where c.workspace_id = ${ctx.workspaceId}
    )
    select c.id, c.element_id, e.pillar as element_pillar, c.outcome, c.severity, c.source, c.at, c.touchpoint_id,
      c.customer_id, c.staff_id, c.team_id, c.conversation_id
    from chain
    join checks c on c.workspace_id = ${ctx.workspaceId} and c.id = chain.id
    join elements e on e.workspace_id = c.workspace_id and e.id = c.element_id
    order by chain.place`.execute(ctx.tx);
  return rows;
}

export async function findReview(ctx: Ctx, meetingId: string): Promise<ScoredReview | undefined> {
  const row = await ctx.tx
    .selectFrom('meetings')
    .select(['id', 'score', 'scoredAt', 'customerId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', meetingId)
    .where('kind', '=', 'account-review')
    .executeTakeFirst();
  return row && { ...row, score: row.score === null ? null : Number(row.score) };
}

/** Where on the journey a fact lies: at the named moment, or else at the element's own. */
export async function findPlace(
  ctx: Ctx,
  of: { touchpointId: string | null; elementId: string | null },
): Promise<Place> {
  if (of.touchpointId === null && of.elementId === null) return { stage: null, touchpointId: null };
  const { rows } = await sql<{ id: string; stage: Stage }>`
    select t.id, t.stage from touchpoints t
    where t.workspace_id = ${ctx.workspaceId} and t.id = coalesce(${of.touchpointId}::uuid, (
      select e.touchpoint_id from elements e where e.workspace_id = ${ctx.workspaceId} and e.id = ${of.elementId}::uuid
    ))`.execute(ctx.tx);
  const found = rows[0];
  return found ? { stage: found.stage, touchpointId: found.id } : { stage: null, touchpointId: null };
}

export async function getTimeZone(ctx: Ctx): Promise<string> {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select('timeZone')
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  return row.timeZone;
}

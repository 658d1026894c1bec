import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { caseVerdict, learningCase, type LearningCase, type listCases as endpoint } from '../contract.ts';

export async function listCases(
  ctx: Reader,
  query: QueryOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const before = decodeCursor(query.cursor, timeCursor);
  let rows = caseRows(ctx)
    .orderBy('l.markedAt', 'desc')
    .orderBy('l.id', 'desc')
    .limit(query.limit + 1);
  if (query.verdict) rows = rows.where('l.verdict', '=', query.verdict);
  if (query.conversationId) rows = rows.where('l.conversationId', '=', query.conversationId);
  if (before)
    rows = rows.where(sql<boolean>`(l.marked_at, l.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  const found = pageOf(await rows.execute(), query.limit, toCase, (row) => [
    row.markedAt.toISOString(),
    row.id,
  ]);
  return { ...found, counts: await countCases(ctx) };
}

export async function getCase(ctx: Reader, caseId: string): Promise<LearningCase> {
  const row = await caseRows(ctx).where('l.id', '=', caseId).executeTakeFirst();
  if (!row) throw notFound();
  return toCase(row);
}

/** Holds the case for the rest of the transaction, so that of two who tick at once one comes second. */
export async function lockCase(ctx: Reader, caseId: string) {
  const row = await ctx.tx
    .selectFrom('learningCases')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function countCases(ctx: Reader): Promise<{ great: number; awful: number }> {
  const { great, awful } = await ctx.tx
    .selectFrom('learningCases')
    .select([
      sql<number>`count(*) filter (where verdict = 'great')::int`.as('great'),
      sql<number>`count(*) filter (where verdict = 'awful')::int`.as('awful'),
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  return { great, awful };
}

const ticks = sql<unknown>`(
  select coalesce(json_agg(json_build_object('featureId', t.feature_id, 'isThere', t.is_there) order by t.feature_id), '[]')
  from learning_case_features t where t.workspace_id = l.workspace_id and t.case_id = l.id)`;

function caseRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('learningCases as l')
    .leftJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'l.workspaceId').onRef('k.id', '=', 'l.customerId'),
    )
    .selectAll('l')
    .select(['k.name as customerName', ticks.as('ticks')])
    .where('l.workspaceId', '=', ctx.workspaceId);
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof caseRows>['executeTakeFirstOrThrow']>>;

function toCase(row: CaseRow): LearningCase {
  return {
    id: row.id,
    name: row.name,
    verdict: caseVerdict.parse(row.verdict),
    words: row.words,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    conversationId: row.conversationId,
    recoveryId: row.recoveryId,
    markedAt: row.markedAt.toISOString(),
    ticks: z.array(learningCase.shape.ticks.element).parse(row.ticks),
  };
}

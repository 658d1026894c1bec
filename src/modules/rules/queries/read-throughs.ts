import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { readThrough, type listReadThroughs as endpoint, type ReadThrough } from '../contract.ts';

function readRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('ruleReadThroughs as t')
    .innerJoin('rules as r', (join) =>
      join.onRef('r.workspaceId', '=', 't.workspaceId').onRef('r.id', '=', 't.ruleId'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 't.workspaceId').onRef('s.id', '=', 't.staffId'),
    )
    .selectAll('t')
    .select(['s.name as staffName', sql<boolean>`t.at < coalesce(r.worded_at, '-infinity')`.as('isOutdated')])
    .where('t.workspaceId', '=', ctx.workspaceId);
}

export async function listReadThroughs(ctx: Reader, ruleId: string): Promise<OutputOf<typeof endpoint>> {
  const rows = await readRows(ctx)
    .where('t.ruleId', '=', ruleId)
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(50)
    .execute();
  return { data: rows.map(toReadThrough), hasMore: false, nextCursor: null };
}

export async function getReadThrough(ctx: Reader, id: string): Promise<ReadThrough> {
  const row = await readRows(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return toReadThrough(row);
}

type ReadRow = Awaited<ReturnType<ReturnType<typeof readRows>['executeTakeFirstOrThrow']>>;

function toReadThrough(row: ReadRow): ReadThrough {
  return {
    id: row.id,
    byKind: readThrough.shape.byKind.parse(row.byKind),
    byName: row.byName,
    staff: row.staffId === null ? null : { id: row.staffId, name: row.staffName ?? '' },
    isUnderstood: row.isUnderstood,
    words: row.words,
    at: row.at.toISOString(),
    isOutdated: row.isOutdated,
  };
}

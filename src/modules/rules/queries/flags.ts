import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { ruleFlag, type listFlags as listEndpoint, type RuleFlag } from '../contract.ts';

function flagRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('ruleFlags as f')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'f.workspaceId').onRef('s.id', '=', 'f.staffId'),
    )
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspaceId', '=', 'f.workspaceId').onRef('c.id', '=', 'f.customerId'),
    )
    .leftJoin('conversations as v', (join) =>
      join.onRef('v.workspaceId', '=', 'f.workspaceId').onRef('v.id', '=', 'f.conversationId'),
    )
    .selectAll('f')
    .select(['s.name as staffName', 'c.name as customerName', 'v.id as seenId', 'v.number', 'v.subject'])
    .where('f.workspaceId', '=', ctx.workspaceId);
}

type FlagRow = Awaited<ReturnType<ReturnType<typeof flagRows>['executeTakeFirstOrThrow']>>;

export async function listFlags(
  ctx: Reader,
  { ruleId, limit, cursor }: { ruleId: string } & QueryOf<typeof listEndpoint>,
): Promise<OutputOf<typeof listEndpoint>> {
  const before = decodeCursor(cursor, timeCursor);
  let rows = flagRows(ctx)
    .where('f.ruleId', '=', ruleId)
    .orderBy('f.at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit + 1);
  if (before) rows = rows.where(sql<boolean>`(f.at, f.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  return pageOf(await rows.execute(), limit, toFlag, (row) => [row.at.toISOString(), row.id]);
}

export async function getFlag(ctx: Reader, flagId: string): Promise<RuleFlag> {
  const row = await flagRows(ctx).where('f.id', '=', flagId).executeTakeFirst();
  if (!row) throw notFound();
  return toFlag(row);
}

function toFlag(row: FlagRow): RuleFlag {
  const byKind = ruleFlag.shape.byKind.parse(row.byKind);
  return {
    id: row.id,
    ruleId: row.ruleId,
    byKind,
    byName: byKind === 'staff' ? row.staffName : byKind === 'customer' ? row.customerName : null,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    conversation:
      row.seenId === null ? null : { id: row.seenId, number: Number(row.number), subject: row.subject ?? '' },
    words: row.words,
    outcome: ruleFlag.shape.outcome.parse(row.outcome),
    burdensome: row.burdensome,
    unnecessary: row.unnecessary,
    ineffective: row.ineffective,
    at: row.at.toISOString(),
  };
}

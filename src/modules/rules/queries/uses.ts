import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { appliedRule, ruleFlex, type AppliedRule, type listUsesOf as endpoint } from '../contract.ts';

function useRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('ruleUses as u')
    .innerJoin('rules as r', (join) =>
      join.onRef('r.workspaceId', '=', 'u.workspaceId').onRef('r.id', '=', 'u.ruleId'),
    )
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspaceId', '=', 'u.workspaceId').onRef('c.id', '=', 'u.customerId'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'u.workspaceId').onRef('s.id', '=', 'u.staffId'),
    )
    .selectAll('u')
    .select(['r.staffWording', 'r.flex', 'r.isTold', 'c.name as customerName', 's.name as staffName'])
    .where('u.workspaceId', '=', ctx.workspaceId);
}

type UseRow = Awaited<ReturnType<ReturnType<typeof useRows>['executeTakeFirstOrThrow']>>;

/** The latest hundred, newest first. */
export async function listUsesOf(
  ctx: Reader,
  query: QueryOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  let rows = useRows(ctx).orderBy('u.at', 'desc').orderBy('u.id', 'desc').limit(100);
  if (query.ruleId) rows = rows.where('u.ruleId', '=', query.ruleId);
  if (query.conversationId) rows = rows.where('u.conversationId', '=', query.conversationId);
  if (query.customerId) rows = rows.where('u.customerId', '=', query.customerId);
  const found = await rows.execute();
  return { data: found.map(toUse), hasMore: false, nextCursor: null };
}

export async function getUse(
  ctx: Reader,
  { ruleId, aboutId }: { ruleId: string; aboutId: string },
): Promise<AppliedRule> {
  const row = await useRows(ctx)
    .where('u.ruleId', '=', ruleId)
    .where('u.aboutKind', '=', 'conversation')
    .where('u.aboutId', '=', aboutId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toUse(row);
}

function toUse(row: UseRow): AppliedRule {
  const shape = appliedRule.shape;
  return {
    id: row.id,
    rule: {
      id: row.ruleId,
      staffWording: row.staffWording,
      flex: ruleFlex.parse(row.flex),
      isTold: row.isTold,
    },
    how: shape.how.parse(row.how),
    from: shape.from.parse(row.aboutKind),
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    staff: row.staffId === null ? null : { id: row.staffId, name: row.staffName ?? '' },
    wasAggravating: row.wasAggravating,
    at: row.at.toISOString(),
  };
}

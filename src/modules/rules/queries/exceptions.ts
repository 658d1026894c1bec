import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { exceptionKind, type Exception, type listExceptionsEndpoint } from '../contract.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

export async function listExceptions(
  ctx: Reader,
  query: QueryOf<typeof listExceptionsEndpoint>,
): Promise<Page<Exception>> {
  const before = decodeCursor(query.cursor, timeCursor);
  let rows = exceptionRows(ctx)
    .orderBy('x.at', 'desc')
    .orderBy('x.id', 'desc')
    .limit(query.limit + 1);
  if (query.ruleId) rows = rows.where('x.ruleId', '=', query.ruleId);
  if (query.customerId) rows = rows.where('x.customerId', '=', query.customerId);
  if (query.conversationId) rows = rows.where('x.conversationId', '=', query.conversationId);
  if (before) rows = rows.where(sql<boolean>`(x.at, x.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  const { currency } = await getWorkspace(ctx);
  return pageOf(
    await rows.execute(),
    query.limit,
    (row) => toException(row, currency),
    (row) => [row.at.toISOString(), row.id],
  );
}

export async function getException(ctx: Reader, exceptionId: string): Promise<Exception> {
  const row = await exceptionRows(ctx).where('x.id', '=', exceptionId).executeTakeFirst();
  if (!row) throw notFound();
  const { currency } = await getWorkspace(ctx);
  return toException(row, currency);
}

/** What was done in a conversation that the reader may not see is not there for them either. */
function exceptionRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('exceptions as x')
    .innerJoin('rules as r', (join) =>
      join.onRef('r.workspaceId', '=', 'x.workspaceId').onRef('r.id', '=', 'x.ruleId'),
    )
    .innerJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'x.workspaceId').onRef('s.id', '=', 'x.byStaffId'),
    )
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspaceId', '=', 'x.workspaceId').onRef('c.id', '=', 'x.customerId'),
    )
    .leftJoin('conversations as v', (join) =>
      join.onRef('v.workspaceId', '=', 'x.workspaceId').onRef('v.id', '=', 'x.conversationId'),
    )
    .selectAll('x')
    .select(['r.staffWording', 's.name as byName', 'c.name as customerName'])
    .select(['v.id as seenId', 'v.number', 'v.subject'])
    .where('x.workspaceId', '=', ctx.workspaceId)
    .where((eb) => eb.or([eb('x.conversationId', 'is', null), eb('v.id', 'is not', null)]));
}

type ExceptionRow = Awaited<ReturnType<ReturnType<typeof exceptionRows>['executeTakeFirstOrThrow']>>;

function toException(row: ExceptionRow, currency: string): Exception {
  return {
    id: row.id,
    rule: { id: row.ruleId, staffWording: row.staffWording },
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    conversation:
      row.seenId === null ? null : { id: row.seenId, number: Number(row.number), subject: row.subject ?? '' },
    by: { id: row.byStaffId, name: row.byName },
    kind: exceptionKind.parse(row.kind),
    need: row.need,
    done: row.done,
    costMinor: row.costMinor,
    lentMinor: row.lentMinor,
    overMinor: row.overMinor,
    currency,
    wouldDoAgain: row.wouldDoAgain,
    at: row.at.toISOString(),
  };
}

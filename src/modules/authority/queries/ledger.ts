import { sql } from 'kysely';
import { getStaff } from '#modules/staff/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { authorityEntry, type AuthorityEntry, type listAuthorityEntriesEndpoint } from '../contract.ts';
import { assertMayRead } from './shown.ts';

/** What counts against one person's authority, the latest first, with the lines that took something back. */
export async function listEntries(
  ctx: Ctx,
  staffId: string,
  query: QueryOf<typeof listAuthorityEntriesEndpoint>,
): Promise<Page<AuthorityEntry>> {
  assertMayRead(ctx, staffId);
  await getStaff(ctx, staffId);
  const before = decodeCursor(query.cursor, timeCursor);
  let rows = entryRows(ctx)
    .where('e.staffId', '=', staffId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(query.limit + 1);
  if (before) rows = rows.where(sql<boolean>`(e.at, e.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  return pageOf(await rows.execute(), query.limit, toEntry, (row) => [row.at.toISOString(), row.id]);
}

function entryRows(ctx: Ctx) {
  return ctx.tx
    .selectFrom('authorityEntries as e')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'e.workspaceId').onRef('s.id', '=', 'e.spentBy'),
    )
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspaceId', '=', 'e.workspaceId').onRef('c.id', '=', 'e.customerId'),
    )
    .leftJoin('conversations as v', (join) =>
      join.onRef('v.workspaceId', '=', 'e.workspaceId').onRef('v.id', '=', 'e.caseId'),
    )
    .leftJoin('exceptions as x', (join) =>
      join
        .onRef('x.workspaceId', '=', 'e.workspaceId')
        .onRef('x.id', '=', 'e.aboutId')
        .on('e.aboutKind', '=', 'exception'),
    )
    .selectAll('e')
    .select(['s.name as spentByName', 'c.name as customerName', 'x.done'])
    .select(['v.id as conversationId', 'v.number', 'v.subject'])
    .where('e.workspaceId', '=', ctx.workspaceId);
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entryRows>['executeTakeFirstOrThrow']>>;

function toEntry(row: EntryRow): AuthorityEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    amountMinor: row.amountMinor,
    aboutKind: authorityEntry.shape.aboutKind.parse(row.aboutKind),
    aboutId: row.aboutId,
    correctsId: row.correctsId,
    spentBy: { id: row.spentBy, name: row.spentByName },
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    conversation:
      row.conversationId === null
        ? null
        : { id: row.conversationId, number: Number(row.number), subject: row.subject ?? '' },
    what: row.done ?? '',
  };
}

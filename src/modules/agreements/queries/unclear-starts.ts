import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  unclearReason,
  type listUnclearStarts as listEndpoint,
  type UnclearReason,
  type UnclearStart,
} from '../contract/beside.ts';
import { addressOf, briefOf } from './customers.ts';

function unclearRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('unclearStarts as u')
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'u.workspaceId').onRef('k.id', '=', 'u.customerId'),
    )
    .leftJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'u.workspaceId').onRef('c.id', '=', 'u.conversationId'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'u.workspaceId').onRef('s.id', '=', 'u.staffId'),
    )
    .select(['u.id', 'u.customerId', 'u.because', 'u.words', 'u.staffId', 'u.at'])
    .select(['k.name as customerName', 'k.tier as customerTier', 's.name as staffName'])
    .select(['c.id as conversationId', 'c.number', 'c.subject'])
    .select(addressOf('k.id').as('customerAddress'))
    .where('u.workspaceId', '=', ctx.workspaceId);
}

type UnclearRow = Awaited<ReturnType<ReturnType<typeof unclearRows>['executeTakeFirstOrThrow']>>;

function toUnclear(row: UnclearRow): UnclearStart {
  return {
    id: row.id,
    customer: briefOf(row),
    conversation:
      row.conversationId === null
        ? null
        : { id: row.conversationId, number: row.number ?? 0, subject: row.subject ?? '' },
    because: unclearReason.parse(row.because),
    words: row.words,
    staff: row.staffId === null ? null : { id: row.staffId, name: row.staffName ?? '' },
    at: row.at.toISOString(),
  };
}

export async function listUnclearStarts(
  ctx: Reader,
  query: QueryOf<typeof listEndpoint>,
): Promise<OutputOf<typeof listEndpoint>> {
  const after = decodeCursor(query.cursor, timeCursor);
  let rows = unclearRows(ctx)
    .orderBy('u.at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(query.limit + 1);
  if (query.customerId) rows = rows.where('u.customerId', '=', query.customerId);
  if (query.because) rows = rows.where('u.because', '=', query.because);
  if (after) rows = rows.where((eb) => eb(eb.refTuple('u.at', 'u.id'), '<', eb.tuple(after[0], after[1])));
  const page = pageOf(await rows.execute(), query.limit, toUnclear, (row) => [row.at, row.id]);
  return { ...page, counts: await countsByReason(ctx, query.customerId) };
}

async function countsByReason(
  ctx: Reader,
  customerId: string | undefined,
): Promise<Record<UnclearReason, number>> {
  let rows = ctx.tx
    .selectFrom('unclearStarts')
    .select((eb) => ['because', eb.fn.countAll<number>().as('n')])
    .where('workspaceId', '=', ctx.workspaceId)
    .groupBy('because');
  if (customerId) rows = rows.where('customerId', '=', customerId);
  const found = new Map((await rows.execute()).map(({ because, n }) => [because, Number(n)]));
  const count = (reason: UnclearReason) => [reason, found.get(reason) ?? 0] as const;
  // Every reason is there, also one that nobody gave.
  return Object.fromEntries(unclearReason.options.map(count)) as Record<UnclearReason, number>;
}

export async function findUnclearStart(
  ctx: Reader,
  place: { id: string } | { customerId: string; conversationId: string },
): Promise<UnclearStart | undefined> {
  const rows = unclearRows(ctx);
  const row = await ('id' in place
    ? rows.where('u.id', '=', place.id)
    : rows
        .where('u.customerId', '=', place.customerId)
        .where('u.conversationId', '=', place.conversationId)
        .orderBy('u.at', 'desc')
  ).executeTakeFirst();
  return row && toUnclear(row);
}

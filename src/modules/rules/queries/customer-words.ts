import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import type { CustomerWords, listCustomerWords as endpoint } from '../contract.ts';

/** What customers said and nobody has dealt with. */
export async function listCustomerWords(
  ctx: Reader,
  { limit, cursor }: QueryOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const before = decodeCursor(cursor, timeCursor);
  let rows = wordRows(ctx)
    .orderBy('w.at', 'desc')
    .orderBy('w.id', 'desc')
    .limit(limit + 1);
  if (before) rows = rows.where(sql<boolean>`(w.at, w.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  return pageOf(await rows.execute(), limit, toWords, (row) => [row.at.toISOString(), row.id]);
}

function wordRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('ruleWords as w')
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspaceId', '=', 'w.workspaceId').onRef('c.id', '=', 'w.customerId'),
    )
    .leftJoin('conversations as v', (join) =>
      join.onRef('v.workspaceId', '=', 'w.workspaceId').onRef('v.id', '=', 'w.conversationId'),
    )
    .select([
      'w.id',
      'w.words',
      'w.at',
      'c.id as customerId',
      'c.name',
      'v.id as seenId',
      'v.number',
      'v.subject',
    ])
    .where('w.workspaceId', '=', ctx.workspaceId)
    .where('w.dealtWithAt', 'is', null);
}

type WordsRow = Awaited<ReturnType<ReturnType<typeof wordRows>['executeTakeFirstOrThrow']>>;

function toWords(row: WordsRow): CustomerWords {
  return {
    id: row.id,
    words: row.words,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.name ?? '' },
    conversation:
      row.seenId === null ? null : { id: row.seenId, number: Number(row.number), subject: row.subject ?? '' },
    at: row.at.toISOString(),
  };
}

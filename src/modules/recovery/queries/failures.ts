import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import type { Failure, listFailuresEndpoint } from '../contract.ts';
import {
  failureColumns,
  failureIsVisible,
  failureJoins,
  type FailureRow,
  toFailure,
} from './failure-rows.ts';

type Condition = RawBuilder<unknown>;

const gravestCursor = z.tuple([z.number(), z.iso.datetime().transform((value) => new Date(value)), z.uuid()]);

export async function listFailures(
  ctx: Reader,
  query: QueryOf<typeof listFailuresEndpoint>,
): Promise<Page<Failure>> {
  const wanted = [
    ...(query.status ? [sql`f.status = ${query.status}`] : []),
    ...(query.customerId ? [ofCustomer(ctx, query.customerId)] : []),
    ...(query.conversationId ? [sql`f.conversation_id = ${query.conversationId}::uuid`] : []),
    ...(query.except ? [sql`f.source <> ${query.except}`] : []),
    ...(query.elementId ? [sql`f.element_id = ${query.elementId}::uuid`] : []),
    ...(query.from ? [sql`f.happened_at >= ${startOf(ctx, query.from)}`] : []),
    ...(query.to ? [sql`f.happened_at < ${startOf(ctx, query.to)} + interval '1 day'`] : []),
  ];
  return query.order === 'gravest' ? gravest(ctx, query, wanted) : latest(ctx, query, wanted);
}

type Paging = { cursor?: string | undefined; limit: number };

async function latest(ctx: Reader, { cursor, limit }: Paging, wanted: Condition[]): Promise<Page<Failure>> {
  const before = decodeCursor(cursor, timeCursor);
  if (before) wanted.push(sql`(f.happened_at, f.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  const rows = await failureRows(ctx, wanted, sql`f.happened_at desc, f.id desc`, limit + 1);
  return pageOf(rows, limit, toFailure, (row) => [row.fHappenedAt.toISOString(), row.fId]);
}

/** The gravest for the customer first; of two alike, whoever has waited longer. */
async function gravest(ctx: Reader, { cursor, limit }: Paging, wanted: Condition[]): Promise<Page<Failure>> {
  const after = decodeCursor(cursor, gravestCursor);
  if (after)
    wanted.push(sql`(f.effective_severity < ${after[0]}::numeric or (f.effective_severity = ${after[0]}::numeric
      and (f.happened_at, f.id) > (${after[1]}::timestamptz, ${after[2]}::uuid)))`);
  const order = sql`f.effective_severity desc, f.happened_at, f.id`;
  const rows = await failureRows(ctx, wanted, order, limit + 1);
  return pageOf(rows, limit, toFailure, (row) => [row.fEffective, row.fHappenedAt.toISOString(), row.fId]);
}

export async function getFailure(ctx: Reader, failureId: string): Promise<Failure> {
  const [row] = await failureRows(ctx, [sql`f.id = ${failureId}::uuid`], sql`f.id`, 1);
  if (!row) throw notFound();
  return toFailure(row);
}

async function failureRows(ctx: Reader, wanted: readonly Condition[], order: Condition, limit: number) {
  const { rows } = await sql<FailureRow>`
    select ${failureColumns} from failures f
    left join recoveries fr on fr.workspace_id = f.workspace_id and fr.failure_id = f.id ${failureJoins}
    where ${sql.join([sql`f.workspace_id = ${ctx.workspaceId}`, failureIsVisible, ...wanted], sql` and `)}
    order by ${order} limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** Of the customer, and of a company's people when it is a company. */
function ofCustomer(ctx: Reader, customerId: string): Condition {
  return sql`f.customer_id in (select c.id from customers c where c.workspace_id = ${ctx.workspaceId}
    and (c.id = ${customerId}::uuid or c.company_id = ${customerId}::uuid))`;
}

/** The midnight with which a day begins where the business is. */
function startOf(ctx: Reader, day: string): Condition {
  return sql`(${day}::date::timestamp at time zone (select time_zone from workspaces where id = ${ctx.workspaceId}))`;
}

import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { reaction as reactionShape, type Extra, type listExtrasEndpoint } from '../contract.ts';
import { findAccount, membersOf } from './account.ts';
import { conversationOf, namedOrNull, type PlaceRow } from './rows.ts';

interface ExtraRow extends PlaceRow {
  elementId: string | null;
  elementName: string | null;
  what: string;
  costMinor: number;
  minutes: number;
  isPrompted: boolean;
  reaction: string | null;
  givenBy: string | null;
  givenByName: string | null;
  givenAt: Date;
}

export async function listExtras(
  ctx: Reader,
  query: QueryOf<typeof listExtrasEndpoint>,
): Promise<Page<Extra>> {
  const before = decodeCursor(query.cursor, timeCursor);
  const account = query.customerId ? await findAccount(ctx, query.customerId) : undefined;
  const accountId = account?.id ?? query.customerId;
  const wanted = [
    ...(accountId ? [sql`x.customer_id in ${membersOf(ctx, accountId)}`] : []),
    ...(query.conversationId ? [sql`x.conversation_id = ${query.conversationId}::uuid`] : []),
    ...(query.kindId ? [sql`x.kind_id = ${query.kindId}::uuid`] : []),
    ...(query.reaction === 'none' ? [sql`x.reaction is null`] : []),
    ...(query.reaction && query.reaction !== 'none' ? [sql`x.reaction = ${query.reaction}`] : []),
    ...(before ? [sql`(x.given_at, x.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`] : []),
  ];
  const rows = await extraRows(ctx, wanted, query.limit + 1);
  return pageOf(rows, query.limit, toExtra, (row) => [row.givenAt.toISOString(), row.id]);
}

export async function getExtra(ctx: Reader, extraId: string): Promise<Extra> {
  const [row] = await extraRows(ctx, [sql`x.id = ${extraId}::uuid`], 1);
  if (!row) throw notFound();
  return toExtra(row);
}

async function extraRows(ctx: Reader, wanted: readonly ReturnType<typeof sql>[], limit: number) {
  const { rows } = await sql<ExtraRow>`
    select x.id, x.what, x.cost_minor, x.minutes, x.is_prompted, x.reaction, x.given_at, x.kind_id, k.name as kind_name,
      x.customer_id, c.name as customer_name, a.id as account_id, a.name as account_name,
      x.conversation_id, v.number, v.subject, x.element_id, e.name as element_name, x.given_by, s.name as given_by_name
    from extras x
    join extra_kinds k on k.workspace_id = x.workspace_id and k.id = x.kind_id
    join customers c on c.workspace_id = x.workspace_id and c.id = x.customer_id
    join customers a on a.workspace_id = c.workspace_id and a.id = coalesce(c.company_id, c.id)
    left join conversations v on v.workspace_id = x.workspace_id and v.id = x.conversation_id
    left join elements e on e.workspace_id = x.workspace_id and e.id = x.element_id
    left join staff s on s.workspace_id = x.workspace_id and s.id = x.given_by
    where ${sql.join([sql`x.workspace_id = ${ctx.workspaceId}`, ...wanted], sql` and `)}
    order by x.given_at desc, x.id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

function toExtra(row: ExtraRow): Extra {
  return {
    id: row.id,
    kind: { id: row.kindId, name: row.kindName },
    customer: { id: row.customerId, name: row.customerName },
    account: { id: row.accountId, name: row.accountName },
    conversation: conversationOf(row),
    element: namedOrNull(row.elementId, row.elementName),
    what: row.what,
    costMinor: Number(row.costMinor),
    minutes: row.minutes,
    isPrompted: row.isPrompted,
    reaction: reactionShape.nullable().parse(row.reaction),
    givenBy: namedOrNull(row.givenBy, row.givenByName),
    givenAt: row.givenAt.toISOString(),
  };
}

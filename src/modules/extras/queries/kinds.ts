import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import {
  extraKind as extraKindShape,
  type ExtraKind,
  type listExtraKindsEndpoint,
  type similarEndpoint,
} from '../contract.ts';
import { findAccount, membersOf } from './account.ts';

interface SimilarRow {
  id: string;
  name: string;
  n: number;
  nOfCustomer: number;
  lastWords: string | null;
  lastAskedAt: Date | null;
}

/** Below this two phrases have little more in common than the letters of their language. */
const alike = 0.2;

/**
 * Kinds whose name, or whose words as customers said them, are like these; this customer's own come first. Without
 * words, the kinds used last. Trigrams are compared within one workspace's few kinds and latest words, so no index is
 * needed, nor could row-level security use one.
 */
export async function listSimilarKinds(
  ctx: Reader,
  { words, customerId }: QueryOf<typeof similarEndpoint>,
): Promise<OutputOf<typeof similarEndpoint>> {
  const account = customerId ? await findAccount(ctx, customerId) : undefined;
  const isOfCustomer = account ? sql`r.customer_id in ${membersOf(ctx, account.id)}` : sql`false`;
  const text = words.trim().slice(0, 500);
  const { rows } = await sql<SimilarRow>`
    with said as (
      select r.kind_id, r.words, r.asked_at, ${isOfCustomer} as is_theirs,
        case when ${text} = '' then 0 else word_similarity(left(r.words, 500), ${text}) end as likeness
      from requests r where r.workspace_id = ${ctx.workspaceId} order by r.asked_at desc limit 5000
    ), counted as (
      select kind_id, count(*)::int as n, (count(*) filter (where is_theirs))::int as n_of_customer,
        max(likeness) as likeness, (array_agg(words order by asked_at desc))[1] as last_words,
        max(asked_at) as last_asked_at
      from said group by kind_id
    )
    select k.id, k.name, coalesce(c.n, 0) as n, coalesce(c.n_of_customer, 0) as n_of_customer, c.last_words, c.last_asked_at
    from request_kinds k left join counted c on c.kind_id = k.id
    where k.workspace_id = ${ctx.workspaceId} and (${text} = '' or greatest(
      word_similarity(k.name, ${text}), word_similarity(${text}, k.name), c.likeness * 0.9) >= ${alike})
    order by (coalesce(c.n_of_customer, 0) > 0) desc,
      greatest(word_similarity(k.name, ${text}), word_similarity(${text}, k.name), c.likeness * 0.9) desc,
      c.last_asked_at desc nulls last, k.name
    limit 8`.execute(ctx.tx);
  return {
    data: rows.map((row) => ({
      ...row,
      lastWords: row.lastWords ?? '',
      lastAskedAt: row.lastAskedAt?.toISOString() ?? null,
    })),
    hasMore: false,
    nextCursor: null,
  };
}

interface ExtraKindRow {
  id: string;
  name: string;
  status: string;
  impairs: unknown;
  given: number;
  customers: number;
}

export async function listExtraKinds(
  ctx: Reader,
  { words, status }: QueryOf<typeof listExtraKindsEndpoint>,
): Promise<Page<ExtraKind>> {
  const text = words.trim();
  const wanted = [
    ...(status === 'all' ? [] : [sql`k.status = 'live'`]),
    ...(text === ''
      ? []
      : [sql`greatest(word_similarity(k.name, ${text}), word_similarity(${text}, k.name)) >= ${alike}`]),
  ];
  const rows = await extraKindRows(ctx, wanted, 200);
  return { data: rows, hasMore: false, nextCursor: null };
}

export async function getExtraKind(ctx: Reader, kindId: string): Promise<ExtraKind> {
  const [row] = await extraKindRows(ctx, [sql`k.id = ${kindId}::uuid`], 1);
  if (!row) throw notFound();
  return row;
}

async function extraKindRows(
  ctx: Reader,
  wanted: readonly ReturnType<typeof sql>[],
  limit: number,
): Promise<ExtraKind[]> {
  const { rows } = await sql<ExtraKindRow>`
    select k.id, k.name, k.status, coalesce(x.given, 0) as given, coalesce(x.customers, 0) as customers, (
      select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'isLookedAt', exists (
        select from looks l where l.workspace_id = k.workspace_id and l.extra_kind_id = k.id and l.element_id = e.id
          and l.kind = 'guard-before' and l.status = 'done')) order by e.position), '[]')
      from extra_kind_impairs i join elements e on e.workspace_id = i.workspace_id and e.id = i.element_id
      where i.workspace_id = k.workspace_id and i.extra_kind_id = k.id) as impairs
    from extra_kinds k
    left join lateral (
      select count(*)::int as given, count(distinct customer_id)::int as customers from extras
      where workspace_id = k.workspace_id and kind_id = k.id and given_at >= ${ctx.now}::timestamptz - interval '1 year'
    ) x on true
    where ${sql.join([sql`k.workspace_id = ${ctx.workspaceId}`, ...wanted], sql` and `)}
    order by x.given desc, k.name limit ${limit}`.execute(ctx.tx);
  return rows.map((row) => extraKindShape.parse(row));
}

import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { answerKind, scope, type listRequestsEndpoint, type Request } from '../contract.ts';
import { findAccount, membersOf } from './account.ts';
import { conversationOf, namedOrNull, type PlaceRow } from './rows.ts';

interface RequestRow extends PlaceRow {
  words: string;
  scope: string;
  isUnusual: boolean;
  effortMinutes: number | null;
  effortActualMinutes: number | null;
  afterExtraId: string | null;
  afterExtraWhat: string | null;
  extraKindId: string | null;
  extraKindName: string | null;
  answer: string;
  answerWords: string;
  ruleId: string | null;
  staffWording: string | null;
  customerSentence: string | null;
  ruleWasTold: boolean | null;
  askedAt: Date;
  recordedBy: string | null;
  recordedByName: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  doneAt: Date | null;
}

type Query = QueryOf<typeof listRequestsEndpoint>;

export async function listRequests(
  ctx: Reader,
  query: Query,
): Promise<OutputOf<typeof listRequestsEndpoint>> {
  const before = decodeCursor(query.cursor, timeCursor);
  const account = query.customerId ? await findAccount(ctx, query.customerId) : undefined;
  const accountId = account?.id ?? query.customerId;
  const inAccount = accountId ? [sql`r.customer_id in ${membersOf(ctx, accountId)}`] : [];
  const wanted = [
    ...inAccount,
    ...(query.conversationId ? [sql`r.conversation_id = ${query.conversationId}::uuid`] : []),
    ...(query.kindId ? [sql`r.kind_id = ${query.kindId}::uuid`] : []),
    ...(query.answer ? [sql`r.answer = ${query.answer}`] : []),
    ...(query.unusual ? [sql`r.is_unusual = ${query.unusual === 'true'}`] : []),
    ...(before ? [sql`(r.asked_at, r.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`] : []),
  ];
  const rows = await requestRows(ctx, wanted, query.limit + 1);
  const found = pageOf(rows, query.limit, toRequest, (row) => [row.askedAt.toISOString(), row.id]);
  return { ...found, weeks: await weeksOf(ctx, inAccount), kinds: await kindsOf(ctx, inAccount) };
}

export async function getRequest(ctx: Reader, requestId: string): Promise<Request> {
  const [row] = await requestRows(ctx, [sql`r.id = ${requestId}::uuid`], 1);
  if (!row) throw notFound();
  return toRequest(row);
}

/** Holds a request for the rest of the transaction. */
export async function lockRequest(ctx: Reader, requestId: string) {
  const row = await ctx.tx
    .selectFrom('requests')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

type Condition = ReturnType<typeof sql>;

async function requestRows(ctx: Reader, wanted: readonly Condition[], limit: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.words, r.scope, r.is_unusual, r.effort_minutes, r.effort_actual_minutes, r.answer, r.answer_words,
      r.rule_was_told, r.asked_at, r.decided_at, r.done_at, r.kind_id, k.name as kind_name,
      r.customer_id, c.name as customer_name, a.id as account_id, a.name as account_name,
      r.conversation_id, v.number, v.subject, r.after_extra_id, x.what as after_extra_what,
      r.extra_kind_id, xk.name as extra_kind_name, r.rule_id, u.staff_wording, u.customer_sentence,
      r.recorded_by, s.name as recorded_by_name, r.decided_by, d.name as decided_by_name
    from requests r
    join request_kinds k on k.workspace_id = r.workspace_id and k.id = r.kind_id
    join customers c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    join customers a on a.workspace_id = c.workspace_id and a.id = coalesce(c.company_id, c.id)
    left join conversations v on v.workspace_id = r.workspace_id and v.id = r.conversation_id
    left join extras x on x.workspace_id = r.workspace_id and x.id = r.after_extra_id
    left join extra_kinds xk on xk.workspace_id = r.workspace_id and xk.id = r.extra_kind_id
    left join rules u on u.workspace_id = r.workspace_id and u.id = r.rule_id
    left join staff s on s.workspace_id = r.workspace_id and s.id = r.recorded_by
    left join staff d on d.workspace_id = r.workspace_id and d.id = r.decided_by
    where ${sql.join([sql`r.workspace_id = ${ctx.workspaceId}`, ...wanted], sql` and `)}
    order by r.asked_at desc, r.id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

const weeksShown = 26;

/** How many a week, in the workspace's own weeks, so that a rise is seen before it is counted. */
async function weeksOf(ctx: Reader, wanted: readonly Condition[]) {
  const { rows } = await sql<{ from: string; n: number; unusual: number }>`
    with zone as (select time_zone from workspaces where id = ${ctx.workspaceId}),
    weeks as (
      select generate_series(
        date_trunc('week', ${ctx.now}::timestamptz at time zone zone.time_zone) - ${weeksShown - 1} * interval '1 week',
        date_trunc('week', ${ctx.now}::timestamptz at time zone zone.time_zone), interval '1 week') as week
      from zone
    ),
    asked as (
      select date_trunc('week', r.asked_at at time zone zone.time_zone) as week, r.is_unusual
      from requests r, zone
      where ${sql.join([sql`r.workspace_id = ${ctx.workspaceId}`, ...wanted], sql` and `)}
        and r.asked_at >= ${ctx.now}::timestamptz - ${weeksShown} * interval '1 week'
    )
    select to_char(weeks.week, 'YYYY-MM-DD') as from, count(asked.week)::int as n,
      (count(*) filter (where asked.is_unusual))::int as unusual
    from weeks left join asked on asked.week = weeks.week group by weeks.week order by weeks.week`.execute(
    ctx.tx,
  );
  return rows;
}

/** The kinds asked for most in a year: what the list may be narrowed to. */
async function kindsOf(ctx: Reader, wanted: readonly Condition[]) {
  const { rows } = await sql<{ id: string; name: string; n: number }>`
    select k.id, k.name, count(*)::int as n from requests r
    join request_kinds k on k.workspace_id = r.workspace_id and k.id = r.kind_id
    where ${sql.join([sql`r.workspace_id = ${ctx.workspaceId}`, ...wanted], sql` and `)}
      and r.asked_at >= ${ctx.now}::timestamptz - interval '1 year'
    group by k.id, k.name order by n desc, k.name limit 50`.execute(ctx.tx);
  return rows;
}

const shapes = z.object({ scope, answer: answerKind });

function toRequest(row: RequestRow): Request {
  return {
    id: row.id,
    kind: { id: row.kindId, name: row.kindName },
    customer: { id: row.customerId, name: row.customerName },
    account: { id: row.accountId, name: row.accountName },
    conversation: conversationOf(row),
    words: row.words,
    ...shapes.parse(row),
    isUnusual: row.isUnusual,
    effortMinutes: row.effortMinutes,
    effortActualMinutes: row.effortActualMinutes,
    afterExtra: row.afterExtraId === null ? null : { id: row.afterExtraId, what: row.afterExtraWhat ?? '' },
    extraKind: namedOrNull(row.extraKindId, row.extraKindName),
    answerWords: row.answerWords,
    rule:
      row.ruleId === null
        ? null
        : {
            id: row.ruleId,
            staffWording: row.staffWording ?? '',
            customerSentence: row.customerSentence ?? '',
          },
    ruleWasTold: row.ruleWasTold,
    askedAt: row.askedAt.toISOString(),
    recordedBy: namedOrNull(row.recordedBy, row.recordedByName),
    decidedBy: namedOrNull(row.decidedBy, row.decidedByName),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}

import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { staffIdOf } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  conversationStatus,
  type ConversationItem,
  type ConversationStatus,
  type listConversations as endpoint,
  type View,
} from '../contract.ts';
import { itemRows, toItem, visibleConversations, type Asker } from './conversation-items.ts';

type Filter = QueryOf<typeof endpoint>;

const statusesOfView: Record<View, readonly ConversationStatus[]> = {
  open: ['open'],
  mine: ['open'],
  unassigned: ['open'],
  team: ['open'],
  mentioned: ['open', 'waiting', 'snoozed'],
  waiting: ['waiting'],
  snoozed: ['snoozed'],
  closed: ['closed'],
  spam: ['spam'],
  all: conversationStatus.options,
};

/** So many of the newest finds are looked through; a search that finds more needs better words, not more pages. */
const mostFound = 1000;
export const mostCounted = 1000;

const needCursor = z.tuple([z.number().min(0).max(5), ...timeCursor.def.items]);

/**
 * A page of a view. Every index of this list leads by status, so each wanted status is read as its own ordered run of
 * at most one page, and the runs are merged: the work is the same for ten conversations and for a million.
 */
export async function listConversations(ctx: Asker, filter: Filter): Promise<Page<ConversationItem>> {
  return filter.order === 'need' ? listByNeed(ctx, filter) : listByTime(ctx, filter);
}

async function listByTime(ctx: Asker, filter: Filter): Promise<Page<ConversationItem>> {
  const after = decodeCursor(filter.cursor, timeCursor);
  const conditions = [inView(ctx, filter.view), ...filters(filter)];
  if (after) conditions.push(before(after));
  const picked = sql<{ id: string }>`(
    select run.id from unnest(${statusesOf(filter)}::text[]) as wanted(status)
    cross join lateral (${runOf(ctx, filter.limit, conditions)}) as run
    order by run.last_message_at desc, run.id desc limit ${filter.limit + 1})`;
  const rows = await itemRows(ctx)
    .innerJoin(picked.as('picked'), (join) => join.onRef('picked.id', '=', 'c.id'))
    .orderBy('c.lastMessageAt', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return pageOf(rows, filter.limit, toItem, (row) => [row.lastMessageAt, row.id]);
}

/**
 * By what needs us: first the few in which something is open, the gravest first, from an index of their own; then all
 * the others as the list has them anyway.
 */
async function listByNeed(ctx: Asker, filter: Filter): Promise<Page<ConversationItem>> {
  const after = decodeCursor(filter.cursor, needCursor);
  const conditions = [inView(ctx, filter.view), ...filters(filter)];
  const grave = [...conditions, sql<SqlBool>`c.effective_severity > 0`];
  const others = [...conditions, sql<SqlBool>`c.effective_severity = 0`];
  if (after) {
    const [need, at, id] = after;
    grave.push(
      sql`(c.effective_severity, c.last_message_at, c.id) < (${need}::numeric, ${at}::timestamptz, ${id}::uuid)`,
    );
    if (need === 0) others.push(before([at, id]));
  }
  const run = (those: typeof conditions) => runOf(ctx, filter.limit, those);
  const gravest = runOf(ctx, filter.limit, grave, 'need');
  const picked = sql<{ id: string }>`(
    select run.id from unnest(${statusesOf(filter)}::text[]) as wanted(status)
    cross join lateral ((${gravest}) union all (${run(others)})) as run
    order by run.effective_severity desc, run.last_message_at desc, run.id desc limit ${filter.limit + 1})`;
  const rows = await itemRows(ctx)
    .innerJoin(picked.as('picked'), (join) => join.onRef('picked.id', '=', 'c.id'))
    .orderBy('c.effectiveSeverity', 'desc')
    .orderBy('c.lastMessageAt', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return pageOf(rows, filter.limit, toItem, (row) => [
    Number(row.effectiveSeverity),
    row.lastMessageAt,
    row.id,
  ]);
}

function before([at, id]: readonly [Date, string]) {
  return sql<SqlBool>`(c.last_message_at, c.id) < (${at}::timestamptz, ${id}::uuid)`;
}

/** One status's page of those that meet the conditions, in the order of an index. */
function runOf(
  ctx: Asker,
  limit: number,
  conditions: readonly ReturnType<typeof sql<SqlBool>>[],
  order: 'latest' | 'need' = 'latest',
) {
  let run = visibleConversations(ctx)
    .select(['c.id', 'c.lastMessageAt', 'c.effectiveSeverity'])
    .where('c.status', '=', sql.ref<string>('wanted.status'))
    .where((eb) => eb.and([...conditions]));
  if (order === 'need') run = run.orderBy('c.effectiveSeverity', 'desc');
  return run
    .orderBy('c.lastMessageAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1);
}

function statusesOf(filter: Filter): string[] {
  if (filter.status) return [filter.status];
  // Whoever looks for something looks everywhere, whichever view they came from, except among spam.
  if (filter.search && filter.view === 'open')
    return conversationStatus.options.filter((one) => one !== 'spam');
  if ((filter.customerId || filter.externalId) && filter.view === 'open')
    return [...conversationStatus.options];
  return [...statusesOfView[filter.view]];
}

function inView(ctx: Asker, view: View) {
  const me = staffIdOf(ctx);
  const teamIds = ctx.actor.kind === 'staff' ? [...ctx.actor.teamIds] : [];
  if (view === 'mine') return sql<SqlBool>`c.assignee_id = ${me}::uuid`;
  if (view === 'unassigned') return sql<SqlBool>`c.assignee_id is null`;
  if (view === 'team') return sql<SqlBool>`c.team_id = any(${teamIds}::uuid[])`;
  if (view === 'mentioned')
    return sql<SqlBool>`c.id = any(array(select find_mentions(${me}::uuid, ${mostFound})))`;
  return sql<SqlBool>`true`;
}

function filters(filter: Filter) {
  const conditions = [sql<SqlBool>`true`];
  if (filter.assigneeId) conditions.push(sql`c.assignee_id = ${filter.assigneeId}::uuid`);
  if (filter.teamId) conditions.push(sql`c.team_id = ${filter.teamId}::uuid`);
  if (filter.customerId) conditions.push(sql`c.customer_id = ${filter.customerId}::uuid`);
  if (filter.inboxId) conditions.push(sql`c.inbox_id = ${filter.inboxId}::uuid`);
  if (filter.tag) conditions.push(sql`${filter.tag} = any(c.tags)`);
  if (filter.externalId) conditions.push(sql`c.external_id = ${filter.externalId}`);
  if (filter.search?.trim()) conditions.push(found(filter.search.trim()));
  return conditions;
}

/** By words through the search function, or by the number people say aloud. */
function found(words: string) {
  const byWords = sql<SqlBool>`c.id = any(array(select search_conversations(${words}, ${mostFound})))`;
  const number = /^#?(\d{1,15})$/.exec(words)?.[1];
  return number ? sql<SqlBool>`(c.number = ${Number(number)} or ${byWords})` : byWords;
}

/** How many conversations each view holds, none counted beyond `mostCounted`: one statement. */
export async function countViews(ctx: Asker): Promise<Record<string, number>> {
  const counts = Object.entries(statusesOfView).map(([name, statuses]) => {
    const view = name as View;
    const counted = visibleConversations(ctx)
      .select(sql`1`.as('one'))
      .where('c.status', 'in', [...statuses])
      .where(inView(ctx, view))
      .limit(mostCounted);
    return sql`${name}::text, (select count(*) from (${counted}) as counted)`;
  });
  const { rows } = await sql<{
    counts: unknown;
  }>`select json_build_object(${sql.join(counts)}) as counts`.execute(ctx.tx);
  return z.record(z.string(), z.number()).parse(rows[0]?.counts);
}

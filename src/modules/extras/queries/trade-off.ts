import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import { figures as figuresShape, tradeOffWay, type Figures, type TradeOffSheet } from '../contract.ts';
import { figuresOf, type Counted } from '../logic/sheet.ts';
import { getAccount, listPeople, membersOf } from './account.ts';
import { getSettings } from './ladder.ts';

/** The sheet that is open, or what one would say now. */
export async function getTradeOffSheet(ctx: Reader, customerId: string): Promise<TradeOffSheet> {
  const account = await getAccount(ctx, customerId);
  const open = await sheetRows(ctx)
    .where('customerId', '=', account.id)
    .orderBy(sql`status in ('draft', 'offered')`, 'desc')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  const counted = await countWork(ctx, account.id);
  const isShown = open && open.status !== 'withdrawn' && open.status !== 'chosen';
  return {
    id: isShown ? open.id : null,
    customer: account,
    status: isShown ? (open.status === 'offered' ? 'offered' : 'draft') : 'computed',
    figures: isShown ? figuresShape.parse(open.figures) : await computedFigures(ctx, counted),
    requests: counted.requests,
    weeks: counted.weeks,
    offeredAt: isShown ? (open.offeredAt?.toISOString() ?? null) : null,
    chosenWay: tradeOffWay.nullable().parse(open?.chosenWay ?? null),
    chosenWords: open?.chosenWords ?? '',
    chosenByName: open?.chosenByName ?? '',
    chosenAt: open?.chosenAt?.toISOString() ?? null,
    decisionId: open?.decisionId ?? null,
    people: await listPeople(ctx, account.id),
  };
}

export async function computedFigures(
  ctx: Reader,
  counted: Counted,
  given: Parameters<typeof figuresOf>[1] = {},
): Promise<Figures> {
  const { loadLimit } = await getSettings(ctx);
  return figuresOf(counted, { ...given, limit: loadLimit });
}

export function findSheet(ctx: Reader, sheetId: string) {
  return sheetRows(ctx).where('id', '=', sheetId).executeTakeFirst();
}

/** Holds a sheet for the rest of the transaction: of many who choose at once, one is first. */
export function lockSheet(ctx: Reader, sheetId: string) {
  return sheetRows(ctx).where('id', '=', sheetId).forUpdate().executeTakeFirst();
}

/** The sheet this customer may look at now: the one that waits for them, else the latest they chose from. */
export function findShownSheet(ctx: Reader, customerIds: readonly string[]) {
  return sheetRows(ctx)
    .where('customerId', 'in', customerIds)
    .where('status', 'in', ['offered', 'chosen'])
    .orderBy(sql`status = 'offered'`, 'desc')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function lockSheetsOf(ctx: Reader, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sheet|${ctx.workspaceId}|${accountId}`}, 0))`.execute(
    ctx.tx,
  );
}

function sheetRows(ctx: Reader) {
  return ctx.tx.selectFrom('tradeOffSheets').selectAll().where('workspaceId', '=', ctx.workspaceId);
}

/**
 * What the workspace knows of its own week: who serves, how many matters there are for others, and what this account's
 * requests beyond the usual took in the last weeks.
 */
export async function countWork(ctx: Reader, accountId: string): Promise<Counted> {
  const { recurrenceWeeks: weeks } = await getSettings(ctx);
  const since = sql`${ctx.now}::timestamptz - ${weeks} * interval '1 week'`;
  const { rows } = await sql<{ people: number; matters: number }>`
    select
      (select count(distinct m.author_staff_id)::int from messages m
        where m.workspace_id = ${ctx.workspaceId} and m.direction = 'out' and m.kind = 'message' and m.sent_at > ${since}) as people,
      (select count(distinct m.conversation_id)::int from messages m
        where m.workspace_id = ${ctx.workspaceId} and m.direction = 'out' and m.kind = 'message' and m.sent_at > ${since}) as matters`.execute(
    ctx.tx,
  );
  const lines = await sql<{ words: string; hours: number; n: number }>`
    select k.name as words, count(*)::int as n,
      sum(coalesce(r.effort_actual_minutes, r.effort_minutes, 0))::float8 / 60 / ${weeks} as hours
    from requests r join request_kinds k on k.workspace_id = r.workspace_id and k.id = r.kind_id
    where r.workspace_id = ${ctx.workspaceId} and r.customer_id in ${membersOf(ctx, accountId)}
      and r.asked_at > ${since} and r.answer <> 'no' and (r.scope <> 'in' or r.is_unusual)
    group by k.name order by hours desc, k.name limit 20`.execute(ctx.tx);
  return {
    people: rows[0]?.people ?? 0,
    mattersPerWeek: (rows[0]?.matters ?? 0) / weeks,
    lines: lines.rows
      .filter(({ hours }) => hours > 0)
      .map(({ words, hours }) => ({ words, hoursPerWeek: Math.round(hours * 10) / 10 })),
    requests: lines.rows.reduce((sum, { n }) => sum + n, 0),
    weeks,
  };
}

/** Names of other companies that stand in words which one client is to read. */
export async function findOthersNamed(ctx: Reader, accountId: string, words: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.name from customers c
    where c.workspace_id = ${ctx.workspaceId} and c.kind = 'company' and c.id <> ${accountId}::uuid
      and length(c.name) >= 4 and position(lower(c.name) in lower(${words})) > 0 limit 5`.execute(ctx.tx);
  return rows.map(({ name }) => name);
}

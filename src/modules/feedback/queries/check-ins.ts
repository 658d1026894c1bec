import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import {
  checkInSchedule,
  type CheckInSchedule,
  type CheckInScore,
  type CustomerCheckIns,
  type getCheckInScore,
} from '../contract/check-ins.ts';
import { acsiScore, type ThreeMarks } from '../logic/acsi.ts';
import { mayAskCustomer } from '../logic/may-ask.ts';
import { findCustomerFacts } from './ask-facts.ts';

const tiers = checkInSchedule.shape.tier.options;
const usualDays = { standard: 180, premium: 90, flagship: 60 } as const;

/** Every tier, also those nobody has set: off, with what is usual. */
export async function listSchedules(ctx: Ctx): Promise<{ data: CheckInSchedule[] }> {
  const rows = await ctx.tx
    .selectFrom('checkInSchedules')
    .select(['tier', 'everyDays', 'isOn'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute();
  return {
    data: tiers.map((tier) => {
      const known = rows.find((row) => row.tier === tier);
      return { tier, everyDays: known?.everyDays ?? usualDays[tier], isOn: known?.isOn ?? false };
    }),
  };
}

export async function checkInsOfCustomer(ctx: Ctx, customerId: string): Promise<CustomerCheckIns> {
  const known = await findCustomerFacts(ctx, customerId);
  if (!known) throw notFound();
  const verdict = mayAskCustomer(known.facts, known.settings, ctx.now);
  const { settings } = await getWorkspace(ctx);
  const marks = await marksOf(ctx, { customerId });
  const latest = marks[0];
  return {
    verdict: {
      allowed: verdict.allowed,
      because: verdict.allowed ? null : verdict.because,
      from: !verdict.allowed && 'from' in verdict ? verdict.from.toISOString() : null,
    },
    score: shownScore(marks, settings.fewestToMark),
    latest: latest ? toLatest(latest) : null,
    sentAt: (await lastSentAt(ctx, customerId))?.toISOString() ?? null,
  };
}

export async function scoreOfCheckIns(
  ctx: Ctx,
  { from, to }: QueryOf<typeof getCheckInScore>,
): Promise<OutputOf<typeof getCheckInScore>> {
  const { settings } = await getWorkspace(ctx);
  const marks = await marksOf(ctx, { from, to });
  return { score: shownScore(marks, settings.fewestToMark), asked: marks.length };
}

/** The score of one customer, or of everybody in a time, with the check-ins it rests on. */
export async function measuredCheckIns(ctx: Ctx, given: { customerId?: string; from?: string }) {
  const full = (await marksOf(ctx, given)).filter((row) => threeMarks(row) !== undefined);
  return { score: scoreOf(full), asks: full.map(({ askId, at }) => ({ id: askId, at: at.toISOString() })) };
}

function scoreOf(rows: readonly MarkRow[]) {
  return acsiScore(rows.flatMap((row) => threeMarks(row) ?? []));
}

function shownScore(rows: readonly MarkRow[], needed: number): CheckInScore {
  const score = scoreOf(rows);
  if (!score || score.n < needed) return { shown: false, n: score?.n ?? 0, needed };
  const { low, high } = score.interval;
  return { shown: true, value: score.value, interval: { low, high }, n: score.n };
}

function threeMarks({ satisfied, exceeding, standards }: MarkRow): ThreeMarks | undefined {
  if (satisfied === null || exceeding === null || standards === null) return undefined;
  return { satisfied, exceeding, standards };
}

interface MarkRow {
  askId: string;
  at: Date;
  exceeding: number | null;
  standards: number | null;
  satisfied: number | null;
  howFar: string | null;
  words: string | null;
}

/** One line for each answered check-in, the latest first. */
async function marksOf(
  ctx: Ctx,
  given: { customerId?: string; from?: string | undefined; to?: string | undefined },
): Promise<MarkRow[]> {
  const { customerId = null, from = null, to = null } = given;
  const { rows } = await sql<MarkRow>`
    select k.id as ask_id, k.answered_at as at,
      max(a.value) filter (where a.question = 'exceeding')::int as exceeding,
      max(a.value) filter (where a.question = 'standards')::int as standards,
      max(a.value) filter (where a.question = 'satisfied')::int as satisfied,
      max(a.value) filter (where a.question = 'how-far') as how_far,
      max(a.value) filter (where a.question = 'how-far-words') as words
    from asks k join answers a on a.workspace_id = k.workspace_id and a.ask_id = k.id and a.replaced_at is null
    where k.workspace_id = ${ctx.workspaceId} and k.kind = 'check-in' and k.answered_at is not null
      and (${customerId}::uuid is null or k.customer_id = ${customerId}::uuid)
      and (${from}::timestamptz is null or k.answered_at >= ${from}::timestamptz)
      and (${to}::timestamptz is null or k.answered_at < ${to}::timestamptz)
    group by k.id, k.answered_at order by k.answered_at desc, k.id desc limit 10000`.execute(ctx.tx);
  return rows;
}

const howFarShape = z.enum(['no-further', 'a-little', 'a-lot']).nullable();

function toLatest(row: MarkRow): CustomerCheckIns['latest'] {
  return { ...row, at: row.at.toISOString(), howFar: howFarShape.parse(row.howFar) };
}

async function lastSentAt(ctx: Ctx, customerId: string): Promise<Date | undefined> {
  const row = await ctx.tx
    .selectFrom('asks')
    .select('sentAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('kind', '=', 'check-in')
    .orderBy('sentAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sentAt;
}

/**
 * Whose check-in is due by the schedule of their tier: customers with whom something was going on within the year, not
 * those who came once and left, least recently asked first. The verdict itself is made for each, under its lock.
 */
export async function listDueCustomers(ctx: Ctx, atMost: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from customers c
    join check_in_schedules s on s.workspace_id = c.workspace_id and s.tier = c.tier and s.is_on
    left join lateral (
      select max(k.sent_at) as at, max(k.sent_at) filter (where k.kind = 'check-in') as check_in_at from asks k
      where k.workspace_id = c.workspace_id and k.customer_id = c.id) asked on true
    where c.workspace_id = ${ctx.workspaceId} and c.declines_asks_at is null
      and c.last_conversation_at >= ${ctx.now}::timestamptz - interval '365 days'
      and c.created_at < ${ctx.now}::timestamptz - interval '30 days'
      and (asked.check_in_at is null or asked.check_in_at <= ${ctx.now}::timestamptz - make_interval(days => s.every_days))
      and (asked.at is null or asked.at <= ${ctx.now}::timestamptz - interval '30 days')
    order by asked.check_in_at nulls first, c.id limit ${atMost}`.execute(ctx.tx);
  return rows.map((row) => row.id);
}

import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  aboutKind,
  decider,
  decisionOption,
  decisionStatus,
  type Decision,
  type listDecisionsEndpoint,
} from './contract.ts';

export async function listDecisions(
  ctx: Reader,
  query: QueryOf<typeof listDecisionsEndpoint>,
): Promise<OutputOf<typeof listDecisionsEndpoint>> {
  const before = decodeCursor(query.cursor, timeCursor);
  const today = await todayOf(ctx);
  let rows = decisionRows(ctx)
    .orderBy('decisions.createdAt', 'desc')
    .orderBy('decisions.id', 'desc')
    .limit(query.limit + 1);
  if (query.status) rows = rows.where('decisions.status', '=', query.status);
  if (query.customerId) rows = rows.where('decisions.customerId', '=', query.customerId);
  if (query.due) rows = rows.where('decisions.status', '=', 'taken').where('decisions.reviewOn', '<=', today);
  if (before)
    rows = rows.where(
      sql<boolean>`(decisions.created_at, decisions.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`,
    );
  const found = pageOf(
    await rows.execute(),
    query.limit,
    (row) => toDecision(row, today),
    (row) => [row.createdAt.toISOString(), row.id],
  );
  return { ...found, reviewsDue: await countReviewsDue(ctx, today) };
}

export async function getDecision(ctx: Reader, decisionId: string): Promise<Decision> {
  const row = await decisionRows(ctx).where('decisions.id', '=', decisionId).executeTakeFirst();
  if (!row) throw notFound();
  return toDecision(row, await todayOf(ctx));
}

/** Holds the decision for the rest of the transaction, so that of two who choose at once one comes second. */
export async function lockDecision(ctx: Reader, decisionId: string) {
  const row = await ctx.tx
    .selectFrom('decisions')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', decisionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, options: z.array(decisionOption).parse(row.options) };
}

/** The calendar day it is now where the business is. */
export async function todayOf(ctx: Reader): Promise<string> {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select(sql<string>`to_char(${ctx.now}::timestamptz at time zone time_zone, 'YYYY-MM-DD')`.as('today'))
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  return row.today;
}

async function countReviewsDue(ctx: Reader, today: string): Promise<number> {
  const row = await ctx.tx
    .selectFrom('decisions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'taken')
    .where('reviewOn', '<=', today)
    .executeTakeFirstOrThrow();
  return row.n;
}

function decisionRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('decisions')
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'decisions.workspaceId')
        .onRef('customers.id', '=', 'decisions.customerId'),
    )
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.workspaceId', '=', 'decisions.workspaceId')
        .onRef('staff.id', '=', 'decisions.decidedByStaffId'),
    )
    .selectAll('decisions')
    .select(['customers.name as customerName', 'staff.name as staffName'])
    .where('decisions.workspaceId', '=', ctx.workspaceId);
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisionRows>['executeTakeFirstOrThrow']>>;

function toDecision(row: DecisionRow, today: string): Decision {
  return {
    id: row.id,
    question: row.question,
    options: z.array(decisionOption).parse(row.options),
    chosenOption: row.chosenOption,
    chosenWords: row.chosenWords,
    decidedBy: decider.nullable().parse(row.decidedBy),
    decidedByName: row.decidedByName || (row.staffName ?? ''),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    customerWouldSay: row.customerWouldSay,
    reviewOn: row.reviewOn,
    isReviewDue: row.status === 'taken' && row.reviewOn <= today,
    outcome: row.outcome,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    status: decisionStatus.parse(row.status),
    aboutKind: aboutKind.nullable().parse(row.aboutKind),
    aboutId: row.aboutId,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    createdAt: row.createdAt.toISOString(),
  };
}

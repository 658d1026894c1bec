import { sql } from 'kysely';
import { z } from 'zod';
import { may, type Permission } from '#modules/access/permissions.ts';
import { getHouse, type House } from '#modules/promises/index.ts';
import { type Ctx, type Reader, staffIdOf } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  reviewOutcome,
  ruleFigures,
  ruleReview,
  type listReviews as listEndpoint,
  type RuleFigures,
  type RuleReview,
} from '../contract.ts';
import { workedDaysLeft } from '../logic/working-days.ts';
import { figuresOver } from './figures.ts';

type Query = QueryOf<typeof listEndpoint>;

export async function listReviews(ctx: Ctx, query: Query): Promise<OutputOf<typeof listEndpoint>> {
  const isOpen = query.show === 'open';
  const cursor = decodeCursor(query.cursor, timeCursor);
  let rows = reviewRows(ctx)
    .where('v.decidedAt', isOpen ? 'is' : 'is not', null)
    .orderBy(isOpen ? 'v.decideBy' : 'v.decidedAt', isOpen ? 'asc' : 'desc')
    .orderBy('v.id', isOpen ? 'asc' : 'desc')
    .limit(query.limit + 1);
  if (cursor)
    rows = rows.where(
      isOpen
        ? sql<boolean>`(v.decide_by, v.id) > (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
        : sql<boolean>`(v.decided_at, v.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`,
    );
  if (query.show === 'ended') rows = rows.where('v.outcome', 'in', ['killed', 'rewritten']);
  if (query.ruleId) rows = rows.where('v.ruleId', '=', query.ruleId);
  if (query.mine === 'yes' && !may(ctx.actor, 'rules:manage' satisfies Permission))
    rows = rows.where('r.ownerStaffId', '=', staffIdOf(ctx));
  const found = pageOf(
    await rows.execute(),
    query.limit,
    (row) => row,
    (row) => [(row.decidedAt ?? row.decideBy).toISOString(), row.id],
  );
  return { ...found, data: await toReviews(ctx, found.data) };
}

export async function getReview(ctx: Reader, reviewId: string): Promise<RuleReview> {
  const row = await reviewRows(ctx).where('v.id', '=', reviewId).executeTakeFirst();
  const [review] = row ? await toReviews(ctx, [row]) : [];
  if (!review) throw notFound();
  return review;
}

function reviewRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('ruleReviews as v')
    .innerJoin('rules as r', (join) =>
      join.onRef('r.workspaceId', '=', 'v.workspaceId').onRef('r.id', '=', 'v.ruleId'),
    )
    .leftJoin('staff as o', (join) =>
      join.onRef('o.workspaceId', '=', 'r.workspaceId').onRef('o.id', '=', 'r.ownerStaffId'),
    )
    .leftJoin('staff as d', (join) =>
      join.onRef('d.workspaceId', '=', 'v.workspaceId').onRef('d.id', '=', 'v.decidedBy'),
    )
    .selectAll('v')
    .select([
      'r.staffWording',
      'r.kind',
      'r.status',
      'r.ownerStaffId',
      'o.name as ownerName',
      'd.name as deciderName',
    ])
    .select(
      sql<{
        id: string;
        staffWording: string;
      } | null>`(select json_build_object('id', n.id, 'staffWording', n.staff_wording)
        from rules n where n.workspace_id = v.workspace_id and n.replaces_id = v.rule_id and v.outcome = 'rewritten'
        order by n.created_at limit 1)`.as('replacement'),
    )
    .where('v.workspaceId', '=', ctx.workspaceId);
}

type ReviewRow = Awaited<ReturnType<ReturnType<typeof reviewRows>['executeTakeFirstOrThrow']>>;

/** What came after is counted so far until the day on which it is kept. */
async function toReviews(ctx: Reader, rows: readonly ReviewRow[]): Promise<RuleReview[]> {
  const house = await getHouse(ctx);
  const running = rows.filter(({ decidedAt, afterAt }) => decidedAt !== null && afterAt === null);
  const spans = running.map(({ ruleId, decidedAt }) =>
    spanAfter(ctx, house, { ruleId, decidedAt: decidedAt ?? ctx.now }),
  );
  const figures = await figuresOver(ctx, spans, house);
  const after = new Map(running.map(({ id }, at) => [id, figures[at] ?? null]));
  return rows.map((row) => toReview(row, { house, now: ctx.now, after: after.get(row.id) ?? null }));
}

const day = 86_400_000;

export function spanAfter(
  ctx: Pick<Ctx, 'now'>,
  { settings }: House,
  { ruleId, decidedAt }: { ruleId: string; decidedAt: Date },
) {
  const until = new Date(decidedAt.getTime() + settings.graveyardDays * day);
  return { ruleId, from: decidedAt, to: until < ctx.now ? until : ctx.now };
}

const figures = ruleFigures.nullable().catch(null);
const replacement = z.object({ id: z.uuid(), staffWording: z.string() }).nullable();

interface Around {
  house: House;
  now: Date;
  after: RuleFigures | null;
}

function toReview(row: ReviewRow, { house, now, after }: Around): RuleReview {
  const rule = ruleReview.shape.rule.shape;
  return {
    id: row.id,
    rule: {
      id: row.ruleId,
      staffWording: row.staffWording,
      kind: rule.kind.parse(row.kind),
      status: rule.status.parse(row.status),
      owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    },
    because: ruleReview.shape.because.parse(row.because),
    openedAt: row.openedAt.toISOString(),
    decideBy: row.decideBy.toISOString(),
    workedDaysLeft: workedDaysLeft(house, now, row.decideBy),
    isOverdue: row.decidedAt === null && row.decideBy <= now,
    outcome: reviewOutcome.nullable().parse(row.outcome),
    words: row.words,
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: row.deciderName ?? '' },
    isByDefault: row.isByDefault,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    replacement: replacement.parse(row.replacement),
    before: figures.parse(row.beforeFigures),
    after: row.afterAt === null ? after : figures.parse(row.afterFigures),
    afterAt: row.afterAt?.toISOString() ?? null,
  };
}

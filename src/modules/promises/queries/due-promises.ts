import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { tier } from '#modules/customers/contract.ts';
import { type Ctx, type Reader, staffIdOf } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  audience,
  dueOutcome,
  promiseKind,
  type DuePromise,
  type listDuePromises as dueEndpoint,
} from '../contract.ts';
import { standing } from '../logic/making.ts';
import { thresholdsOf } from './thresholds.ts';

const moveRows = z.array(
  z.object({ fromDueAt: z.coerce.date(), toDueAt: z.coerce.date(), movedAt: z.coerce.date() }),
);

/** Due promises with what is needed to show them; a standing promise gives its name, one made on the spot its words. */
export function dueRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('duePromises as d')
    .leftJoin('promises as p', (join) =>
      join.onRef('p.workspaceId', '=', 'd.workspaceId').onRef('p.id', '=', 'd.promiseId'),
    )
    .leftJoin('staff as m', (join) =>
      join.onRef('m.workspaceId', '=', 'd.workspaceId').onRef('m.id', '=', 'd.madeBy'),
    )
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.conversationId'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'd.workspaceId').onRef('k.id', '=', 'd.customerId'),
    )
    .selectAll('d')
    .select(['p.name as promiseName', 'p.audience', 'm.name as maker', 'c.number', 'c.subject', 'c.status'])
    .select(['k.name as customerName', 'k.tier as customerTier'])
    .select(
      sql<string | null>`(select i.value from customer_identities i
        where i.workspace_id = d.workspace_id and i.customer_id = d.customer_id
        order by (i.kind = 'email') desc, i.created_at, i.id limit 1)`.as('customerAddress'),
    )
    .select(
      sql<unknown>`(select coalesce(json_agg(json_build_object('fromDueAt', v.from_due_at, 'toDueAt', v.to_due_at,
          'movedAt', v.moved_at) order by v.moved_at), '[]')
        from promise_moves v
        where v.workspace_id = d.workspace_id and v.due_promise_id = d.id and v.undone_at is null)`.as(
        'moves',
      ),
    )
    .where('d.workspaceId', '=', ctx.workspaceId);
}

type DueRow = Awaited<ReturnType<ReturnType<typeof dueRows>['executeTakeFirstOrThrow']>>;

const minute = 60_000;

export function toDue(row: DueRow, now: Date, atRiskShare: number): DuePromise {
  return {
    id: row.id,
    promise: {
      id: row.promiseId,
      name: row.words === '' ? (row.promiseName ?? '') : row.words,
      kind: promiseKind.parse(row.kind),
      targetMinutes: Math.round((row.dueAt.getTime() - row.startedAt.getTime()) / minute),
      audience: row.audience === null ? null : audience.parse(row.audience),
    },
    conversation: { id: row.conversationId, number: row.number, subject: row.subject, status: row.status },
    customer: {
      id: row.customerId,
      name: row.customerName,
      address: row.customerAddress,
      tier: tier.parse(row.customerTier),
    },
    staffId: row.staffId,
    teamId: row.teamId,
    madeBy: row.madeBy === null ? null : { id: row.madeBy, name: row.maker ?? '' },
    startedAt: row.startedAt.toISOString(),
    slotStartsAt: row.slotStartsAt?.toISOString() ?? null,
    dueAt: row.dueAt.toISOString(),
    fulfilledAt: row.fulfilledAt?.toISOString() ?? null,
    fulfilledWords: row.fulfilledWords,
    endedBecause: row.endedBecause,
    outcome: dueOutcome.parse(row.outcome),
    moves: moveRows.parse(row.moves).map((move) => ({
      fromDueAt: move.fromDueAt.toISOString(),
      toDueAt: move.toDueAt.toISOString(),
      movedAt: move.movedAt.toISOString(),
    })),
    state: standing(row, now, atRiskShare),
  };
}

export async function getDue(ctx: Reader, duePromiseId: string): Promise<DuePromise> {
  const row = await dueRows(ctx).where('d.id', '=', duePromiseId).executeTakeFirst();
  if (!row) throw notFound();
  return toDue(row, ctx.now, (await thresholdsOf(ctx)).atRiskShare);
}

/** At risk: in the last quarter of its time, the next due first. Missed: still without an answer, the latest first. */
export async function listDuePromises(
  ctx: Reader & Pick<Ctx, 'actor'>,
  query: QueryOf<typeof dueEndpoint>,
): Promise<Page<DuePromise>> {
  const after = decodeCursor(query.cursor, timeCursor);
  const { atRiskShare } = await thresholdsOf(ctx);
  const isMissed = query.state === 'missed';
  let rows = dueRows(ctx)
    .where('d.fulfilledAt', 'is', null)
    .where('d.outcome', '=', isMissed ? 'missed' : 'open')
    .limit(query.limit + 1);
  rows = isMissed
    ? rows.orderBy('d.decidedAt', 'desc').orderBy('d.id', 'desc')
    : rows.orderBy('d.dueAt').orderBy('d.id');
  if (query.state === 'at-risk')
    rows = rows.where(
      sql<SqlBool>`d.due_at <= ${ctx.now}::timestamptz + (d.due_at - d.started_at) * ${atRiskShare}::float8`,
    );
  if (after)
    rows = isMissed
      ? rows.where((eb) => eb(eb.refTuple('d.decidedAt', 'd.id'), '<', eb.tuple(after[0], after[1])))
      : rows.where((eb) => eb(eb.refTuple('d.dueAt', 'd.id'), '>', eb.tuple(after[0], after[1])));
  const me = staffIdOf(ctx);
  if (query.mine === 'true')
    rows = rows.where((eb) => eb.or([eb('d.staffId', '=', me), eb('d.staffId', 'is', null)]));
  if (query.promiseId) rows = rows.where('d.promiseId', '=', query.promiseId);
  if (query.customerId) rows = rows.where('d.customerId', '=', query.customerId);
  return pageOf(
    await rows.execute(),
    query.limit,
    (row) => toDue(row, ctx.now, atRiskShare),
    (row) => [isMissed ? row.decidedAt : row.dueAt, row.id],
  );
}

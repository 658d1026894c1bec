import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { look as shape, type listLooksEndpoint, type Look } from '../contract.ts';
import { guardVerdict, type GuardVerdict } from '../logic/looks.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

/** Looks to take, the next due first; for one person, those of elements they own and of nobody's. */
export async function listLooks(
  ctx: Reader & Pick<Ctx, 'actor'>,
  query: QueryOf<typeof listLooksEndpoint>,
): Promise<Page<Look>> {
  const after = decodeCursor(query.cursor, timeCursor);
  let rows = lookRows(ctx)
    .orderBy('l.dueAt')
    .orderBy('l.id')
    .limit(query.limit + 1);
  if (query.status !== 'all') rows = rows.where('l.status', '=', query.status);
  if (query.extraKindId) rows = rows.where('l.extraKindId', '=', query.extraKindId);
  const me = staffIdOf(ctx);
  if (query.mine === 'true')
    rows = rows.where((eb) => eb.or([eb('l.ownerStaffId', '=', me), eb('l.ownerStaffId', 'is', null)]));
  if (after) rows = rows.where(sql<boolean>`(l.due_at, l.id) > (${after[0]}, ${after[1]}::uuid)`);
  return pageOf(await rows.execute(), query.limit, toLook, (row) => [row.dueAt.toISOString(), row.id]);
}

export async function getLook(ctx: Reader, lookId: string): Promise<Look> {
  const row = await lookRows(ctx).where('l.id', '=', lookId).executeTakeFirst();
  if (!row) throw notFound();
  return toLook(row);
}

/** May an extra of this kind be given, as far as the basics it may impair are concerned? */
export async function guardStanding(
  ctx: Reader,
  extraKindId: string,
): Promise<{ verdict: GuardVerdict; looks: Look[] }> {
  const impaired = await ctx.tx
    .selectFrom('extraKindImpairs')
    .select('elementId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('extraKindId', '=', extraKindId)
    .execute();
  const rows = await lookRows(ctx).where('l.extraKindId', '=', extraKindId).orderBy('l.createdAt').execute();
  const verdict = guardVerdict(
    impaired.map(({ elementId }) => elementId),
    rows,
  );
  return { verdict, looks: rows.map(toLook) };
}

function lookRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('looks as l')
    .innerJoin('elements as e', (join) =>
      join.onRef('e.workspaceId', '=', 'l.workspaceId').onRef('e.id', '=', 'l.elementId'),
    )
    .leftJoin('checks as c', (join) =>
      join.onRef('c.workspaceId', '=', 'l.workspaceId').onRef('c.id', '=', 'l.checkId'),
    )
    .leftJoin('extraKinds as x', (join) =>
      join.onRef('x.workspaceId', '=', 'l.workspaceId').onRef('x.id', '=', 'l.extraKindId'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'l.workspaceId').onRef('s.id', '=', 'l.ownerStaffId'),
    )
    .selectAll('l')
    .select(['e.name as elementName', 'e.checkWording', 'x.name as extraName', 's.name as ownerName'])
    .select(['c.note as slipNote', 'c.at as slipAt', 'c.severity as slipSeverity', 'c.conversationId'])
    .where('l.workspaceId', '=', ctx.workspaceId);
}

type LookRow = Awaited<ReturnType<ReturnType<typeof lookRows>['executeTakeFirstOrThrow']>>;

function toLook(row: LookRow): Look {
  return shape.parse({
    id: row.id,
    kind: row.kind,
    element: { id: row.elementId, name: row.elementName, checkWording: row.checkWording },
    place: row.place,
    slip:
      row.checkId === null || row.slipAt === null
        ? null
        : {
            checkId: row.checkId,
            note: row.slipNote ?? '',
            severity: row.slipSeverity,
            at: row.slipAt.toISOString(),
            conversationId: row.conversationId,
          },
    extraKind: row.extraKindId === null ? null : { id: row.extraKindId, name: row.extraName ?? '' },
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    dueAt: row.dueAt.toISOString(),
    status: row.status,
    doneCheckId: row.doneCheckId,
    droppedBecause: row.droppedBecause,
    closedAt: row.closedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  });
}

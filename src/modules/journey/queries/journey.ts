import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  check as checkShape,
  element as elementShape,
  touchpoint as touchpointShape,
  type Check,
  type Element,
  type listChecksEndpoint,
  type listElementsEndpoint,
  type listTouchpointsEndpoint,
  type Touchpoint,
} from '../contract.ts';
import { coreVerdict, fewestCore, mostCore } from '../logic/journey.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

export async function listTouchpoints(
  ctx: Reader,
  { status }: QueryOf<typeof listTouchpointsEndpoint>,
): Promise<Page<Touchpoint>> {
  let rows = touchpointRows(ctx)
    .orderBy(sql`array_position(array['before', 'during', 'after'], stage)`)
    .orderBy('position')
    .orderBy('id');
  if (status !== 'all') rows = rows.where('status', '=', status);
  return whole((await rows.execute()).map(toTouchpoint));
}

export async function findTouchpoint(ctx: Reader, id: string): Promise<Touchpoint | undefined> {
  const row = await touchpointRows(ctx).where('id', '=', id).executeTakeFirst();
  return row && toTouchpoint(row);
}

export async function getTouchpoint(ctx: Reader, id: string): Promise<Touchpoint> {
  const found = await findTouchpoint(ctx, id);
  if (!found) throw notFound();
  return found;
}

export async function listElements(
  ctx: Reader,
  { status, pillar }: QueryOf<typeof listElementsEndpoint>,
): Promise<OutputOf<typeof listElementsEndpoint>> {
  const all = (await elementRows(ctx).orderBy('position').orderBy('id').execute()).map(toElement);
  const live = all.filter((row) => row.status === 'live' && row.pillar === 'core').length;
  const shown = all.filter(
    (row) => (status === 'all' || row.status === status) && (!pillar || row.pillar === pillar),
  );
  return { ...whole(shown), core: { live, verdict: coreVerdict(live), fewest: fewestCore, most: mostCore } };
}

export async function findElement(ctx: Reader, id: string): Promise<Element | undefined> {
  const row = await elementRows(ctx).where('id', '=', id).executeTakeFirst();
  return row && toElement(row);
}

export async function getElement(ctx: Reader, id: string): Promise<Element> {
  const found = await findElement(ctx, id);
  if (!found) throw notFound();
  return found;
}

export async function listChecks(
  ctx: Reader,
  query: QueryOf<typeof listChecksEndpoint>,
): Promise<Page<Check>> {
  const before = decodeCursor(query.cursor, timeCursor);
  let rows = checkRows(ctx)
    .orderBy('checks.at', 'desc')
    .orderBy('checks.id', 'desc')
    .limit(query.limit + 1);
  if (query.elementId) rows = rows.where('checks.elementId', '=', query.elementId);
  if (query.conversationId) rows = rows.where('checks.conversationId', '=', query.conversationId);
  if (query.customerId) rows = rows.where('checks.customerId', '=', query.customerId);
  if (query.outcome) rows = rows.where('checks.outcome', '=', query.outcome);
  if (query.from) rows = rows.where('checks.at', '>=', new Date(query.from));
  if (query.to) rows = rows.where('checks.at', '<', new Date(query.to));
  if (query.corrected === 'left-out') rows = rows.where('corrections.id', 'is', null);
  if (before) rows = rows.where(sql<boolean>`(checks.at, checks.id) < (${before[0]}, ${before[1]}::uuid)`);
  return pageOf(await rows.execute(), query.limit, toCheck, (row) => [row.at.toISOString(), row.id]);
}

export async function getCheck(ctx: Reader, id: string): Promise<Check> {
  const row = await checkRows(ctx).where('checks.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return toCheck(row);
}

function touchpointRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('touchpoints')
    .select(['id', 'name', 'stage', 'position', 'status', 'ownerStaffId', 'createdAt'])
    .where('workspaceId', '=', ctx.workspaceId);
}

function elementRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('elements')
    .select([
      'id',
      'name',
      'pillar',
      'checkWording',
      'touchpointId',
      'dimension',
      'position',
      'status',
      'ownerStaffId',
      'createdAt',
    ])
    .where('workspaceId', '=', ctx.workspaceId);
}

function checkRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('checks')
    .leftJoin('checks as corrections', (join) =>
      join
        .onRef('corrections.workspaceId', '=', 'checks.workspaceId')
        .onRef('corrections.replacesId', '=', 'checks.id'),
    )
    .selectAll('checks')
    .select('corrections.id as replacedById')
    .where('checks.workspaceId', '=', ctx.workspaceId);
}

function toTouchpoint(row: Omit<Touchpoint, 'stage' | 'status' | 'createdAt'> & DatedRow): Touchpoint {
  return touchpointShape.parse({ ...row, createdAt: row.createdAt.toISOString() });
}

function toElement(row: { id: string } & DatedRow): Element {
  return elementShape.parse({ ...row, createdAt: row.createdAt.toISOString() });
}

function toCheck(row: { id: string; at: Date } & DatedRow): Check {
  return checkShape.parse({ ...row, at: row.at.toISOString(), createdAt: row.createdAt.toISOString() });
}

interface DatedRow {
  createdAt: Date;
}

/** Lists that people keep short by hand are answered whole, in the shape of every list. */
function whole<T>(data: T[]): Page<T> {
  return { data, hasMore: false, nextCursor: null };
}

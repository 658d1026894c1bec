import type { Ctx } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { expectation as shape, type Expectation, type listExpectationsEndpoint } from '../contract.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

export async function pageOfExpectations(
  ctx: Reader,
  query: QueryOf<typeof listExpectationsEndpoint>,
): Promise<Page<Expectation>> {
  const after = decodeCursor(query.cursor, timeCursor);
  let rows = expectationRows(ctx)
    .orderBy('expectations.at', 'desc')
    .orderBy('expectations.id', 'desc')
    .limit(query.limit + 1);
  if (query.customerId) rows = rows.where('expectations.customerId', '=', query.customerId);
  if (query.elementId) rows = rows.where('expectations.elementId', '=', query.elementId);
  if (query.history === 'false')
    rows = rows.where('expectations.replacedAt', 'is', null).where('expectations.withdrawnAt', 'is', null);
  if (after)
    rows = rows.where((eb) => eb(eb.refTuple('expectations.at', 'expectations.id'), '<', eb.tuple(...after)));
  return pageOf(await rows.execute(), query.limit, toExpectation, (row) => [row.at.toISOString(), row.id]);
}

/** What these customers expect now, by element. */
export async function listCurrent(ctx: Reader, customerIds: readonly string[]): Promise<Expectation[]> {
  if (customerIds.length === 0) return [];
  const rows = await expectationRows(ctx)
    .where('expectations.customerId', 'in', [...customerIds])
    .where('expectations.replacedAt', 'is', null)
    .where('expectations.withdrawnAt', 'is', null)
    .orderBy('elements.position')
    .orderBy('expectations.id')
    .limit(200)
    .execute();
  return rows.map(toExpectation);
}

/** Everything that was ever recorded of one customer and element, the latest first; also what they withdrew. */
export async function listHistory(
  ctx: Reader,
  { customerId, elementId }: { customerId: string; elementId: string },
): Promise<Expectation[]> {
  const rows = await expectationRows(ctx)
    .where('expectations.customerId', '=', customerId)
    .where('expectations.elementId', '=', elementId)
    .orderBy('expectations.at', 'desc')
    .orderBy('expectations.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(toExpectation);
}

/** What these customers said they do not expect, where nothing was recorded since. */
export async function listWithdrawn(ctx: Reader, customerIds: readonly string[]): Promise<Expectation[]> {
  if (customerIds.length === 0) return [];
  const rows = await expectationRows(ctx)
    .where('expectations.customerId', 'in', [...customerIds])
    .where('expectations.replacedAt', 'is', null)
    .where('expectations.withdrawnAt', 'is not', null)
    .orderBy('expectations.withdrawnAt', 'desc')
    .limit(200)
    .execute();
  return rows.map(toExpectation);
}

export async function findExpectation(ctx: Reader, id: string): Promise<Expectation | undefined> {
  const row = await expectationRows(ctx).where('expectations.id', '=', id).executeTakeFirst();
  return row && toExpectation(row);
}

export async function getExpectation(ctx: Reader, id: string): Promise<Expectation> {
  const found = await findExpectation(ctx, id);
  if (!found) throw notFound();
  return found;
}

function expectationRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('expectations')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'expectations.workspaceId')
        .onRef('customers.id', '=', 'expectations.customerId'),
    )
    .innerJoin('elements', (join) =>
      join
        .onRef('elements.workspaceId', '=', 'expectations.workspaceId')
        .onRef('elements.id', '=', 'expectations.elementId'),
    )
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.workspaceId', '=', 'expectations.workspaceId')
        .onRef('staff.id', '=', 'expectations.recordedBy'),
    )
    .selectAll('expectations')
    .select([
      'customers.name as customerName',
      'elements.name as elementName',
      'elements.pillar',
      'staff.name as staffName',
    ])
    .where('expectations.workspaceId', '=', ctx.workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof expectationRows>['execute']>>[number];

function toExpectation(row: Row): Expectation {
  return shape.parse({
    ...row,
    customer: { id: row.customerId, name: row.customerName },
    element: { id: row.elementId, name: row.elementName, pillar: row.pillar },
    adequate: asNumber(row.adequate),
    desired: asNumber(row.desired),
    expectedNow: asNumber(row.expectedNow),
    recordedBy: { kind: row.recordedByKind, name: row.staffName },
    at: row.at.toISOString(),
    confirmedAt: row.seenAt?.toISOString() ?? null,
    replacedAt: row.replacedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  });
}

/** PostgreSQL hands numerics over as text, because not all of them fit a number; these do. */
function asNumber(value: unknown): number | null {
  return value === null ? null : Number(value);
}

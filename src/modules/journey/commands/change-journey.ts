import type { Ctx } from '#platform/context.ts';
import type { InputOf, Page } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type {
  changeElementEndpoint,
  changeTouchpointEndpoint,
  createElementEndpoint,
  createTouchpointEndpoint,
  Element,
  Touchpoint,
} from '../contract.ts';
import { elementChanged, touchpointChanged } from '../events.ts';
import { reordered } from '../logic/journey.ts';
import {
  findTouchpoint,
  getElement,
  getTouchpoint,
  listElements,
  listTouchpoints,
} from '../queries/journey.ts';
import { commitmentsToElement } from '../queries/uses.ts';

export async function createTouchpoint(
  ctx: Ctx,
  given: InputOf<typeof createTouchpointEndpoint>,
): Promise<Touchpoint> {
  await assertStaff(ctx, given.ownerStaffId);
  const id = newId();
  const position = await nextPosition(ctx, 'touchpoints');
  await ctx.tx
    .insertInto('touchpoints')
    .values({ workspaceId: ctx.workspaceId, id, ...given, position, createdAt: ctx.now })
    .execute();
  announce(ctx, touchpointChanged, { touchpointId: id });
  return getTouchpoint(ctx, id);
}

export async function changeTouchpoint(
  ctx: Ctx,
  id: string,
  change: InputOf<typeof changeTouchpointEndpoint>,
): Promise<Touchpoint> {
  await assertStaff(ctx, change.ownerStaffId);
  await changeRow(ctx, { table: 'touchpoints', id, change });
  announce(ctx, touchpointChanged, { touchpointId: id });
  return getTouchpoint(ctx, id);
}

export async function orderTouchpoints(ctx: Ctx, ids: readonly string[]): Promise<Page<Touchpoint>> {
  const first = await reorder(ctx, { table: 'touchpoints', ids, unknown: 'touchpoint_unknown' });
  announce(ctx, touchpointChanged, { touchpointId: first });
  return listTouchpoints(ctx, { status: 'all' });
}

export async function createElement(
  ctx: Ctx,
  given: InputOf<typeof createElementEndpoint>,
): Promise<Element> {
  await assertTouchpoint(ctx, given.touchpointId);
  await assertStaff(ctx, given.ownerStaffId);
  if (given.pillar === 'core' && !given.checkWording) throw wordingMissing();
  const id = newId();
  await ctx.tx
    .insertInto('elements')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      name: given.name,
      pillar: given.pillar,
      checkWording: given.checkWording ?? '',
      touchpointId: given.touchpointId ?? null,
      dimension: given.dimension ?? null,
      ownerStaffId: given.ownerStaffId ?? null,
      position: await nextPosition(ctx, 'elements'),
      createdAt: ctx.now,
    })
    .execute();
  announce(ctx, elementChanged, { elementId: id });
  return getElement(ctx, id);
}

export async function changeElement(
  ctx: Ctx,
  id: string,
  change: InputOf<typeof changeElementEndpoint>,
): Promise<Element> {
  const before = await getElement(ctx, id);
  await assertTouchpoint(ctx, change.touchpointId);
  if (before.pillar === 'core' && change.checkWording === '') throw wordingMissing();
  await assertStaff(ctx, change.ownerStaffId);
  if (before.status === 'live' && change.status === 'retired') await assertUncommitted(ctx, id);
  await changeRow(ctx, { table: 'elements', id, change });
  announce(ctx, elementChanged, { elementId: id });
  return getElement(ctx, id);
}

export async function orderElements(ctx: Ctx, ids: readonly string[]): Promise<Page<Element>> {
  const first = await reorder(ctx, { table: 'elements', ids, unknown: 'element_unknown' });
  announce(ctx, elementChanged, { elementId: first });
  return listElements(ctx, { status: 'all', pillar: undefined });
}

type JourneyTable = 'touchpoints' | 'elements';

async function changeRow(
  ctx: Ctx,
  { table, id, change }: { table: JourneyTable; id: string; change: Record<string, unknown> },
): Promise<void> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await ctx.tx
    .updateTable(table)
    // Setting the id to itself lets an empty change still find out whether the row is there.
    .set({ id, ...given })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw notFound();
}

/** Rows are locked in the order of their ids, so that two people who sort at the same moment wait and do not clash. */
async function reorder(
  ctx: Ctx,
  { table, ids, unknown }: { table: JourneyTable; ids: readonly string[]; unknown: string },
): Promise<string> {
  const rows = await ctx.tx
    .selectFrom(table)
    .select(['id', 'position'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const positions = reordered(rows, ids);
  const first = ids[0];
  if (!positions || first === undefined) throw invalid(unknown);
  for (const row of rows) {
    const position = positions.get(row.id);
    if (position === undefined || position === row.position) continue;
    await ctx.tx
      .updateTable(table)
      .set({ position })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', row.id)
      .execute();
  }
  return first;
}

async function nextPosition(ctx: Ctx, table: JourneyTable): Promise<number> {
  const { last } = await ctx.tx
    .selectFrom(table)
    .select((eb) => eb.fn.max('position').as('last'))
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

async function assertTouchpoint(ctx: Ctx, touchpointId: string | null | undefined): Promise<void> {
  if (!touchpointId || (await findTouchpoint(ctx, touchpointId))) return;
  throw invalid('touchpoint_unknown', 'touchpointId');
}

/** What customers were promised, or agreed on with us, is not taken away behind it: the promise or the page changes first. */
async function assertUncommitted(ctx: Ctx, elementId: string): Promise<void> {
  const uses = await commitmentsToElement(ctx, elementId);
  if (uses.length > 0) throw new Refusal('element_promised', { kind: 'conflict', facts: { uses } });
}

async function assertStaff(ctx: Ctx, staffId: string | null | undefined): Promise<void> {
  if (!staffId) return;
  const row = await ctx.tx
    .selectFrom('staff')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (row) return;
  throw invalid('staff_unknown', 'ownerStaffId');
}

function wordingMissing(): Refusal {
  return invalid('check_wording_missing', 'checkWording');
}

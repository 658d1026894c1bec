import { getWorkspace } from '#modules/workspace/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { lookClosed, lookOpened } from '../events.ts';
import { guardDueAt, opensSpeck, speckDueAt, type Slip } from '../logic/looks.ts';

interface NewLook {
  kind: 'guard-before' | 'guard-after' | 'speck';
  elementId: string;
  dueAt: Date;
  checkId?: string;
  extraKindId?: string;
}

/**
 * Opens the looks an extra asks for that may impair these basics: one before it is given, one a week later. Basics that
 * are looked at already, or were, get none again; so it may be called whenever the kind of extra is saved.
 */
export async function openGuardLooks(
  ctx: Ctx,
  { extraKindId, elementIds }: { extraKindId: string; elementIds: readonly string[] },
): Promise<void> {
  const standing = await ctx.tx
    .selectFrom('looks')
    .select('elementId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('extraKindId', '=', extraKindId)
    .where('kind', '=', 'guard-before')
    .where('status', 'in', ['open', 'done'])
    .execute();
  const { settings } = await getWorkspace(ctx);
  const guarded = new Set(standing.map(({ elementId }) => elementId));
  for (const elementId of new Set(elementIds)) {
    if (guarded.has(elementId)) continue;
    for (const kind of ['guard-before', 'guard-after'] as const)
      await openLook(ctx, {
        kind,
        elementId,
        extraKindId,
        dueAt: guardDueAt(kind, ctx.now, settings.guardDays),
      });
  }
}

/** A small slip asks for a look at the same thing elsewhere; a slip corrected away asks for none any more. */
export async function lookElsewhere(
  ctx: Ctx,
  check: Slip & { checkId: string; elementId: string; replacesId: string | null },
): Promise<void> {
  if (check.replacesId !== null) await dropSpeckOf(ctx, check.replacesId);
  if (!opensSpeck(check)) return;
  const { checkId, elementId } = check;
  const { settings } = await getWorkspace(ctx);
  await openLook(ctx, { kind: 'speck', elementId, checkId, dueAt: speckDueAt(ctx.now, settings.speckHours) });
}

async function openLook(ctx: Ctx, look: NewLook): Promise<void> {
  const lookId = newId();
  const { elementId } = look;
  const element = await ctx.tx
    .selectFrom('elements')
    .select('ownerStaffId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', elementId)
    .executeTakeFirst();
  if (!element) throw invalid('element_unknown');
  const opened = await ctx.tx
    .insertInto('looks')
    .values({
      ...look,
      workspaceId: ctx.workspaceId,
      id: lookId,
      ownerStaffId: element.ownerStaffId,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows === 1n)
    announce(ctx, lookOpened, { lookId, elementId, kind: look.kind });
}

async function dropSpeckOf(ctx: Ctx, checkId: string): Promise<void> {
  const look = await ctx.tx
    .selectFrom('looks')
    .select(['id', 'elementId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('checkId', '=', checkId)
    .where('status', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  if (look) await endLook(ctx, look, { status: 'dropped', droppedBecause: 'corrected' });
}

export async function endLook(
  ctx: Ctx,
  look: { id: string; elementId: string },
  how: { status: 'done'; doneCheckId: string } | { status: 'dropped'; droppedBecause: string },
): Promise<void> {
  const closedBy = staffIdOf(ctx);
  await ctx.tx
    .updateTable('looks')
    .set({ ...how, closedAt: ctx.now, closedBy })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', look.id)
    .execute();
  announce(ctx, lookClosed, { lookId: look.id, elementId: look.elementId, status: how.status });
}

import type { Ctx } from '#platform/context.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { elementChanged, touchpointChanged } from '../events.ts';
import { usesOfElement, usesOfTouchpoint } from '../queries/uses.ts';

type Deleted = Record<string, never>;

/**
 * Deletes what nothing points at. The row is locked first: whoever would point at it waits for that lock, so nothing can
 * come between counting the uses and deleting.
 */
export async function deleteElement(ctx: Ctx, elementId: string): Promise<Deleted> {
  await lockRow(ctx, 'elements', elementId);
  const uses = await usesOfElement(ctx, elementId);
  if (uses.length > 0) throw new Refusal('element_in_use', { kind: 'conflict', facts: { uses } });
  await deleteRow(ctx, 'elements', elementId);
  announce(ctx, elementChanged, { elementId });
  return {};
}

export async function deleteTouchpoint(ctx: Ctx, touchpointId: string): Promise<Deleted> {
  await lockRow(ctx, 'touchpoints', touchpointId);
  const uses = await usesOfTouchpoint(ctx, touchpointId);
  if (uses.length > 0) throw new Refusal('touchpoint_in_use', { kind: 'conflict', facts: { uses } });
  await deleteRow(ctx, 'touchpoints', touchpointId);
  announce(ctx, touchpointChanged, { touchpointId });
  return {};
}

type Table = 'elements' | 'touchpoints';

async function lockRow(ctx: Ctx, table: Table, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom(table)
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
}

async function deleteRow(ctx: Ctx, table: Table, id: string): Promise<void> {
  await ctx.tx.deleteFrom(table).where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute();
}

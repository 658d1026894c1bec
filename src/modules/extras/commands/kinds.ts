import { sql } from 'kysely';
import { openGuardLooks } from '#modules/journey/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { changeExtraKindEndpoint, createExtraKindEndpoint, ExtraKind } from '../contract.ts';
import { extraKindChanged } from '../events.ts';
import { getExtraKind } from '../queries/kinds.ts';

type KindTable = 'requestKinds' | 'extraKinds';
interface Wanted {
  kindId?: string | undefined;
  kindName?: string | undefined;
}

/**
 * The kind that is meant: one that is there, or one made of a name. The same name, however it is written, is the same
 * kind, so that two people who write it at the same moment count together.
 */
export async function kindOf(
  ctx: Ctx,
  table: KindTable,
  { kindId, kindName }: Wanted,
): Promise<{ id: string; name: string; isNew: boolean }> {
  if (kindId !== undefined) {
    const row = await find(ctx, table, sql<boolean>`id = ${kindId}::uuid`);
    if (!row) throw invalid('kind_unknown', 'kindId');
    return { ...row, isNew: false };
  }
  if (kindName === undefined) throw invalid('kind_missing', 'kindName');
  const id = newId();
  const made = await ctx.tx
    .insertInto(table)
    .values({ workspaceId: ctx.workspaceId, id, name: kindName, createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return { id, name: kindName, isNew: true };
  const row = await find(ctx, table, sql<boolean>`lower(name) = lower(${kindName})`);
  if (!row) throw invalid('kind_unknown', 'kindName');
  return { ...row, isNew: false };
}

/** A kind of the other register with the same name: what is asked for by the name under which it is given. */
export function findKindNamed(ctx: Ctx, table: KindTable, name: string) {
  return find(ctx, table, sql<boolean>`lower(name) = lower(${name})`);
}

function find(ctx: Ctx, table: KindTable, condition: ReturnType<typeof sql<boolean>>) {
  return ctx.tx
    .selectFrom(table)
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where(condition)
    .executeTakeFirst();
}

export async function createExtraKind(
  ctx: Ctx,
  { name, impairs }: InputOf<typeof createExtraKindEndpoint>,
): Promise<ExtraKind> {
  const kind = await kindOf(ctx, 'extraKinds', { kindName: name });
  if (!kind.isNew) throw new Refusal('kind_taken', { kind: 'conflict' });
  await setImpairs(ctx, kind.id, impairs);
  announce(ctx, extraKindChanged, { kindId: kind.id });
  return getExtraKind(ctx, kind.id);
}

export async function changeExtraKind(
  ctx: Ctx,
  kindId: string,
  { name, status, impairs }: InputOf<typeof changeExtraKindEndpoint>,
): Promise<ExtraKind> {
  await getExtraKind(ctx, kindId);
  if (name !== undefined) {
    const other = await findKindNamed(ctx, 'extraKinds', name);
    if (other && other.id !== kindId) throw new Refusal('kind_taken', { kind: 'conflict' });
  }
  await ctx.tx
    .updateTable('extraKinds')
    .set({ id: kindId, ...(name === undefined ? {} : { name }), ...(status === undefined ? {} : { status }) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', kindId)
    .execute();
  if (impairs) await setImpairs(ctx, kindId, impairs);
  announce(ctx, extraKindChanged, { kindId });
  return getExtraKind(ctx, kindId);
}

async function setImpairs(ctx: Ctx, kindId: string, elementIds: readonly string[]): Promise<void> {
  await ctx.tx
    .deleteFrom('extraKindImpairs')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('extraKindId', '=', kindId)
    .execute();
  const wanted = [...new Set(elementIds)];
  if (wanted.length === 0) return;
  const known = await ctx.tx
    .selectFrom('elements')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', wanted)
    .execute();
  if (known.length < wanted.length) throw invalid('element_unknown', 'impairs');
  await ctx.tx
    .insertInto('extraKindImpairs')
    .values(wanted.map((elementId) => ({ workspaceId: ctx.workspaceId, extraKindId: kindId, elementId })))
    .execute();
  // From now on somebody looks at them before it is given, and a week after.
  await openGuardLooks(ctx, { extraKindId: kindId, elementIds: wanted });
}

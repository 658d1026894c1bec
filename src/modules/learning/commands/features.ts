import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type {
  changeFeature as changeEndpoint,
  createFeature as createEndpoint,
  LearningFeature,
} from '../contract.ts';
import { featureChanged } from '../events.ts';
import { getFeature, mostFeatures } from '../queries/features.ts';

export async function createFeature(
  ctx: Ctx,
  { name }: InputOf<typeof createEndpoint>,
): Promise<LearningFeature> {
  await oneAtATime(ctx);
  await assertRoom(ctx);
  const made = await ctx.tx
    .insertInto('learningFeatures')
    .values({ workspaceId: ctx.workspaceId, id: newId(), name, createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw known();
  announce(ctx, featureChanged, { featureId: made.id });
  return getFeature(ctx, made.id);
}

export async function changeFeature(
  ctx: Ctx,
  featureId: string,
  { name, isRetired }: InputOf<typeof changeEndpoint>,
): Promise<LearningFeature> {
  await oneAtATime(ctx);
  const before = await ctx.tx
    .selectFrom('learningFeatures')
    .select(['id', 'isRetired'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', featureId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  if (name !== undefined && (await isTaken(ctx, { name, featureId }))) throw known();
  if (before.isRetired && isRetired === false) await assertRoom(ctx);
  const set = { ...(name === undefined ? {} : { name }), ...(isRetired === undefined ? {} : { isRetired }) };
  if (Object.keys(set).length > 0) {
    await ctx.tx
      .updateTable('learningFeatures')
      .set(set)
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', featureId)
      .execute();
    announce(ctx, featureChanged, { featureId });
  }
  return getFeature(ctx, featureId);
}

/** Two who give the same name at once are told so, and two who add the hundredth are not both let in. */
async function oneAtATime(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learning-features|${ctx.workspaceId}`}, 0))`.execute(
    ctx.tx,
  );
}

async function isTaken(ctx: Ctx, { name, featureId }: { name: string; featureId: string }): Promise<boolean> {
  const other = await ctx.tx
    .selectFrom('learningFeatures')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('id', '<>', featureId)
    .executeTakeFirst();
  return other !== undefined;
}

async function assertRoom(ctx: Ctx): Promise<void> {
  const { n } = await ctx.tx
    .selectFrom('learningFeatures')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('isRetired', '=', false)
    .executeTakeFirstOrThrow();
  if (Number(n) >= mostFeatures) throw new Refusal('too_many_features', { kind: 'conflict' });
}

function known(): Refusal {
  return new Refusal('feature_known', {
    kind: 'conflict',
    fields: [{ path: 'name', message: 'feature_known' }],
  });
}

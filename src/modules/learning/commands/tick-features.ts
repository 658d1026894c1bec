import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { LearningCase, tickFeatures as endpoint } from '../contract.ts';
import { caseChanged } from '../events.ts';
import { getCase, lockCase } from '../queries/cases.ts';

/** Ticks, un-ticks or forgets what was looked for in one case; the same ticks again change nothing. */
export async function tickFeatures(
  ctx: Ctx,
  caseId: string,
  { ticks }: InputOf<typeof endpoint>,
): Promise<LearningCase> {
  const { conversationId } = await lockCase(ctx, caseId);
  await assertFeatures(
    ctx,
    ticks.map(({ featureId }) => featureId),
  );
  const kept = ticks.flatMap(({ featureId, isThere }) => (isThere === null ? [] : [{ featureId, isThere }]));
  const forgotten = ticks.filter(({ isThere }) => isThere === null).map(({ featureId }) => featureId);
  if (kept.length > 0)
    await ctx.tx
      .insertInto('learningCaseFeatures')
      .values(kept.map((tick) => ({ workspaceId: ctx.workspaceId, caseId, ...tick })))
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'caseId', 'featureId'])
          .doUpdateSet((eb) => ({ isThere: eb.ref('excluded.isThere') })),
      )
      .execute();
  if (forgotten.length > 0)
    await ctx.tx
      .deleteFrom('learningCaseFeatures')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('caseId', '=', caseId)
      .where('featureId', 'in', forgotten)
      .execute();
  announce(ctx, caseChanged, { caseId, conversationId });
  return getCase(ctx, caseId);
}

async function assertFeatures(ctx: Ctx, featureIds: readonly string[]): Promise<void> {
  const known = await ctx.tx
    .selectFrom('learningFeatures')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...featureIds])
    .execute();
  const unknown = featureIds.findIndex((featureId) => !known.some(({ id }) => id === featureId));
  if (unknown >= 0) throw refused('feature_unknown', unknown);
  const twice = featureIds.findIndex((featureId, index) => featureIds.indexOf(featureId) !== index);
  if (twice >= 0) throw refused('feature_twice', twice);
}

function refused(code: string, index: number): Refusal {
  return new Refusal(code, {
    kind: 'invalid',
    fields: [{ path: `ticks.${index}.featureId`, message: code }],
  });
}

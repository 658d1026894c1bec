import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';

/** The whole list of a rule's situations. One that stays keeps its id, and with it what was tried of it. */
export async function writeSituations(ctx: Ctx, ruleId: string, given: readonly string[]): Promise<void> {
  const wanted = [...new Set(given)];
  const known = await ctx.tx
    .selectFrom('ruleSituations')
    .select(['id', 'words'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .execute();
  const gone = known.filter(({ words }) => !wanted.includes(words)).map(({ id }) => id);
  if (gone.length > 0)
    await ctx.tx
      .deleteFrom('ruleSituations')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', gone)
      .execute();
  const added = wanted.filter((words) => !known.some((one) => one.words === words));
  if (added.length > 0)
    await ctx.tx
      .insertInto('ruleSituations')
      .values(
        added.map((words) => ({
          workspaceId: ctx.workspaceId,
          id: newId(),
          ruleId,
          words,
          createdAt: ctx.now,
        })),
      )
      .execute();
}

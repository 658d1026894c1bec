import type { Ctx } from '#platform/context.ts';
import { getFigures } from '#modules/meetings/queries/figures.ts';

/** What the pre-reads of reviews still open carried: the figures of the year just written, as their page would show them. */
export async function freezePreReads(ctx: Ctx, zone: string): Promise<void> {
  const reviews = await ctx.tx
    .selectFrom('meetings')
    .select(['id', 'customerId', 'periodFrom', 'periodTo'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('preReadSentAt', 'is not', null)
    .where('closedAt', 'is', null)
    .execute();
  for (const { id, customerId, periodFrom, periodTo } of reviews) {
    if (customerId === null || periodFrom === null || periodTo === null) continue;
    const figures = await getFigures(ctx, { customerId, from: periodFrom, to: periodTo, zone });
    await ctx.tx
      .updateTable('meetings')
      .set({ preRead: JSON.stringify(figures) })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute();
  }
}

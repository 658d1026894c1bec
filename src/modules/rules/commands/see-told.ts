import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import type { seeToldFlags as endpoint } from '../contract.ts';

/** Only what one flagged oneself can be put away as read. */
export async function seeToldFlags(
  ctx: Ctx,
  { input }: { input: InputOf<typeof endpoint> },
): Promise<OutputOf<typeof endpoint>> {
  const staffId = staffIdOf(ctx);
  if (staffId === null) return { seen: 0 };
  const seen = await ctx.tx
    .updateTable('ruleFlags')
    .set({ seenAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', input.flagIds)
    .where('staffId', '=', staffId)
    .where('toldAt', 'is not', null)
    .where('seenAt', 'is', null)
    .executeTakeFirst();
  return { seen: Number(seen.numUpdatedRows) };
}

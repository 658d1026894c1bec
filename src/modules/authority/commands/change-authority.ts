import { getStaff } from '#modules/staff/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { announce } from '#platform/events/events.ts';
import type { changeAuthorityEndpoint } from '../contract.ts';
import { authorityMoved, authoritySet } from '../events.ts';
import { showAuthority } from '../queries/shown.ts';
import { lockAuthority } from './lock-authority.ts';

/** Sets how far one person goes by themselves. Whoever sets the same again changes nothing and is not written down. */
export async function changeAuthority(
  ctx: Ctx,
  staffId: string,
  change: InputOf<typeof changeAuthorityEndpoint>,
): Promise<OutputOf<typeof changeAuthorityEndpoint>> {
  await getStaff(ctx, staffId);
  await lockAuthority(ctx, [staffId]);
  const before = await ctx.tx
    .selectFrom('staffAuthority')
    .select(['perCaseMinor', 'perMonthMinor'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', staffId)
    .executeTakeFirstOrThrow();
  const { perCaseMinor = before.perCaseMinor, perMonthMinor = before.perMonthMinor } = change;
  if (perCaseMinor === before.perCaseMinor && perMonthMinor === before.perMonthMinor)
    return showAuthority(ctx, staffId, {});
  await ctx.tx
    .updateTable('staffAuthority')
    .set({ perCaseMinor, perMonthMinor, updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', staffId)
    .execute();
  announce(ctx, authoritySet, {
    staffId,
    before,
    after: { perCaseMinor, perMonthMinor },
    by: 'id' in ctx.actor ? ctx.actor.id : null,
    byKind: ctx.actor.kind,
  });
  announce(ctx, authorityMoved, { staffId });
  return showAuthority(ctx, staffId, {});
}

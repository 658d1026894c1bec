import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import type { Agreement } from '../contract.ts';
import { agreementEnded } from '../events.ts';
import { getAgreement } from '../queries/agreements.ts';
import { assertMayPublish, lockPage, settlePage } from './locked-page.ts';

/** Ends the page. Its versions and both sides' words stay readable; ending it again changes nothing. */
export async function endAgreement(ctx: Ctx, { params }: { params: { id: string } }): Promise<Agreement> {
  const page = await lockPage(ctx, params.id);
  assertMayPublish(ctx, page);
  if (page.endedAt) return getAgreement(ctx, page.id);
  await ctx.tx
    .updateTable('agreements')
    .set({ endedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', page.id)
    .execute();
  await settlePage(ctx, { id: page.id, endedAt: ctx.now });
  announce(ctx, agreementEnded, { agreementId: page.id, customerId: page.customerId });
  return getAgreement(ctx, page.id);
}

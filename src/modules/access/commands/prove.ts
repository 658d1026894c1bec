import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { isFreshProof } from '../logic/session-ends.ts';

/** Stops what a borrowed, still open browser should not do: the person is asked for the password again first. */
export async function assertFreshProof(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== 'staff') return;
  const session = await ctx.tx
    .selectFrom('sessions')
    .select('provedAt')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ctx.actor.sessionId)
    .executeTakeFirst();
  if (session && isFreshProof(session.provedAt, ctx.now)) return;
  throw new Refusal('confirm_it_is_you', { kind: 'forbidden' });
}

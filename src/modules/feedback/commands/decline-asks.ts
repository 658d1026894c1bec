import type { Ctx } from '#platform/context.ts';
import { declineAsks as declineAsksOf } from '#modules/customers/index.ts';
import { findAskByToken } from '../queries/find-ask.ts';

/** "Please do not ask me": no ask of any kind is sent to this customer again, until they say otherwise. */
export async function declineAsks(ctx: Ctx, tokenHash: Buffer): Promise<'declined' | 'gone'> {
  const ask = await findAskByToken(ctx, tokenHash);
  if (!ask || ask.suspendedAt !== null) return 'gone';
  await declineAsksOf(ctx, { customerId: ask.customerId });
  return 'declined';
}

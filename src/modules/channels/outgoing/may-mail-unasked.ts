import type { Ctx } from '#platform/context.ts';
import { sameAddress } from '../email/message/addresses.ts';
import { isUnattended } from '../email/message/automatic-mail.ts';
import { knownInboxes } from '../inboxes/known-inboxes.ts';

/**
 * May a mail that no person wrote go to this address? Not where nobody reads, and not to one of our own inboxes: we
 * would be answering ourselves without end.
 */
export async function mayMailUnasked(ctx: Ctx, address: string): Promise<boolean> {
  if (isUnattended(address)) return false;
  const inboxes = await knownInboxes(ctx.platform, ctx.workspaceId);
  return !inboxes.some((inbox) => sameAddress(inbox.address, address));
}

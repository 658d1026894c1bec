import { type Holder, may } from '#modules/access/permissions.ts';

/** Every member of staff who may read conversations may read all of the workspace's. */
export function mayReadConversations(actor: Holder): boolean {
  return may(actor, 'conversations:read');
}

/** Notes stay inside the house, so light staff may leave them; whatever reaches a customer needs more. */
export function mayPost(actor: Holder, message: { kind: 'message' | 'note' }): boolean {
  return message.kind === 'note' ? may(actor, 'notes:write') : may(actor, 'conversations:write');
}

import type { Ctx } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';

export interface Place {
  customerId: string | null;
  conversationId: string | null;
}

/** Whom a flag or a use is about: the conversation tells its customer, else the customer is named, else nobody is. */
export async function placeOf(
  ctx: Ctx,
  given: { conversationId?: string | null | undefined; customerId?: string | null | undefined },
): Promise<Place> {
  if (given.conversationId) {
    const row = await ctx.tx
      .selectFrom('conversations')
      .select('customerId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', given.conversationId)
      .executeTakeFirst();
    if (!row) throw invalid('conversation_unknown', 'conversationId');
    return { customerId: row.customerId, conversationId: given.conversationId };
  }
  if (!given.customerId) return { customerId: null, conversationId: null };
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', given.customerId)
    .executeTakeFirst();
  if (!row) throw invalid('customer_unknown', 'customerId');
  return { customerId: row.id, conversationId: null };
}

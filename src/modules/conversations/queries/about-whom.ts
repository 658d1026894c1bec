import type { Ctx } from '#platform/context.ts';
import { isCustomer } from '#modules/customers/index.ts';
import { invalid } from '#platform/errors.ts';

export interface AboutWhom {
  customerId: string | null;
  conversationId: string | null;
}

/** Whom something is about: the conversation tells its customer, else the customer is named, else nobody is. */
export async function aboutWhom(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  given: { conversationId?: string | null | undefined; customerId?: string | null | undefined },
): Promise<AboutWhom> {
  const { conversationId, customerId } = given;
  if (conversationId) {
    const row = await ctx.tx
      .selectFrom('conversations')
      .select('customerId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', conversationId)
      .executeTakeFirst();
    if (!row) throw invalid('conversation_unknown', 'conversationId');
    return { ...row, conversationId };
  }
  if (!customerId) return { customerId: null, conversationId: null };
  if (!(await isCustomer(ctx, customerId))) throw invalid('customer_unknown', 'customerId');
  return { customerId, conversationId: null };
}

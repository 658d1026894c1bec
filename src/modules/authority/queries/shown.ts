import type { Ctx } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { may } from '#modules/access/permissions.ts';
import type { getAuthorityEndpoint } from '../contract.ts';
import { authorityFor } from './allowance.ts';

/** What one person spends is their own matter, and that of whoever sets the limits. */
export function assertMayRead(ctx: Ctx, staffId: string): void {
  if (ctx.actor.kind === 'staff' && ctx.actor.id === staffId) return;
  if (may(ctx.actor, 'authority:manage')) return;
  throw new Refusal('authority_not_yours', { kind: 'forbidden' });
}

export async function showAuthority(
  ctx: Ctx,
  staffId: string,
  query: QueryOf<typeof getAuthorityEndpoint>,
): Promise<OutputOf<typeof getAuthorityEndpoint>> {
  assertMayRead(ctx, staffId);
  const caseId = query.conversationId ?? null;
  const customerId = await customerOf(ctx, query);
  const { own, ...shown } = await authorityFor(ctx, { staffId, customerId, caseId });
  return { staffId, ...shown, ownPerCaseMinor: own.perCaseMinor, ownPerMonthMinor: own.perMonthMinor };
}

/** The conversation tells its customer; else the one who is named, or none. */
export async function customerOf(
  ctx: Ctx,
  given: { customerId?: string | undefined; conversationId?: string | undefined },
): Promise<string | null> {
  if (given.conversationId !== undefined) {
    const row = await ctx.tx
      .selectFrom('conversations')
      .select('customerId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', given.conversationId)
      .executeTakeFirst();
    if (!row) throw invalid('conversation_unknown', 'conversationId');
    return row.customerId;
  }
  if (given.customerId === undefined) return null;
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', given.customerId)
    .executeTakeFirst();
  if (!row) throw invalid('customer_unknown', 'customerId');
  return row.id;
}

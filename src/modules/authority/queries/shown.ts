import type { Ctx } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { may } from '#modules/access/permissions.ts';
import { aboutWhom } from '#modules/conversations/index.ts';
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
  const { customerId } = await aboutWhom(ctx, query);
  const { own, ...shown } = await authorityFor(ctx, { staffId, customerId, caseId });
  return { staffId, ...shown, ownPerCaseMinor: own.perCaseMinor, ownPerMonthMinor: own.perMonthMinor };
}

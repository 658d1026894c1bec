import { authorityFor } from '#modules/authority/index.ts';
import type { Reader } from '#platform/context.ts';
import type { RecoveryRow } from './recovery-rows.ts';

/** The case that remedies and surprises are counted in: the conversation it belongs to, or the putting-right itself. */
export function caseOf({ id, conversationId }: { id: string; conversationId: string | null }): string {
  return conversationId ?? id;
}

/** What its owner may still spend on it without asking anybody, with what colleagues lent for it. */
export async function authorityLeft(ctx: Reader, row: RecoveryRow): Promise<number> {
  const { leftMinor, borrowedMinor } = await authorityFor(ctx, {
    staffId: row.fOwnerId ?? '',
    customerId: row.payerId,
    caseId: caseOf({ id: row.id, conversationId: row.fConversationId }),
  });
  return Math.max(0, leftMinor) + borrowedMinor;
}

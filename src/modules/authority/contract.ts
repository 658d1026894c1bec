import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id } from '#platform/contract.ts';

const reads = 'staff:read' satisfies Permission;

const minor = z.int();

/** Amounts are minor units of the currency. */
export const authority = z.object({
  staffId: id,
  currency: z.string(),
  /** For one case: a share of what this customer is worth in a year, between a floor and a ceiling, or one's own. */
  perCaseMinor: minor,
  spentInCaseMinor: minor,
  perMonthMinor: minor,
  /** In the last thirty days, net of what was taken back. */
  spentLatelyMinor: minor,
  /** Lent to colleagues and not used yet. */
  lentMinor: minor,
  /** What may still be said yes to in this case without asking anybody. */
  leftMinor: minor,
  /** What is left of the thirty days, whatever the case. */
  leftLatelyMinor: minor,
});
export type AuthorityShown = z.infer<typeof authority>;

export const getAuthorityEndpoint = endpoint('GET', '/staff/{id}/authority', {
  summary:
    'How far a person may go without asking, for a customer or in a conversation if one is named. One’s own, or with `authority:manage` anybody’s.',
  access: reads,
  params: z.object({ id }),
  query: z.object({ customerId: id.optional(), conversationId: id.optional() }),
  output: authority,
  refusals: ['authority_not_yours', 'customer_unknown', 'conversation_unknown'],
});

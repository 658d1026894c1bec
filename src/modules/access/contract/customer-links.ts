import { z } from 'zod';
import { endpoint, id, instant } from '#platform/contract.ts';
import type { Permission } from '../permissions.ts';

/** What a customer's link is for; each leads to one page of theirs. */
export const linkPurpose = z.enum([
  'my-page',
  'agreement',
  'trade-off-sheet',
  'review',
  'same-page',
  'recovery',
]);
export type LinkPurpose = z.infer<typeof linkPurpose>;

export const sentLink = z.object({
  address: z.string(),
  sentAt: instant,
  expiresAt: instant,
  /** How far the mail has come: `uncertain` when nobody knows whether it left. */
  delivery: z.enum(['queued', 'sending', 'accepted', 'rejected', 'uncertain', 'cancelled']),
  /** When the customer opened their page with it. */
  openedAt: instant.nullable(),
});
export type SentLink = z.infer<typeof sentLink>;

const ofCustomer = { params: z.object({ id }) };

export const getMyPageLink = endpoint('GET', '/customers/{id}/my-page-link', {
  summary: 'The latest link to their own page that this customer was sent, and what became of it.',
  access: 'customers:read' satisfies Permission,
  ...ofCustomer,
  output: z.object({ link: sentLink.nullable() }),
});

export const sendMyPageLink = endpoint('POST', '/customers/{id}/my-page-link', {
  summary: 'Sends the customer a link to their own page.',
  access: 'customers:write' satisfies Permission,
  ...ofCustomer,
  output: z.object({ link: sentLink.nullable() }),
  refusals: ['customer_has_no_address'],
});

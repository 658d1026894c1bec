import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

export * from './contract/loans.ts';

const reads = 'staff:read' satisfies Permission;
const manages = 'authority:manage' satisfies Permission;

/** Minor units of the workspace's currency. */
const minor = z.int();

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
  /** Lent by colleagues for this case and not used yet; comes on top of what is left. */
  borrowedMinor: minor,
  /** What may still be said yes to in this case without asking anybody. */
  leftMinor: minor,
  /** What is left of the thirty days, whatever the case. */
  leftLatelyMinor: minor,
});

/** Where a person's own limits differ from the workspace's; null means the workspace's. */
const ownLimits = {
  ownPerCaseMinor: minor.nullable(),
  ownPerMonthMinor: minor.nullable(),
};

export const getAuthorityEndpoint = endpoint('GET', '/staff/{id}/authority', {
  summary:
    'How far a person may go without asking, for a customer or in a conversation if one is named. One’s own, or with `authority:manage` anybody’s.',
  access: reads,
  params: z.object({ id }),
  query: z.object({ customerId: id.optional(), conversationId: id.optional() }),
  output: authority.extend(ownLimits),
  refusals: ['authority_not_yours', 'customer_unknown', 'conversation_unknown'],
});

const mostMinor = 100_000_000;

export const changeAuthorityEndpoint = endpoint('PATCH', '/staff/{id}/authority', {
  summary: 'Sets a person’s own limits; null returns to the workspace’s. Written into the audit.',
  access: manages,
  params: z.object({ id }),
  input: z
    .object({
      perCaseMinor: z.int().min(0).max(mostMinor).nullable(),
      perMonthMinor: z.int().min(0).max(mostMinor).nullable(),
    })
    .partial(),
  output: authority.extend(ownLimits),
});

export const authorityEntry = z.object({
  id,
  at: instant,
  /** Negative in a line that takes another back. */
  amountMinor: minor,
  aboutKind: z.enum(['exception', 'option', 'surprise', 'loan']),
  aboutId: id,
  /** The line this one takes back. */
  correctsId: id.nullable(),
  /** Who spent it: for a loan, the colleague it was lent to. */
  spentBy: z.object({ id, name: z.string() }),
  customer: z.object({ id, name: z.string() }).nullable(),
  /** Null where the case is no conversation, or the reader may not see it. */
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  /** What was done, where it was a rule that was bent. */
  what: z.string(),
});
export type AuthorityEntry = z.infer<typeof authorityEntry>;

export const listAuthorityEntriesEndpoint = endpoint('GET', '/staff/{id}/authority/entries', {
  summary: 'What was spent of a person’s authority, newest first; nothing in it is ever changed.',
  access: reads,
  params: z.object({ id }),
  query: pageQuery,
  output: page(authorityEntry),
  refusals: ['authority_not_yours', 'cursor_invalid'],
});

export const authorityOfPerson = z.object({
  staff: z.object({ id, name: z.string() }),
  ...ownLimits,
  perMonthMinor: minor,
  spentLatelyMinor: minor,
  lentMinor: minor,
  leftLatelyMinor: minor,
});
export type AuthorityOfPerson = z.infer<typeof authorityOfPerson>;

export const listAuthorityEndpoint = endpoint('GET', '/authority', {
  summary: 'How far each active person may go, by name. Nobody is ordered by what they spent.',
  access: manages,
  query: pageQuery,
  output: page(authorityOfPerson).extend({ currency: z.string() }),
  refusals: ['cursor_invalid'],
});

import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

const acts = 'rules:flag' satisfies Permission;

export const loanStatus = z.enum(['asked', 'lent', 'declined', 'withdrawn', 'used', 'expired']);
export type LoanStatus = z.infer<typeof loanStatus>;

const person = z.object({ id, name: z.string() });

/** Amounts are minor units of the currency. */
export const authorityLoan = z.object({
  id,
  status: loanStatus,
  borrower: person,
  /** Who is asked; null when anybody may lend. */
  askedOf: person.nullable(),
  lender: person.nullable(),
  customer: person.nullable(),
  /** Null where none is named or the reader may not see it. */
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  amountMinor: z.int(),
  /** What the yes costs in all; the amount is what the borrower lacks of it. */
  neededMinor: z.int(),
  currency: z.string(),
  words: z.string(),
  askedAt: instant,
  answeredAt: instant.nullable(),
  /** Unanswered or unused, it ends by itself then. */
  expiresAt: instant,
});
export type AuthorityLoan = z.infer<typeof authorityLoan>;

export const listLoansEndpoint = endpoint('GET', '/authority-loans', {
  summary:
    'What colleagues ask to be lent (`show=asked`), or what oneself asked for, newest first (`show=own`).',
  access: acts,
  query: pageQuery.extend({ show: z.enum(['asked', 'own']).default('asked'), conversationId: id.optional() }),
  output: page(authorityLoan),
  refusals: ['cursor_invalid'],
});

export const askForLoanEndpoint = endpoint('POST', '/authority-loans', {
  summary: 'Asks a colleague, or whoever looks first, to lend of their authority.',
  access: acts,
  input: z.object({
    amountMinor: z.int().min(1).max(100_000_000),
    /** What the yes costs in all; without it, the amount. */
    neededMinor: z.int().min(1).max(100_000_000).optional(),
    words: z.string().trim().max(500).default(''),
    conversationId: id.optional(),
    customerId: id.optional(),
    askedOf: id.optional(),
  }),
  output: authorityLoan,
  refusals: [
    'person_needed',
    'conversation_unknown',
    'customer_unknown',
    'colleague_unknown',
    'loan_of_oneself',
    'loan_asked_already',
    'loan_more_than_needed',
  ],
  success: 201,
});

const answers = { access: acts, params: z.object({ id }), output: authorityLoan } as const;

export const lendEndpoint = endpoint('POST', '/authority-loans/{id}/lend', {
  ...answers,
  summary: 'Lends what was asked for, of one’s own authority. Twice lends once.',
  refusals: [
    'person_needed',
    'loan_of_oneself',
    'loan_asked_of_another',
    'loan_closed',
    'authority_exceeded',
  ],
});

export const declineLoanEndpoint = endpoint('POST', '/authority-loans/{id}/decline', {
  ...answers,
  summary: 'Says that one cannot lend it; only whoever was asked by name.',
  refusals: ['person_needed', 'loan_asked_of_another', 'loan_closed'],
});

export const withdrawLoanEndpoint = endpoint('POST', '/authority-loans/{id}/withdraw', {
  ...answers,
  summary: 'Takes the ask back; what was lent and is not used goes back to the lender.',
  refusals: ['person_needed', 'loan_not_yours', 'loan_closed'],
});

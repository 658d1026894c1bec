import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { customerBrief } from '#modules/customers/contract.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import { agreement, agreementBrief } from '../contract.ts';
import { limitLine } from './content.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'agreements:write' satisfies Permission;

export const unclearReason = z.enum([
  'keeping-the-peace',
  'no-time',
  'thought-it-obvious',
  'client-declined',
]);
export type UnclearReason = z.infer<typeof unclearReason>;

export const unclearStart = z.object({
  id,
  customer: customerBrief,
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  because: unclearReason,
  words: z.string(),
  staff: z.object({ id, name: z.string() }).nullable(),
  at: instant,
});
export type UnclearStart = z.infer<typeof unclearStart>;

export const listUnclearStarts = endpoint('GET', '/unclear-starts', {
  summary: 'Work begun without an accepted page, the latest first, with counts by reason.',
  access: reads,
  query: pageQuery.extend({ customerId: id.optional(), because: unclearReason.optional() }),
  output: page(unclearStart).extend({ counts: z.record(unclearReason, z.int()) }),
  refusals: ['cursor_invalid'],
});

export const noteUnclearStart = endpoint('POST', '/unclear-starts', {
  summary: 'Says why work begins without an accepted page; once for each conversation.',
  access: writes,
  input: z.object({
    customerId: id,
    conversationId: id.nullish(),
    because: unclearReason,
    words: z.string().trim().max(500).default(''),
  }),
  output: unclearStart,
  refusals: ['customer_unknown', 'conversation_unknown'],
  success: 201,
});

const topLine = z.object({ words: z.string() });

/** What stands beside a conversation about the page between us, in one request. */
export const customerSamePage = endpoint('GET', '/customers/{id}/same-page', {
  summary: 'The page between us and one customer: its first lines, what limits us, and what it waits for.',
  access: reads,
  params: z.object({ id }),
  query: z.object({ conversationId: id.optional() }),
  output: z.object({
    agreement: agreementBrief.nullable(),
    ours: z.array(topLine),
    theirs: z.array(topLine),
    limits: z.array(limitLine),
    /** Why work goes on without a page: asked of customers who should have one. */
    unclear: z.object({ isAsked: z.boolean(), because: unclearReason.nullable() }),
    /** Whether the two sides' lists of five differ: the latest check. */
    check: z.object({ id, isComplete: z.boolean(), waitsFor: z.array(z.enum(['us', 'them'])) }).nullable(),
  }),
});
export type CustomerSamePage = z.infer<typeof customerSamePage.output>;

export const putOnThePage = endpoint('POST', '/customers/{id}/page-limits', {
  summary: 'Puts a rule on the draft of the page with this customer, and tells customers of it from now on.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ ruleId: id }),
  output: agreement,
  refusals: ['customer_unknown', 'rule_unknown'],
});

const rate = z.object({ events: z.int(), exposure: z.int() });
export const getClarity = endpoint('GET', '/agreements/clarity', {
  summary:
    'Problems per month of work with an accepted page against without one (C28), as far as the evidence goes.',
  access: reads,
  output: z.object({
    shown: z.boolean(),
    with: rate,
    without: rate,
    needed: z.int(),
    ratio: z
      .object({
        value: z.number(),
        interval: z.object({ low: z.number(), high: z.number() }),
        verdict: z.enum(['yes', 'no-the-opposite', 'not-shown-yet']),
      })
      .nullable(),
    months: z.int(),
  }),
});

export const waitingPages = endpoint('GET', '/agreements/waiting', {
  summary:
    'What waits for us: suggestions and pages without our yes, and customers whose work runs without a page.',
  access: reads,
  output: z.object({
    pages: z.array(agreementBrief),
    /** Yeses and noes of the other side in the last week. */
    news: z.array(
      z.object({
        agreementId: id,
        customer: customerBrief,
        kind: z.enum(['accepted', 'declined']),
        name: z.string(),
        number: z.int(),
        because: z.string(),
        at: instant,
      }),
    ),
    unclear: z.array(
      z.object({
        customer: customerBrief,
        conversation: z.object({ id, number: z.int(), subject: z.string() }),
        at: instant,
      }),
    ),
  }),
});
export type WaitingPages = z.infer<typeof waitingPages.output>;

import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { day, endpoint, id, instant, moment, page, pageQuery } from '#platform/contract.ts';

const reads = 'customers:read' satisfies Permission;
const flags = 'rules:flag' satisfies Permission;

/** How service was bent to the person: adapted, told more, or given more means. */
export const exceptionKind = z.enum(['adapting', 'telling', 'means']);
export type ExceptionKind = z.infer<typeof exceptionKind>;

const named = z.object({ id, name: z.string() });

/** Amounts are minor units of the currency. */
export const exception = z.object({
  id,
  rule: z.object({ id, staffWording: z.string() }),
  customer: named.nullable(),
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  by: named,
  kind: exceptionKind,
  need: z.string(),
  done: z.string(),
  costMinor: z.int(),
  /** What colleagues lent of the cost. */
  lentMinor: z.int(),
  /** What went beyond what was left, where it had happened already. */
  overMinor: z.int(),
  currency: z.string(),
  wouldDoAgain: z.boolean(),
  at: instant,
});
export type Exception = z.infer<typeof exception>;

export const listExceptionsEndpoint = endpoint('GET', '/exceptions', {
  summary:
    'When rules were bent and for whom, newest first; a record to learn from, never one of anybody’s faults.',
  access: reads,
  query: pageQuery.extend({
    ruleId: id.optional(),
    customerId: id.optional(),
    conversationId: id.optional(),
  }),
  output: page(exception),
  refusals: ['cursor_invalid'],
});

export const logExceptionEndpoint = endpoint('POST', '/exceptions', {
  summary:
    'Writes down that a rule was bent: acting comes first, this comes after. A hard rule is never bent; the cost is taken from what one may spend without asking.',
  access: flags,
  input: z.object({
    ruleId: id.optional(),
    /** Instead: what stands in no register yet, as staff say it; it is nominated by these words. */
    ruleWording: z.string().trim().min(1).max(500).optional(),
    conversationId: id.optional(),
    customerId: id.optional(),
    need: z.string().trim().min(1).max(1000),
    done: z.string().trim().min(1).max(1000),
    costMinor: z.int().min(0).max(100_000_000).default(0),
    wouldDoAgain: z.boolean().default(true),
    kind: exceptionKind.default('adapting'),
    /** When it was done; now, unless said. */
    at: moment.optional(),
    /** It cannot be undone and costs more than was left: it is written down whole, and counts. */
    isAlreadyDone: z.boolean().default(false),
    /** Who did it, when another system writes it down; a person writes down their own. */
    byStaffId: id.optional(),
  }),
  output: exception,
  refusals: [
    'rule_missing',
    'rule_unknown',
    'rule_is_hard',
    'rule_has_ended',
    'conversation_unknown',
    'customer_unknown',
    'person_needed',
    'person_not_you',
    'staff_unknown',
    'at_in_future',
    'authority_exceeded',
  ],
  success: 201,
});

/** A figure with the range the truth plausibly lies in and the number it rests on; null while there are too few. */
const measure = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() }).nullable();

export const yesFigures = z.object({
  from: day,
  to: day,
  /** A figure is shown from so many on. */
  fewest: z.int(),
  /** What customers asked for and got an answer to. */
  asks: z.object({
    yes: z.int(),
    yesAnd: z.int(),
    later: z.int(),
    no: z.int(),
    n: z.int(),
    /** Yes and yes-and, of all. */
    yesShare: measure,
  }),
  /** How often each rule that stood in the way gave way, by its wording. */
  rules: z.array(
    z.object({ id, staffWording: z.string(), bent: z.int(), held: z.int(), n: z.int(), yesShare: measure }),
  ),
  /** Is a rule bent for all alike? Each tier beside the standard one. */
  tiers: z.array(
    z.object({
      tier: z.enum(['standard', 'premium', 'flagship']),
      bent: z.int(),
      n: z.int(),
      share: measure,
      /** More often than for standard customers? Null for these themselves, and while there are too few. */
      moreThanStandard: z
        .object({
          difference: z.number(),
          low: z.number(),
          high: z.number(),
          n: z.int(),
          verdict: z.enum(['yes', 'no-the-opposite', 'not-shown-yet']),
        })
        .nullable(),
    }),
  ),
});
export type YesFigures = z.infer<typeof yesFigures>;

export const getYesFiguresEndpoint = endpoint('GET', '/exceptions/figures', {
  summary: 'How often the answer was yes, by rule, and whether rules are bent for all customers alike.',
  access: reads,
  /** First and last day; without them the ninety days until today. */
  query: z.object({ from: day.optional(), to: day.optional() }),
  output: yesFigures,
});

import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page } from '#platform/contract.ts';
import { person, ruleFlex, ruleKind } from './shapes.ts';

const reads = 'settings:read' satisfies Permission;
const flags = 'rules:flag' satisfies Permission;

/** One rule as whoever has the customer on the line needs it. */
export const foundRule = z.object({
  ruleId: id,
  staffWording: z.string(),
  customerSentence: z.string(),
  kind: ruleKind,
  flex: ruleFlex,
  isTold: z.boolean(),
  /** What to say: its own words, else the customer’s sentence. */
  wordsToUse: z.string(),
  why: z.string(),
  nearestYes: z.string(),
  /** How well it fits, from 0 to 1. */
  score: z.number(),
  /** The situation that fits best, if one does. */
  situation: z.string().nullable(),
});
export type FoundRule = z.infer<typeof foundRule>;

export const findRules = endpoint('GET', '/rules/find', {
  summary: 'The rules that fit a situation as a customer describes it, the best first.',
  access: reads,
  query: z.object({
    words: z.string().trim().min(1).max(500),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  }),
  output: page(foundRule),
});

/** Each time a rule was held to or bent. */
export const appliedRule = z.object({
  id,
  rule: z.object({ id, staffWording: z.string(), flex: ruleFlex, isTold: z.boolean() }),
  how: z.enum(['held', 'bent']),
  from: z.enum(['request', 'reply', 'conversation', 'exception', 'flag']),
  customer: z.object({ id, name: z.string() }).nullable(),
  staff: person.nullable(),
  wasAggravating: z.boolean(),
  at: instant,
});
export type AppliedRule = z.infer<typeof appliedRule>;

export const listUsesOf = endpoint('GET', '/rule-uses', {
  summary:
    'The latest hundred times that rules were held to or bent, of a rule, a conversation or a customer.',
  access: reads,
  query: z.object({ ruleId: id.optional(), conversationId: id.optional(), customerId: id.optional() }),
  output: page(appliedRule),
});

export const holdToRule = endpoint('POST', '/rules/{id}/uses', {
  summary: 'Says that somebody was held to this rule: every “no” cites its rule. Once for a conversation.',
  access: flags,
  params: z.object({ id }),
  input: z.object({
    conversationId: id.optional(),
    customerId: id.optional(),
    wasAggravating: z.boolean().default(false),
    customerMinutes: z.int().min(0).max(10_000).optional(),
    staffMinutes: z.int().min(0).max(10_000).optional(),
  }),
  output: appliedRule,
  refusals: ['conversation_unknown', 'customer_unknown', 'customer_missing'],
  success: 201,
});

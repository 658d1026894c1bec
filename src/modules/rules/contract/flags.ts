import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

const reads = 'settings:read' satisfies Permission;
const flags = 'rules:flag' satisfies Permission;

/** What became of the matter: the rule was bent, it was held to, or somebody only says so. */
export const flagOutcome = z.enum(['bent', 'held', 'said']);
export type FlagOutcome = z.infer<typeof flagOutcome>;

/** Q12: how far whoever flags agrees, from 1, not at all, to 5, wholly. */
const agreement = z.int().min(1).max(5);

export const ruleFlag = z.object({
  id,
  ruleId: id,
  byKind: z.enum(['staff', 'customer', 'key']),
  /** The colleague or customer who said it; null for another system. */
  byName: z.string().nullable(),
  customer: z.object({ id, name: z.string() }).nullable(),
  /** Where it got in the way; null where none is named or the reader may not see it. */
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  words: z.string(),
  outcome: flagOutcome,
  burdensome: agreement.nullable(),
  unnecessary: agreement.nullable(),
  ineffective: agreement.nullable(),
  at: instant,
});
export type RuleFlag = z.infer<typeof ruleFlag>;

export const flagInput = z.object({
  words: z.string().trim().max(2000).default(''),
  outcome: flagOutcome.default('said'),
  conversationId: id.optional(),
  customerId: id.optional(),
  /** The customer was put out by it. */
  wasAggravating: z.boolean().default(false),
  burdensome: agreement.optional(),
  unnecessary: agreement.optional(),
  ineffective: agreement.optional(),
});

export const flagRefusals = ['conversation_unknown', 'customer_unknown', 'rule_is_hard'] as const;

export const listFlags = endpoint('GET', '/rules/{id}/flags', {
  summary: 'Who said that this rule got in the way, newest first.',
  access: reads,
  params: z.object({ id }),
  query: pageQuery,
  output: page(ruleFlag),
});

export const flagRule = endpoint('POST', '/rules/{id}/flags', {
  summary:
    'Says that this rule got in the way. Held to or bent, it also counts as a use; three people open its review.',
  access: flags,
  params: z.object({ id }),
  input: flagInput,
  output: ruleFlag,
  refusals: [...flagRefusals, 'rule_has_ended'],
  success: 201,
});

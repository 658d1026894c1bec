import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import { flagInput, flagRefusals, ruleFlag } from './flags.ts';
import { rule, ruleInput, ruleKind } from './shapes.ts';

const reads = 'settings:read' satisfies Permission;
const flags = 'rules:flag' satisfies Permission;

export const nominateRule = endpoint('POST', '/rules/nominations', {
  summary:
    'Names something that gets in the way and stands in no register: a nominated rule with a first flag. The same words again flag the same rule.',
  access: flags,
  input: flagInput.extend({
    staffWording: ruleInput.shape.staffWording,
    kind: ruleKind.default('habit'),
  }),
  output: z.object({ rule, flag: ruleFlag }),
  refusals: flagRefusals,
  success: 201,
});

/** What a customer said of our rules in an answer. */
export const customerWords = z.object({
  id,
  words: z.string(),
  customer: z.object({ id, name: z.string() }).nullable(),
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  at: instant,
});
export type CustomerWords = z.infer<typeof customerWords>;

export const listCustomerWords = endpoint('GET', '/rule-words', {
  summary: 'What customers said of our rules and nobody has dealt with yet, newest first.',
  access: reads,
  query: pageQuery,
  output: page(customerWords),
});

export const attachWords = endpoint('POST', '/rule-words/{id}/attach', {
  summary: 'Says which rule a customer meant, or names a new one; it counts as their flag.',
  access: flags,
  params: z.object({ id }),
  input: z
    .object({ ruleId: id.optional(), staffWording: ruleInput.shape.staffWording.optional() })
    .refine(({ ruleId, staffWording }) => (ruleId === undefined) !== (staffWording === undefined), {
      path: ['ruleId'],
      message: 'Either a rule of the register or the words of a new one.',
    }),
  output: z.object({ rule, flag: ruleFlag }),
  refusals: ['words_dealt_with', 'rule_unknown', 'rule_has_ended'],
  success: 201,
});

export const dismissWords = endpoint('POST', '/rule-words/{id}/dismiss', {
  summary: 'Says that a customer’s words name no rule of ours.',
  access: flags,
  params: z.object({ id }),
  output: z.object({}),
  refusals: ['words_dealt_with'],
});

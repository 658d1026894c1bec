import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, page, partQuery } from '#platform/contract.ts';
import { rule, ruleFlex, ruleInput, ruleKind, ruleUse } from './contract/shapes.ts';

export * from './contract/exceptions.ts';
export * from './contract/drill.ts';
export * from './contract/flags.ts';
export * from './contract/gate.ts';
export * from './contract/navigator.ts';
export * from './contract/nominations.ts';
export * from './contract/reviews.ts';
export * from './contract/shapes.ts';
export * from './contract/verdict.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'rules:manage' satisfies Permission;

const refusals = [
  'rule_not_whole',
  'review_too_late',
  'review_in_the_past',
  'staff_unknown',
  'law_never_bends',
] as const;

export const listRules = endpoint('GET', '/rules', {
  summary: 'What limits us: the rules that hold, or those that ended, by kind.',
  access: reads,
  query: partQuery.extend({
    /** `current`: live, or on their way to being so; `ended`: killed or rewritten. */
    show: z.enum(['current', 'ended', 'all']).default('current'),
    told: z.enum(['yes', 'no', 'any']).default('any'),
  }),
  output: page(rule),
  refusals: ['cursor_invalid'],
});

export const getRule = endpoint('GET', '/rules/{id}', {
  summary: 'One rule with every page and answer that rests on it.',
  access: reads,
  params: z.object({ id }),
  output: rule.extend({ usedBy: z.array(ruleUse) }),
});

export const createRule = endpoint('POST', '/rules', {
  summary:
    'Adds a rule. It cannot be live without the customer’s sentence, an owner and a review within twelve months; one that `isNew` passes the gate first.',
  access: manages,
  input: ruleInput.partial().extend({
    staffWording: ruleInput.shape.staffWording,
    kind: ruleKind,
    flex: ruleFlex,
    /** It adds to what customers bear: before it is live it passes the gate. */
    isNew: z.boolean().optional(),
  }),
  output: rule,
  refusals,
  success: 201,
});

export const changeRule = endpoint('PATCH', '/rules/{id}', {
  summary: 'Changes a rule, tells customers of it, or retires it with the status `killed`.',
  access: manages,
  params: z.object({ id }),
  /** With `revision`, a change made meanwhile is refused instead of overwritten. */
  input: ruleInput.partial().extend({ revision: z.int().optional() }),
  output: rule,
  refusals: [...refusals, 'changed_meanwhile'],
});

export const deleteRule = endpoint('DELETE', '/rules/{id}', {
  summary: 'Deletes a rule nothing rests on; one in use is refused with the list of its uses.',
  access: manages,
  params: z.object({ id }),
  output: z.object({}),
  refusals: ['rule_in_use'],
});

export const ruleSuggestion = z.object({
  key: z.string(),
  staffWording: z.string(),
  customerSentence: z.string(),
  why: z.string(),
  protects: z.string(),
  kind: ruleKind,
  flex: ruleFlex,
});

export const listRuleSuggestions = endpoint('GET', '/rules/suggestions', {
  summary: 'Rules that businesses of this trade usually have and the register does not name yet.',
  access: reads,
  output: page(ruleSuggestion),
});

import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { day, endpoint, id, instant, page } from '#platform/contract.ts';

export * from './contract/exceptions.ts';
export * from './contract/flags.ts';
export * from './contract/verdict.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'rules:manage' satisfies Permission;

export const ruleKind = z.enum(['law', 'safety', 'contract', 'commercial', 'habit']);
export type RuleKind = z.infer<typeof ruleKind>;
/** hard: never bent. soft: bent within authority. guide: a matter of judgement. */
export const ruleFlex = z.enum(['hard', 'soft', 'guide']);
export const ruleStatus = z.enum([
  'nominated',
  'evidence',
  'deciding',
  'live',
  'killed',
  'rewritten',
  'explained',
]);
export type RuleStatus = z.infer<typeof ruleStatus>;

/** What a live rule cannot be without. */
export const missingPart = z.enum(['customerSentence', 'ownerStaffId', 'reviewBy']);

/** One place that rests on a rule: a page, a request answered "no", a reply to "how much further". */
export const ruleUse = z.object({ kind: z.enum(['agreement', 'request', 'reply']), id, words: z.string() });
export type RuleUse = z.infer<typeof ruleUse>;

export const rule = z.object({
  id,
  staffWording: z.string(),
  customerSentence: z.string(),
  why: z.string(),
  protects: z.string(),
  kind: ruleKind,
  flex: ruleFlex,
  isTold: z.boolean(),
  untoldBecause: z.string(),
  owner: z.object({ id, name: z.string() }).nullable(),
  bornOn: day.nullable(),
  reviewBy: day.nullable(),
  /** Its review was due before today. */
  isReviewOverdue: z.boolean(),
  burdenMinutes: z.int().nullable(),
  status: ruleStatus,
  /** What must be added before it can be live. */
  missing: z.array(missingPart),
  /** How many pages and answers rest on it. */
  uses: z.int(),
  revision: z.int(),
  createdAt: instant,
  updatedAt: instant,
  endedAt: instant.nullable(),
});
export type Rule = z.infer<typeof rule>;

const words = (most: number) => z.string().trim().max(most);

const editable = z.object({
  staffWording: words(500).min(1),
  customerSentence: words(500),
  why: words(1000),
  protects: words(300),
  kind: ruleKind,
  flex: ruleFlex,
  isTold: z.boolean(),
  untoldBecause: words(500),
  ownerStaffId: id.nullable(),
  bornOn: day.nullable(),
  reviewBy: day.nullable(),
  burdenMinutes: z.int().min(0).max(100_000).nullable(),
  status: ruleStatus,
});

const refusals = ['rule_not_whole', 'review_too_late', 'review_in_the_past', 'staff_unknown'] as const;

export const listRules = endpoint('GET', '/rules', {
  summary: 'What limits us: the rules that hold, or those that ended, by kind.',
  access: reads,
  query: z.object({
    /** `current`: live, or on their way to being so; `ended`: killed or rewritten. */
    show: z.enum(['current', 'ended', 'all']).default('current'),
    told: z.enum(['yes', 'no', 'any']).default('any'),
  }),
  output: page(rule),
});

export const getRule = endpoint('GET', '/rules/{id}', {
  summary: 'One rule with every page and answer that rests on it.',
  access: reads,
  params: z.object({ id }),
  output: rule.extend({ usedBy: z.array(ruleUse) }),
});

export const createRule = endpoint('POST', '/rules', {
  summary:
    'Adds a rule. It cannot be live without the customer’s sentence, an owner and a review within twelve months.',
  access: manages,
  input: editable.partial().extend({
    staffWording: editable.shape.staffWording,
    kind: ruleKind,
    flex: ruleFlex,
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
  input: editable.partial().extend({ revision: z.int().optional() }),
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

import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { day, endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import { person, reviewBecause, ruleInput, ruleKind, ruleStatus } from './shapes.ts';

const reads = 'settings:read' satisfies Permission;
const flags = 'rules:flag' satisfies Permission;

/** killed, rewritten into another, kept and explained; or law and safety, which stay: made easier to live with. */
export const reviewOutcome = z.enum(['killed', 'rewritten', 'explained', 'made-easier']);
export type ReviewOutcome = z.infer<typeof reviewOutcome>;

/** What a rule did over so many days: the same figures before it was decided and after. */
export const ruleFigures = z.object({
  days: z.int(),
  applied: z.int(),
  bent: z.int(),
  /** Times a customer was put out by it. */
  aggravations: z.int(),
  customerMinutes: z.int(),
  staffMinutes: z.int(),
  costMinor: z.int(),
});
export type RuleFigures = z.infer<typeof ruleFigures>;

export const ruleReview = z.object({
  id,
  rule: z.object({
    id,
    staffWording: z.string(),
    kind: ruleKind,
    status: ruleStatus,
    owner: person.nullable(),
  }),
  because: reviewBecause,
  openedAt: instant,
  /** Working days of the house are counted, to the end of the last. */
  decideBy: instant,
  workedDaysLeft: z.int(),
  isOverdue: z.boolean(),
  outcome: reviewOutcome.nullable(),
  words: z.string(),
  decidedBy: person.nullable(),
  /** A habit nobody looked after ended by itself. */
  isByDefault: z.boolean(),
  decidedAt: instant.nullable(),
  replacement: z.object({ id, staffWording: z.string() }).nullable(),
  before: ruleFigures.nullable(),
  /** So far, until `afterAt` says that it is whole. */
  after: ruleFigures.nullable(),
  afterAt: instant.nullable(),
});
export type RuleReview = z.infer<typeof ruleReview>;

export const listReviews = endpoint('GET', '/rule-reviews', {
  summary: 'Rules being decided, the most urgent first; or what was decided, the latest first.',
  access: reads,
  query: pageQuery.extend({
    show: z.enum(['open', 'decided', 'ended']).default('open'),
    ruleId: id.optional(),
    /** Only those the asker decides: their own rules, or all for whoever manages rules. */
    mine: z.enum(['yes', 'no']).default('no'),
  }),
  output: page(ruleReview),
});

export const openReview = endpoint('POST', '/rules/{id}/reviews', {
  summary: 'Brings a rule up for a decision within so many working days.',
  access: flags,
  params: z.object({ id }),
  output: ruleReview,
  refusals: ['rule_has_ended', 'review_open_already', 'not_yours_to_decide'],
  success: 201,
});

export const decideReview = endpoint('POST', '/rule-reviews/{id}/decide', {
  summary: 'Decides about a rule, in words that whoever flagged it reads.',
  access: flags,
  params: z.object({ id }),
  input: z.object({
    outcome: reviewOutcome,
    words: z.string().trim().min(1).max(2000),
    /** For a rule that stays: what is said of it from now on, and when it is looked at again; in a year if not said. */
    customerSentence: ruleInput.shape.customerSentence.optional(),
    wordsToUse: ruleInput.shape.wordsToUse.optional(),
    nearestYes: ruleInput.shape.nearestYes.optional(),
    burdenMinutes: ruleInput.shape.burdenMinutes.optional(),
    ownerStaffId: id.optional(),
    reviewBy: day.optional(),
    /** The rule it is rewritten into; what is not said is taken over. */
    replacement: ruleInput
      .omit({ status: true, bornOn: true })
      .partial()
      .extend({ staffWording: ruleInput.shape.staffWording })
      .optional(),
  }),
  output: ruleReview,
  refusals: [
    'already_decided',
    'not_yours_to_decide',
    'law_is_not_killed',
    'only_law_and_safety',
    'replacement_missing',
    'rewrite_is_heavier',
    'rule_not_whole',
    'review_too_late',
    'law_never_bends',
    'review_in_the_past',
    'staff_unknown',
  ],
});

/** What became of what one flagged. */
export const toldFlag = z.object({
  flagId: id,
  rule: z.object({ id, staffWording: z.string() }),
  flaggedAt: instant,
  outcome: reviewOutcome,
  words: z.string(),
  isByDefault: z.boolean(),
  decidedAt: instant,
  replacement: z.object({ id, staffWording: z.string() }).nullable(),
});
export type ToldFlag = z.infer<typeof toldFlag>;

export const listToldFlags = endpoint('GET', '/rule-flags/told', {
  summary: 'What became of the rules one flagged, as long as one has not read it.',
  access: flags,
  output: page(toldFlag),
});

export const seeToldFlags = endpoint('POST', '/rule-flags/seen', {
  summary: 'Says that one has read what became of these.',
  access: flags,
  input: z.object({ flagIds: z.array(id).min(1).max(100) }),
  output: z.object({ seen: z.int() }),
});

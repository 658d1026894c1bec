import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { day, endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'decisions:write' satisfies Permission;

export const decisionStatus = z.enum(['open', 'taken', 'reviewed']);
export const horizon = z.enum(['quarter', 'year']);
export const decider = z.enum(['us', 'customer']);
/** What asked for it; null when somebody wrote it down by hand. */
export const aboutKind = z.enum(['trade-off-sheet', 'extra', 'request', 'meeting', 'rule']);

const valueName = z.string().trim().min(1).max(80);

/** One way that may be gone: which horizon it favours, what it serves and what it gives up, what it takes. */
export const decisionOption = z.object({
  id: z.string().trim().min(1).max(40),
  words: z.string().trim().min(1).max(500),
  horizon: horizon.default('quarter'),
  serves: z.array(valueName).max(10).default([]),
  sacrifices: z.array(valueName).max(10).default([]),
  hoursPerWeek: z.number().min(0).max(10_000).nullable().default(null),
  costMinor: z.int().min(0).nullable().default(null),
});
export type DecisionOption = z.output<typeof decisionOption>;

export const decision = z.object({
  id,
  question: z.string(),
  options: z.array(decisionOption),
  chosenOption: z.string().nullable(),
  chosenWords: z.string(),
  decidedBy: decider.nullable(),
  decidedByName: z.string(),
  decidedAt: instant.nullable(),
  /** What the customer would say if they saw it. */
  customerWouldSay: z.string(),
  reviewOn: day,
  /** Taken, and its day of review has come. */
  isReviewDue: z.boolean(),
  outcome: z.string(),
  reviewedAt: instant.nullable(),
  status: decisionStatus,
  aboutKind: aboutKind.nullable(),
  aboutId: id.nullable(),
  customer: z.object({ id, name: z.string() }).nullable(),
  createdAt: instant,
});
export type Decision = z.infer<typeof decision>;

export const listDecisionsEndpoint = endpoint('GET', '/decisions', {
  summary: 'Decisions, the latest first; `due=review` only those whose day of review has come.',
  access: reads,
  query: pageQuery.extend({
    status: decisionStatus.optional(),
    customerId: id.optional(),
    due: z.enum(['review']).optional(),
  }),
  output: page(decision).extend({ reviewsDue: z.int() }),
  refusals: ['cursor_invalid'],
});

export const getDecisionEndpoint = endpoint('GET', '/decisions/{id}', {
  summary: 'One decision.',
  access: reads,
  params: z.object({ id }),
  output: decision,
});

const editable = z.object({
  question: z.string().trim().min(1).max(500),
  options: z.array(decisionOption).min(2).max(8),
  customerWouldSay: z.string().max(2000),
  reviewOn: day,
});

export const createDecisionEndpoint = endpoint('POST', '/decisions', {
  summary: 'Writes down a choice that is to be made; without a day of review it gets the usual one.',
  access: writes,
  input: editable.partial().extend({
    question: editable.shape.question,
    options: editable.shape.options,
    customerId: id.optional(),
    aboutKind: aboutKind.optional(),
    aboutId: id.optional(),
  }),
  output: decision,
  refusals: ['option_twice', 'customer_unknown', 'review_in_past', 'about_incomplete', 'already_about'],
  success: 201,
});

export const changeDecisionEndpoint = endpoint('PATCH', '/decisions/{id}', {
  summary:
    'Changes an open decision; of a taken one, only its day of review and what the customer would say.',
  access: writes,
  params: z.object({ id }),
  input: editable.partial(),
  output: decision,
  refusals: ['option_twice', 'review_in_past', 'decision_closed'],
});

export const takeDecisionEndpoint = endpoint('POST', '/decisions/{id}/take', {
  summary: 'Chooses one of the options.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    optionId: z.string().max(40),
    words: z.string().trim().max(2000).default(''),
    decidedBy: decider.default('us'),
    /** Who said so, when it was the customer. */
    name: z.string().trim().max(200).default(''),
  }),
  output: decision,
  refusals: ['option_unknown', 'decision_closed', 'name_missing'],
});

export const reviewDecisionEndpoint = endpoint('POST', '/decisions/{id}/review', {
  summary: 'Says what came of it. With a new day the decision stays taken and is looked at again.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ outcome: z.string().trim().min(1).max(2000), reviewAgainOn: day.optional() }),
  output: decision,
  refusals: ['decision_not_taken', 'review_in_past'],
});

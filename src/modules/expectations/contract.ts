import { z } from 'zod';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';
import { pillar } from '#modules/journey/contract.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'expectations:write' satisfies Permission;

/** How good, from 0 (not at all) to 5 (as good as can be), in steps of a hundredth. */
export const level = z.number().min(0).max(5);

/** Where we know it from. */
export const source = z.enum(['said', 'agreed', 'behaviour', 'advertising', 'reputation', 'review']);
export const confidence = z.enum(['low', 'medium', 'high']);
export const state = z.enum(['inferred', 'stated', 'agreed']);

export const expectation = z.object({
  id,
  customer: z.object({ id, name: z.string() }),
  element: z.object({ id, name: z.string(), pillar }),
  /** The least that is acceptable. */
  adequate: level.nullable(),
  /** What they wish for. */
  desired: level.nullable(),
  /** What they count on now. It rises with what they get; wishing more is `desired`, and the two are never merged. */
  expectedNow: level.nullable(),
  /** In the customer's own words. */
  words: z.string(),
  source,
  confidence,
  state,
  recordedBy: z.object({ kind: z.enum(['staff', 'customer', 'key', 'system']), name: z.string().nullable() }),
  conversationId: id.nullable(),
  at: instant,
  /** When the customer said on their page that it is right. */
  confirmedAt: instant.nullable(),
  replacesId: id.nullable(),
  replacedAt: instant.nullable(),
  /** When the customer said that they do not expect this. */
  withdrawnAt: instant.nullable(),
});
export type Expectation = z.infer<typeof expectation>;

const words = z.string().trim().max(1000);
const levels = {
  adequate: level.nullable().optional(),
  desired: level.nullable().optional(),
  expectedNow: level.nullable().optional(),
};

export const listExpectationsEndpoint = endpoint('GET', '/expectations', {
  summary: 'What customers expect of each element, the latest first; with `history` also what was replaced.',
  access: reads,
  query: pageQuery.extend({
    customerId: id.optional(),
    elementId: id.optional(),
    history: z.enum(['true', 'false']).default('false'),
  }),
  output: page(expectation),
  refusals: ['cursor_invalid'],
});

export const recordExpectationEndpoint = endpoint('POST', '/expectations', {
  summary: 'Records what a customer expects of an element; there is one current record for each.',
  access: writes,
  input: z.object({
    customerId: id,
    elementId: id,
    ...levels,
    words: words.default(''),
    source,
    confidence: confidence.default('medium'),
    conversationId: id.optional(),
  }),
  output: expectation,
  refusals: [
    'customer_unknown',
    'element_unknown',
    'conversation_unknown',
    'nothing_expected',
    'levels_out_of_order',
    'already_recorded',
  ],
  success: 201,
});

export const supersedeExpectationEndpoint = endpoint('PATCH', '/expectations/{id}', {
  summary: 'Writes a new record in place of this one, which stays as history.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    ...levels,
    words: words.optional(),
    source: source.optional(),
    confidence: confidence.optional(),
    conversationId: id.optional(),
  }),
  output: expectation,
  refusals: ['expectation_replaced', 'conversation_unknown', 'nothing_expected', 'levels_out_of_order'],
});

const raising = z.object({
  customerId: id,
  elementId: id,
  /** The new level; half a step more when it is not said. */
  to: level.optional(),
  words: words.optional(),
  source: source.default('said'),
  conversationId: id.optional(),
});
const raiseRefusals = [
  'customer_unknown',
  'element_unknown',
  'conversation_unknown',
  'not_more',
  'levels_out_of_order',
] as const;

export const expectsMoreEndpoint = endpoint('POST', '/expectations/expects-more', {
  summary: 'The customer counts on more than before: raises what is expected now and leaves the wish alone.',
  access: writes,
  input: raising,
  output: expectation,
  refusals: raiseRefusals,
});

export const wantsMoreEndpoint = endpoint('POST', '/expectations/wants-more', {
  summary: 'The customer wishes for more: raises what is desired and leaves what is expected alone.',
  access: writes,
  input: raising,
  output: expectation,
  refusals: raiseRefusals,
});

export const zone = z.enum(['below', 'within', 'above', 'unknown']);

/** C4 for one customer and element: how what was done raised what is expected, and how long it still delights. */
export const ratchetShown = z.object({
  /** Reviews it rests on. */
  n: z.int(),
  /** Under three reviews it only illustrates; rates are fitted to this customer from six on. */
  basis: z.enum(['illustration', 'counted', 'fitted']),
  rates: z.object({ up: z.number(), down: z.number() }),
  steps: z.array(
    z.object({
      at: instant,
      performance: z.number(),
      expected: z.number(),
      margin: z.number(),
      after: z.number(),
    }),
  ),
  /** If the last performance is repeated. */
  next: z.object({ expected: z.number(), performance: z.number(), margin: z.number() }),
  /** At which review from now on the same work no longer delights; with faster and slower rates. Null when it does not now. */
  runsOutIn: z.object({ reviews: z.int(), soonest: z.int(), latest: z.int() }).nullable(),
  verdict: z.enum(['delights', 'ordinary', 'disappoints']),
});
export type RatchetShown = z.infer<typeof ratchetShown>;

export const customerExpectation = z.object({
  expectation,
  /** The last mark of a review on this element. */
  perceived: z.object({ value: z.number(), at: instant }).nullable(),
  zone,
  ratchet: ratchetShown.nullable(),
  /** The customer wrote the current record themselves, on their page. */
  isTheirCorrection: z.boolean(),
});
export type CustomerExpectation = z.infer<typeof customerExpectation>;

export const customerExpectationsEndpoint = endpoint('GET', '/customers/{id}/expectations', {
  summary: 'Everything one customer expects, with how they last marked it and where it is heading.',
  access: reads,
  params: z.object({ id }),
  output: z.object({ data: z.array(customerExpectation) }),
});

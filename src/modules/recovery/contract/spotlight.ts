import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import { severity } from '../shapes.ts';

const reads = 'conversations:read' satisfies Permission;
const readsFigures = 'report-cards:read' satisfies Permission;
const writes = 'recoveries:write' satisfies Permission;
const named = z.object({ id, name: z.string() });

/** How much more a slip counts for customers of a tier than for standard ones (C7a). */
export const tierSpotlight = z.object({
  tier: z.enum(['premium', 'flagship']),
  magnification: z.number(),
  /** Measured alone, before the prior is weighed in; null where nothing can be compared. */
  measured: z.number().nullable(),
  n: z.int(),
  standardN: z.int(),
  /** Mean fall of the school mark after a slip, in marks of five. */
  drop: z.number().nullable(),
  standardDrop: z.number().nullable(),
  verdict: z.enum(['measured', 'mostly-assumed', 'assumed']),
});
export type TierSpotlight = z.infer<typeof tierSpotlight>;

export const getSpotlightEndpoint = endpoint('GET', '/spotlight', {
  summary:
    'How much more a slip costs with premium and flagship customers, measured on the marks before and after.',
  access: readsFigures,
  output: z.object({ prior: z.number(), weight: z.number(), tiers: z.array(tierSpotlight) }),
});

/** A message that throws our own words back (C7b). */
export const echo = z.object({
  messageId: id,
  conversation: z.object({ id, number: z.int(), subject: z.string() }),
  customer: named.extend({ tier: z.enum(['standard', 'premium', 'flagship']) }),
  /** `high`: our words beside a cue; `low`: our words from somebody we have just failed. */
  level: z.enum(['high', 'low']),
  phrase: z.string(),
  cue: z.string(),
  /** The first of their words. */
  words: z.string(),
  promise: named.nullable(),
  /** Whom it is for: whoever has the conversation, else the owner of the promise. */
  owner: named.nullable(),
  effectiveSeverity: z.number(),
  foundAt: instant,
  seenAt: instant.nullable(),
  isMeant: z.boolean().nullable(),
  failureId: id.nullable(),
  recoveryId: id.nullable(),
});
export type Echo = z.infer<typeof echo>;

export const listEchoesEndpoint = endpoint('GET', '/echoes', {
  summary: 'Messages that throw our own words back at us; those nobody has looked at yet come gravest first.',
  access: reads,
  query: pageQuery.extend({
    state: z.enum(['waiting', 'all']).default('waiting'),
    level: z.enum(['high', 'low']).optional(),
    conversationId: id.optional(),
  }),
  output: page(echo).extend({ waiting: z.int() }),
  refusals: ['cursor_invalid'],
});

export const answerEchoEndpoint = endpoint('PATCH', '/echoes/{messageId}', {
  summary:
    'A person says whether it is meant so. If it is, a failure is recorded and its putting-right begins.',
  access: writes,
  params: z.object({ messageId: id }),
  input: z.object({ isMeant: z.boolean(), severity: severity.optional() }),
  output: echo,
  refusals: ['already_put_right'],
});

const occasion = z.object({
  kind: z.enum(['failure', 'check', 'promise']),
  id,
  at: instant,
  channel: z.string().nullable(),
  customer: named.nullable(),
  conversationId: id.nullable(),
});

/** The same element, two people or two channels, two outcomes. Who served is compared and never named. */
export const unequalOutcome = z.object({
  element: named,
  failed: occasion.extend({ words: z.string(), severity }),
  kept: occasion,
  differs: z.array(z.enum(['person', 'channel'])),
  daysApart: z.number(),
});
export type UnequalOutcome = z.infer<typeof unequalOutcome>;

export const listUnequalEndpoint = endpoint('GET', '/unequal-outcomes', {
  summary:
    'The same thing with two outcomes: one element, two people or two channels, within the days of the setting.',
  access: readsFigures,
  query: z.object({
    elementId: id.optional(),
    customerId: id.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ days: z.int(), total: z.int(), data: z.array(unequalOutcome) }),
});

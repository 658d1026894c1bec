import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, page } from '#platform/contract.ts';

const reads = 'settings:read' satisfies Permission;

/** What is to be done about a rule (C12); `collect`: too few uses to say. */
export const ruleVerdictWord = z.enum([
  'kill-or-rewrite',
  'rewrite',
  'decide',
  'tell-customers',
  'explain-better',
  'make-easier',
  'keep',
  'collect',
]);
export type RuleVerdictWord = z.infer<typeof ruleVerdictWord>;

/** A figure with the range the truth plausibly lies in and the number it rests on. */
export const measure = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

export const verdictOfRule = z.object({
  ruleId: id,
  /** The days looked back on: a month, or as many as are needed to see enough uses. */
  days: z.union([z.literal(30), z.literal(90), z.literal(365)]),
  applied: z.int(),
  bent: z.int(),
  /** Bent of applied, from 0 to 1, with Wilson’s interval; null while it was never applied. */
  bentShare: measure.nullable(),
  aggravations: z.int(),
  /** Different people who said since the last decision that it gets in the way. */
  nominators: z.int(),
  /** Of a month, in minor units of the workspace’s currency. */
  monthlyCostMinor: z.int(),
  currency: z.string(),
  /** Minutes of a month. */
  customerMinutes: z.int(),
  staffMinutes: z.int(),
  /** Burdensome, unnecessary, ineffective: from 1 to 5, over a year; null while nobody has said. */
  redTape: measure.nullable(),
  /** What is to be done, in this order. */
  verdict: z.array(ruleVerdictWord),
  /** How many uses a verdict needs. */
  fewestUses: z.int(),
});
export type VerdictOfRule = z.infer<typeof verdictOfRule>;

export const getVerdict = endpoint('GET', '/rules/{id}/verdict', {
  summary: 'What a rule costs, how often it is bent, and what is to be done about it, with the reasons.',
  access: reads,
  params: z.object({ id }),
  output: verdictOfRule,
});

export const listVerdicts = endpoint('GET', '/rules/verdicts', {
  summary: 'The verdicts of all rules that hold or are on their way.',
  access: reads,
  output: page(verdictOfRule),
});

export const rulesCsv = endpoint('GET', '/rules.csv', {
  summary: 'The register with its verdicts, for spreadsheets.',
  access: reads,
  output: z.string(),
});

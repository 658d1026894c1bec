import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, page } from '#platform/contract.ts';
import { measure } from './verdict.ts';

const reads = 'settings:read' satisfies Permission;

/** One try: a situation as a customer tells it, some rules, and some words to answer with. */
export const drillTask = z.object({
  situationId: id,
  situation: z.string(),
  seconds: z.int(),
  rules: z.array(z.object({ ruleId: id, staffWording: z.string() })),
  words: z.array(z.object({ ruleId: id, words: z.string() })),
});
export type DrillTask = z.infer<typeof drillTask>;

export const drawDrill = endpoint('GET', '/rules/drill', {
  summary: 'A situation to try: those tried least come first. Null while there are no situations to try.',
  access: reads,
  output: z.object({ task: drillTask.nullable() }),
});

export const drillResult = z.object({
  passed: z.boolean(),
  foundRule: z.boolean(),
  isExplained: z.boolean(),
  inTime: z.boolean(),
  /** The rule it was. */
  rule: z.object({
    id,
    staffWording: z.string(),
    customerSentence: z.string(),
    wordsToUse: z.string(),
    nearestYes: z.string(),
  }),
});

export const recordDrill = endpoint('POST', '/rules/drill', {
  summary: 'Records one try. It measures the text: who tried is not kept.',
  access: 'rules:flag' satisfies Permission,
  input: z.object({
    situationId: id,
    /** The rule that was picked, and the rule whose words were; null when none seemed to fit. */
    pickedRuleId: id.nullable(),
    wordsOfRuleId: id.nullable(),
    seconds: z.int().min(0).max(3600),
  }),
  output: drillResult,
  refusals: ['situation_unknown', 'rule_unknown'],
  success: 201,
});

export const drilledRule = z.object({
  rule: z.object({ id, staffWording: z.string() }),
  /** Passed of tried, from 0 to 1; null while it was never tried. */
  share: measure.nullable(),
  /** The text is at fault when even the high end of the range lies below the goal. */
  verdict: z.enum(['text-at-fault', 'below-so-far', 'clear', 'not-tried']),
  situations: z.int(),
});
export type DrilledRule = z.infer<typeof drilledRule>;

export const listDrilledRules = endpoint('GET', '/rules/drill-results', {
  summary: 'How well each rule is found and explained within two minutes, over the last ninety days.',
  access: reads,
  output: page(drilledRule).extend({ goal: z.number(), seconds: z.int(), fewest: z.int() }),
});

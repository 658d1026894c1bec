import { z } from 'zod';
import { day, id, instant } from '#platform/contract.ts';

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

/**
 * What a live rule cannot be without: the first three, any rule; all of them, one that is made new, because it adds to
 * what customers bear.
 */
export const missingPart = z.enum([
  'customerSentence',
  'ownerStaffId',
  'reviewBy',
  'protects',
  'harm',
  'burdenMinutes',
  'untoldBecause',
  'frontlineRead',
  'customerRead',
]);
export type MissingPart = z.infer<typeof missingPart>;

/** One place that rests on a rule: a page, a request answered "no", a reply to "how much further", a bend of it. */
export const ruleUse = z.object({
  kind: z.enum(['agreement', 'request', 'reply', 'exception']),
  id,
  words: z.string(),
});
export type RuleUse = z.infer<typeof ruleUse>;

export const person = z.object({ id, name: z.string() });

/** Why a rule came up: people flagged it, it was bent, its date passed, somebody asked, or its text failed the drill. */
export const reviewBecause = z.enum(['flags', 'bends', 'date', 'person', 'drill']);

export const rule = z.object({
  id,
  staffWording: z.string(),
  customerSentence: z.string(),
  why: z.string(),
  protects: z.string(),
  /** What happened that the rule is to prevent. */
  harm: z.string(),
  kind: ruleKind,
  flex: ruleFlex,
  isTold: z.boolean(),
  untoldBecause: z.string(),
  /** What to say when it stands in the way, and what can be done instead: the nearest yes. */
  wordsToUse: z.string(),
  nearestYes: z.string(),
  /** Situations as customers describe them. */
  situations: z.array(z.string()),
  owner: person.nullable(),
  bornOn: day.nullable(),
  reviewBy: day.nullable(),
  /** Its review was due before today. */
  isReviewOverdue: z.boolean(),
  /** Minutes it costs a customer, and minutes it costs us, each time. */
  burdenMinutes: z.int().nullable(),
  staffMinutes: z.int().nullable(),
  status: ruleStatus,
  /** Made here from now on, and so through the gate. */
  isNew: z.boolean(),
  /** The rule this one took the place of. */
  replaces: z.object({ id, staffWording: z.string() }).nullable(),
  /** What must be added before it can be live. */
  missing: z.array(missingPart),
  /** How many pages and answers rest on it. */
  uses: z.int(),
  /** Being decided now. */
  review: z
    .object({
      id,
      because: reviewBecause,
      decideBy: instant,
      workedDaysLeft: z.int(),
      isOverdue: z.boolean(),
    })
    .nullable(),
  revision: z.int(),
  createdAt: instant,
  updatedAt: instant,
  endedAt: instant.nullable(),
});
export type Rule = z.infer<typeof rule>;

const words = (most: number) => z.string().trim().max(most);
const minutes = z.int().min(0).max(100_000).nullable();

export const ruleInput = z.object({
  staffWording: words(500).min(1),
  customerSentence: words(500),
  why: words(1000),
  protects: words(300),
  harm: words(2000),
  kind: ruleKind,
  flex: ruleFlex,
  isTold: z.boolean(),
  untoldBecause: words(500),
  wordsToUse: words(1000),
  nearestYes: words(500),
  /** The whole list; what is not in it is no longer one. */
  situations: z.array(words(500).min(1)).max(30),
  ownerStaffId: id.nullable(),
  bornOn: day.nullable(),
  reviewBy: day.nullable(),
  burdenMinutes: minutes,
  staffMinutes: minutes,
  status: ruleStatus,
});

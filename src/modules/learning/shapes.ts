import { z } from 'zod';
import { id, instant } from '#platform/contract.ts';

const interval = z.object({ low: z.number(), high: z.number() });
export const measure = z.object({ value: z.number(), interval, n: z.int() });

/** `too-few`: no figure is shown. The others say whether the interval of the difference lies above, below or around 0. */
export const effectVerdict = z.enum(['yes', 'no-the-opposite', 'not-shown-yet', 'too-few']);
export type EffectVerdict = z.infer<typeof effectVerdict>;

const comparison = z.object({
  difference: z.object({ value: z.number(), interval, n: z.int() }).nullable(),
  verdict: effectVerdict,
});
export type EffectComparison = z.infer<typeof comparison>;

/** One group of customers: how many came back, how many speak well of us, and how many answered at all. */
export const customerGroup = z.object({
  n: z.int(),
  returned: z.int(),
  returnedShare: measure.nullable(),
  /** Of those whose next mark (or whose word after a putting-right) is known. */
  speakWell: z.int(),
  speakWellOf: z.int(),
  speakWellShare: measure.nullable(),
  asked: z.int(),
  answered: z.int(),
  answeredShare: measure.nullable(),
});
export type CustomerGroup = z.infer<typeof customerGroup>;

export const recoveryEffect = z.object({
  /** Within so many days they came back or did not. */
  days: z.int(),
  /** Contacts and failures between these two moments; later ones have not had their days yet. */
  from: instant,
  until: instant,
  /** So few recovered customers are needed before anything is compared. */
  fewest: z.int(),
  groups: z.object({
    recovered: customerGroup,
    neverFailed: customerGroup,
    unrecovered: customerGroup,
    /** A second failure within twelve months: in neither of the others. */
    second: customerGroup,
  }),
  returned: z.object({ againstNeverFailed: comparison, againstUnrecovered: comparison }),
  speakWell: z.object({ againstNeverFailed: comparison, againstUnrecovered: comparison }),
  /** Marks of the same customers, 1 to 5, before the failure and after it was put right. */
  pairs: z.object({ n: z.int(), mean: measure.nullable(), verdict: effectVerdict }),
});
export type RecoveryEffect = z.infer<typeof recoveryEffect>;

export const caseVerdict = z.enum(['great', 'awful']);

export const learningCase = z.object({
  id,
  name: z.string(),
  verdict: caseVerdict,
  words: z.string(),
  customer: z.object({ id, name: z.string() }).nullable(),
  conversationId: id.nullable(),
  recoveryId: id.nullable(),
  markedAt: instant,
  /** What was looked for: there, or not there; a feature that nobody looked for is not named. */
  ticks: z.array(z.object({ featureId: id, isThere: z.boolean() })),
});
export type LearningCase = z.infer<typeof learningCase>;

export const learningFeature = z.object({
  id,
  name: z.string(),
  isRetired: z.boolean(),
  /** Cases in which somebody looked for it. */
  cases: z.int(),
});
export type LearningFeature = z.infer<typeof learningFeature>;

const looked = z.object({ there: z.int(), n: z.int() });

export const separation = z.object({
  feature: z.object({ id, name: z.string() }),
  great: looked,
  awful: looked,
  /** Share among great cases less share among awful ones, −1 to 1; null while there are too few. */
  difference: z.number().nullable(),
  interval: interval.nullable(),
  /** Fisher's exact test, two-sided. */
  p: z.number().nullable(),
  verdict: z.enum(['separates', 'not-shown-yet', 'too-few']),
});
export type FeatureSeparation = z.infer<typeof separation>;

export const barrier = z.enum(['spotlight', 'cost', 'humans', 'speed', 'values']);
export type BarrierName = z.infer<typeof barrier>;
export const quarter = z.string().regex(/^20\d{2}-Q[1-4]$/);

/** What is measured anyway and speaks of the same barrier. `value` is null where nothing has happened yet. */
export const liveMeasure = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('spotlight'),
    magnification: z.number(),
    n: z.int(),
    verdict: z.enum(['measured', 'mostly-assumed', 'assumed']),
  }),
  z.object({
    kind: z.literal('cost'),
    /** Given this month beyond what was owed: extras, and what was spent without asking. */
    minor: z.int(),
    minutes: z.int(),
    gifts: z.int(),
    currency: z.string(),
  }),
  /** Same element, two people or channels, two outcomes, within the days of the setting. */
  z.object({ kind: z.literal('humans'), pairs: z.int(), days: z.int() }),
  /** Promises kept of those decided in ninety days. */
  z.object({ kind: z.literal('speed'), share: measure.nullable() }),
  z.object({ kind: z.literal('values'), pastReview: z.int(), taken: z.int() }),
]);
export type LiveMeasure = z.infer<typeof liveMeasure>;

export const barrierState = z.object({
  barrier,
  /** Null while fewer than `needed` people of that side have answered. */
  staff: measure.nullable(),
  leader: measure.nullable(),
  value: z.number().nullable(),
  live: liveMeasure,
});
export type BarrierState = z.infer<typeof barrierState>;

export const barrierCheck = z.object({
  quarter: z.string(),
  isCurrent: z.boolean(),
  quarters: z.array(z.string()),
  needed: z.int(),
  /** How many of each side have answered: the only thing that is said before enough have. */
  people: z.object({ staff: z.int(), leader: z.int() }),
  /** Whether the caller has answered this quarter; what they answered is kept without a name. */
  hasAnswered: z.boolean(),
  barriers: z.array(barrierState),
  workOn: z.object({ barrier, verdict: z.enum(['clear', 'close']) }).nullable(),
});
export type BarrierCheck = z.infer<typeof barrierCheck>;

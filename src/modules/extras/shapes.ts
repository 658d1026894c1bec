import { z } from 'zod';
import { day, id, instant, moment } from '#platform/contract.ts';

export const scope = z.enum(['in', 'beyond', 'unclear']);
export const answerKind = z.enum(['open', 'yes', 'yes-and-quote', 'yes-instead-of', 'later', 'no']);
export const reaction = z.enum(['delighted', 'noticed', 'nothing']);
export const creepStage = z.enum(['surprise', 'noticed', 'expected', 'required']);
export const creepFlag = z.enum(['streak', 'asked', 'missed', 'fading']);
export const kanoByBehaviour = z.enum(['attractive', 'performance', 'must-be', 'indifferent', 'unknown']);
export const endingWay = z.enum(['promise', 'price', 'vary', 'stop']);
export const tradeOffWay = z.enum(['swap', 'fee', 'later', 'not']);
export type TradeOffWay = z.infer<typeof tradeOffWay>;

export const named = z.object({ id, name: z.string() });
const conversationBrief = z.object({ id, number: z.int(), subject: z.string() });

export const request = z.object({
  id,
  kind: named,
  /** Who asked. */
  customer: named,
  /** The company they belong to, else themselves: whose requests are counted together. */
  account: named,
  conversation: conversationBrief.nullable(),
  words: z.string(),
  scope,
  isUnusual: z.boolean(),
  effortMinutes: z.int().nullable(),
  effortActualMinutes: z.int().nullable(),
  /** The extra that set it off, and the kind of extra they ask for again. */
  afterExtra: z.object({ id, what: z.string() }).nullable(),
  extraKind: named.nullable(),
  answer: answerKind,
  answerWords: z.string(),
  rule: z.object({ id, staffWording: z.string(), customerSentence: z.string() }).nullable(),
  /** False: the "no" rests on a rule this customer had not been told. That is our failure. */
  ruleWasTold: z.boolean().nullable(),
  askedAt: instant,
  recordedBy: named.nullable(),
  decidedBy: named.nullable(),
  decidedAt: instant.nullable(),
  doneAt: instant.nullable(),
});
export type Request = z.infer<typeof request>;

export const extra = z.object({
  id,
  kind: named,
  customer: named,
  account: named,
  conversation: conversationBrief.nullable(),
  element: named.nullable(),
  what: z.string(),
  costMinor: z.int(),
  minutes: z.int(),
  isPrompted: z.boolean(),
  reaction: reaction.nullable(),
  givenBy: named.nullable(),
  givenAt: instant,
});
export type Extra = z.infer<typeof extra>;

export const extraKind = z.object({
  id,
  name: z.string(),
  status: z.enum(['live', 'retired']),
  /** Basics it may spoil, each with whether somebody has looked at it. */
  impairs: z.array(named.extend({ isLookedAt: z.boolean() })),
  /** How often it was given in twelve months, to how many customers. */
  given: z.int(),
  customers: z.int(),
});
export type ExtraKind = z.infer<typeof extraKind>;

/** What becomes of an extra that has become expected. */
export const ending = z.object({
  way: endingWay,
  words: z.string().trim().max(500).default(''),
  customerWouldSay: z.string().trim().max(2000).default(''),
  /** When the customer was told that it stops; stopping without telling breaks an implied promise. */
  noticeGivenAt: moment.optional(),
  stopsOn: day.optional(),
});

const share = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

/** One kind of extra and one customer on the ladder from surprise to required. */
export const ladderRow = z.object({
  account: named,
  kind: named,
  stage: creepStage,
  kano: kanoByBehaviour,
  flags: z.array(creepFlag),
  given: z.int(),
  reactions: z.int(),
  delighted: z.int(),
  delight: z.number().nullable(),
  missed: share.nullable(),
  asks: z.int(),
  run: z.int(),
  stageIfMissed: creepStage,
  lastGivenAt: instant,
  lastExtraId: id,
  isDecisionDue: z.boolean(),
  ending: z
    .object({ way: endingWay, at: instant, stopsOn: day.nullable(), isBrokenPromise: z.boolean() })
    .nullable(),
});
export type LadderRow = z.infer<typeof ladderRow>;

export const recurrenceRow = z.object({
  kind: named,
  verdict: z.enum(['rising', 'falling', 'steady', 'too-few']),
  perWeek: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.int(),
  earlier: z.int(),
  lately: z.int(),
  weeks: z.int(),
  hoursPerWeek: z.number(),
});

export const tradeOffInputs = z.object({
  people: z.number().min(1).max(1000),
  hoursEach: z.number().min(1).max(80),
  shrinkage: z.number().min(0).max(0.9),
  usualHours: z.number().min(0).max(80_000),
  extraHours: z.number().min(0).max(80_000),
  taskHours: z.number().min(0.05).max(200),
  variability: z.number().min(0).max(20),
});

/** Where a figure comes from: counted here, assumed until somebody knows better, or typed by one of us. */
export const source = z.enum(['counted', 'assumed', 'typed']);

export const tradeOffResult = z.object({
  capacityHours: z.number(),
  load: z.number(),
  usualLoad: z.number(),
  waitHours: z.number().nullable(),
  usualWaitHours: z.number().nullable(),
  timesLonger: z.number().nullable(),
  roomHours: z.number(),
  verdict: z.enum(['fits', 'longer', 'stops', 'does-not-fit']),
});

export const tradeOffLine = z.object({
  words: z.string().trim().min(1).max(200),
  hoursPerWeek: z.number().min(0).max(10_000),
});

const wayWords = z.string().trim().max(500);
export const tradeOffWays = z.object({ swap: wayWords, fee: wayWords, later: wayWords, not: wayWords });

/** Everything on the sheet, kept as it was shown. */
export const figures = z.object({
  inputs: tradeOffInputs,
  sources: z.record(z.string(), source),
  limit: z.number(),
  result: tradeOffResult,
  lines: z.array(tradeOffLine).max(20),
  ways: tradeOffWays,
});
export type Figures = z.infer<typeof figures>;

export const tradeOffSheet = z.object({
  /** Null while it is only computed and nothing has been kept. */
  id: id.nullable(),
  customer: named,
  status: z.enum(['computed', 'draft', 'offered', 'chosen', 'withdrawn']),
  figures,
  /** Requests behind the hours, and over how many weeks. */
  requests: z.int(),
  weeks: z.int(),
  offeredAt: instant.nullable(),
  chosenWay: tradeOffWay.nullable(),
  chosenWords: z.string(),
  chosenByName: z.string(),
  chosenAt: instant.nullable(),
  decisionId: id.nullable(),
  /** Who may be sent the link: people of this customer with an address, those who wrote last first. */
  people: z.array(named.extend({ address: z.string() })),
});
export type TradeOffSheet = z.infer<typeof tradeOffSheet>;

const ratio = z.object({ here: z.number(), usual: z.number().nullable(), ratio: z.number().nullable() });

export const strainShape = z.object({
  level: z.enum(['usual', 'amber', 'red']).nullable(),
  index: z.number().nullable(),
  contacts: z.int(),
  needed: z.int(),
  outOfHours: ratio.extend({ count: z.int() }),
  unusual: ratio.extend({ count: z.int() }),
  hard: ratio.extend({ count: z.int() }),
  pulse: z.object({ before: z.number(), now: z.number(), respondents: z.int() }).nullable(),
  days: z.int(),
});
export type StrainOfAccount = z.infer<typeof strainShape>;

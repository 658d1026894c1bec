import { z } from 'zod';
import { day, endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const reads = 'report-cards:read' satisfies Permission;

export const subjectType = z.enum(['workspace', 'team', 'touchpoint', 'customer', 'staff']);
export const grade = z.enum(['A', 'B', 'C', 'D', 'F']);
export const stage = z.enum(['before', 'during', 'after']);
export const pillar = z.enum(['core', 'experience', 'asked']);

const interval = z.object({ low: z.number(), high: z.number() });
export const measure = z.object({ value: z.number(), interval, n: z.int() });

/** A figure with its interval, or "n of m so far" where there is too little to show one. */
export const shownNumber = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal(true), value: z.number(), interval, n: z.int() }),
  z.object({ shown: z.literal(false), n: z.int(), needed: z.int() }),
]);

/** Nobody's service is marked that far back, and a trend still reaches a year further. */
const askedDay = day.refine((value) => value >= '1900', 'Not a day before 1900.');

/** Whose card, and over which days; the workspace and the current month when nothing is said. */
export const cardQuery = z.object({
  subjectType: subjectType.default('workspace'),
  subjectId: id.optional(),
  from: askedDay.optional(),
  to: askedDay.optional(),
});
export type CardQuery = z.infer<typeof cardQuery>;

const counts = z.object({ kept: z.int(), recovered: z.int(), missed: z.int(), n: z.int() });

export const card = z.object({
  subject: z.object({ type: subjectType, id, name: z.string() }),
  period: z.object({ from: day, to: day, timeZone: z.string() }),
  /** Null without core evidence, and while a person's figures are still theirs alone. */
  grade: grade.nullable(),
  provisional: z.boolean(),
  verdict: z.enum([
    'dazzles',
    'better-than-expected',
    'does-what-it-should',
    'less-than-it-should',
    'lets-down',
    'no-core-evidence',
    'not-shown-yet',
  ]),
  /** Set when this is a person's card, read by another, with too few answers or checks to be shown. */
  withheld: z.object({ n: z.int(), needed: z.int() }).nullable(),
  core: z.object({
    state: z.enum(['works', 'shaky', 'fails']).nullable(),
    /** Share kept, a recovered check counting half; 0 to 1. */
    share: shownNumber,
    counts: counts.nullable(),
    elements: z.array(counts.extend({ elementId: id.nullable(), name: z.string(), share: shownNumber })),
    /** Severity of the worst failure of the period that still stands; 0 none, 5 worst. */
    worstOpenSeverity: z.int(),
  }),
  experience: z.object({
    /** −100 to +100, shrunk towards plain satisfied for a small sample; the interval is not shrunk. */
    netDelight: shownNumber,
    counts: z.object({ delighted: z.int(), content: z.int(), unhappy: z.int(), n: z.int() }).nullable(),
  }),
  sensitivities: z.object({
    oneMoreMiss: grade.nullable(),
    oneMoreUnhappy: grade.nullable(),
    oneMoreDelighted: grade.nullable(),
  }),
  /** How customers marked us themselves; null when nobody has. */
  asked: z
    .object({
      n: z.int(),
      counts: z.record(grade, z.int()),
      commonest: grade,
      given: z.int(),
      share: measure,
      median: grade,
    })
    .nullable(),
  /** Two or more grades between the mark and the customers' own. */
  finding: z
    .object({
      computed: grade,
      asked: grade,
      gradesApart: z.int(),
      who: z.enum(['customers-mark-higher', 'customers-mark-lower']),
      n: z.int(),
    })
    .nullable(),
  stages: z.array(
    z.object({
      stage,
      n: z.int(),
      share: measure.nullable(),
      grade: grade.nullable(),
      provisional: z.boolean(),
      isThin: z.boolean(),
    }),
  ),
  settings: z.object({ coreTarget: z.number(), coreFloor: z.number(), priorAnswers: z.number() }),
  algorithmVersion: z.string(),
});
export type Card = z.infer<typeof card>;

const cardRefusals = ['subject_unknown', 'period_invalid'] as const;

export const getReportCard = endpoint('GET', '/report-cards', {
  summary: 'The mark of a subject for a period, with everything it rests on.',
  access: reads,
  query: cardQuery,
  output: card,
  refusals: cardRefusals,
});

export const trendMonth = z.object({
  from: day,
  to: day,
  grade: grade.nullable(),
  provisional: z.boolean(),
  netDelight: shownNumber,
  checks: z.int().nullable(),
});

export const getTrend = endpoint('GET', '/report-cards/trend', {
  summary: 'Mark and net delight of the last twelve months.',
  access: reads,
  query: cardQuery.omit({ from: true }),
  output: z.object({
    months: z.array(trendMonth),
    /** Net delight from which a working core is marked B, and A. */
    thresholds: z.object({ B: z.number(), A: z.number() }),
  }),
  refusals: cardRefusals,
});

const named = z.object({ id, name: z.string() });

export const evidenceItem = z.object({
  id,
  at: instant,
  day,
  pillar,
  outcome: z.string(),
  source: z.string(),
  stage: stage.nullable(),
  severity: z.int().nullable(),
  element: named.nullable(),
  touchpoint: named.nullable(),
  customer: named.nullable(),
  staff: named.nullable(),
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  /** What it rests on, and where to look at it. */
  link: z.object({ kind: z.enum(['conversation', 'answer', 'check', 'meeting', 'customer']), id }),
});
export type EvidenceItem = z.infer<typeof evidenceItem>;

export const evidenceQuery = cardQuery.extend({
  ...pageQuery.shape,
  pillar: pillar.optional(),
  outcome: z.string().max(20).optional(),
  elementId: id.optional(),
  stage: stage.optional(),
});
export type EvidenceQuery = z.infer<typeof evidenceQuery>;

export const listEvidence = endpoint('GET', '/report-cards/evidence', {
  summary: 'The evidence behind any figure of a card, the latest day first.',
  access: reads,
  query: evidenceQuery,
  output: page(evidenceItem),
  refusals: [...cardRefusals, 'cursor_invalid'],
});

const csv = z.string();

export const getReportCardCsv = endpoint('GET', '/report-cards.csv', {
  summary: 'The same card as a table of figures (CSV).',
  access: reads,
  query: cardQuery,
  output: csv,
  refusals: cardRefusals,
});

export const listEvidenceCsv = endpoint('GET', '/report-cards/evidence.csv', {
  summary: 'The same evidence as a table (CSV), whole.',
  access: reads,
  query: evidenceQuery.omit({ limit: true, cursor: true }),
  output: csv,
  refusals: cardRefusals,
});

/**
 * What a calculation says of one subject: the common shape in which every module hands its findings over, and the only
 * one in which screens, agendas and the API show them. The words are the catalogue's: `key` names the sentence and
 * `facts` fill it, so that one finding reads the same everywhere and in every language.
 */
export const finding = z.object({
  /** Catalogue key with its namespace: `extras:finding.creep.required`. */
  key: z.string(),
  /** The calculation it comes from: C3; a check people make themselves has the number of its section: S37. */
  calculation: z.string().regex(/^[CS]\d{1,2}$/),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** How many observations it rests on. */
  n: z.int(),
  /** The figure with its interval; null where too little is known, or where the finding is no figure. */
  size: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** `shown`: holds here. `not-shown`: could still be chance. `too-few`: only counted so far. */
  verdict: z.enum(['shown', 'not-shown', 'too-few']),
  tone: z.enum(['good', 'watch', 'bad', 'plain']),
  subject: z.object({
    kind: z.enum(['customer', 'element', 'promise', 'extra', 'request', 'rule', 'workspace']),
    id,
  }),
  /** Where the evidence can be read: what the reader opens next. */
  evidence: z.array(z.object({ kind: z.string(), id, at: instant.nullable() })).max(50),
  /** The talk it suggests. */
  talk: z.enum(['account-review', 'post-review-talk', 'huddle', 'one-to-one']).nullable(),
});
export type Finding = z.infer<typeof finding>;

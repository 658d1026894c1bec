import { z } from 'zod';
import { day, endpoint, id } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const reads = 'report-cards:read' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;

const side = z.object({ agreeing: z.int(), n: z.int() });

/** C8a: our share who agree less theirs; under five on a side only how many have answered. */
export const perceptionGap = z.discriminatedUnion('shown', [
  z.object({ shown: z.literal(false), staff: z.int(), customers: z.int(), needed: z.int() }),
  z.object({
    shown: z.literal(true),
    staff: side,
    customers: side,
    value: z.number(),
    interval: z.object({ low: z.number(), high: z.number() }),
    verdict: z.enum(['yes', 'no-the-opposite', 'not-shown-yet']),
  }),
]);
export type PerceptionGapShown = z.infer<typeof perceptionGap>;

export const sentenceWave = z.object({
  id,
  startsOn: day,
  endsOn: day,
  isOpen: z.boolean(),
  /** What the caller answered; nobody else learns it. */
  mine: z.int().min(1).max(5).nullable(),
  asked: z.int(),
  gap: perceptionGap,
});
export type SentenceWave = z.infer<typeof sentenceWave>;

export const listSentenceWaves = endpoint('GET', '/sentence-waves', {
  summary:
    'The weeks in which both sides answered the same sentence, the latest first, with the gap between them.',
  access: reads,
  output: z.object({ data: z.array(sentenceWave) }),
});

export const openSentenceWave = endpoint('POST', '/sentence-waves', {
  summary:
    'Begins such a week today and asks up to so many customers by mail, chosen by chance among those who may be asked.',
  access: manages,
  input: z.object({ customers: z.int().min(5).max(500).default(60) }),
  output: sentenceWave,
  refusals: ['wave_open'],
  success: 201,
});

export const answerSentence = endpoint('POST', '/sentence-waves/{id}/answer', {
  summary: 'The caller’s own answer to the sentence, 1 to 5; read by nobody, and counted from five on.',
  access: 'signed-in',
  params: z.object({ id }),
  input: z.object({ value: z.int().min(1).max(5) }),
  output: z.object({ mine: z.int() }),
  refusals: ['wave_closed'],
});

export const gapLevel = z.number().min(0).max(5).nullable();
export const gapLocator = z.discriminatedUnion('known', [
  z.object({
    known: z.literal(false),
    missing: z.array(z.enum(['expects', 'believe', 'standard', 'delivered', 'advertised', 'perceived'])),
  }),
  z.object({
    known: z.literal(true),
    gaps: z.object({
      knowledge: z.number(),
      standard: z.number(),
      delivery: z.number(),
      advertising: z.number(),
      service: z.number(),
    }),
    leak: z.enum(['knowledge', 'standard', 'delivery', 'advertising']).nullable(),
  }),
]);
export type GapLocatorShown = z.infer<typeof gapLocator>;

export const getGapLocator = endpoint('GET', '/perception-gap', {
  summary:
    'Where the service leaks, from what customers expect, what was agreed, done, advertised and perceived (C8b).',
  access: reads,
  output: z.object({
    levels: z.object({
      expects: gapLevel,
      believe: gapLevel,
      standard: gapLevel,
      delivered: gapLevel,
      advertised: gapLevel,
      perceived: gapLevel,
    }),
    locator: gapLocator,
  }),
});

export const pulseQuestion = z.enum(['took-more', 'could-say-yes']);
export type PulseQuestion = z.infer<typeof pulseQuestion>;

const pulseMean = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const staffPulse = z.object({
  /** The Monday of the current week. */
  week: day,
  mine: z.object({ 'took-more': z.int().nullable(), 'could-say-yes': z.int().nullable() }),
  /** Of the last weeks, the latest first; a week with fewer than four who answered is only counted. */
  weeks: z.array(
    z.object({
      week: day,
      n: z.int(),
      needed: z.int(),
      'took-more': pulseMean.nullable(),
      'could-say-yes': pulseMean.nullable(),
    }),
  ),
});
export type StaffPulse = z.infer<typeof staffPulse>;

export const getStaffPulse = endpoint('GET', '/staff-pulse', {
  summary: 'The weekly pulse: the caller’s own answers, and how the team answered once four have.',
  access: 'signed-in',
  output: staffPulse,
});

export const answerPulse = endpoint('POST', '/staff-pulse', {
  summary:
    'One tap of the caller for this week, 1 to 5, about the week or about one customer; a later tap replaces it.',
  access: 'signed-in',
  input: z.object({ question: pulseQuestion, value: z.int().min(1).max(5), customerId: id.optional() }),
  output: staffPulse,
  refusals: ['customer_unknown'],
});

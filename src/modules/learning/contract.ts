import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, page, pageQuery } from '#platform/contract.ts';
import {
  barrier,
  barrierCheck,
  caseVerdict,
  learningCase,
  learningFeature,
  quarter,
  recoveryEffect,
  separation,
} from './shapes.ts';

export * from './shapes.ts';

const readsFigures = 'report-cards:read' satisfies Permission;
const reads = 'conversations:read' satisfies Permission;
const writes = 'learning:write' satisfies Permission;
const name = z.string().trim().min(1);

export const getRecoveryEffect = endpoint('GET', '/learning/recovery', {
  summary:
    'Do customers whose failure was put right come back, beside those who never met one and those left as they were?',
  access: readsFigures,
  output: recoveryEffect,
});

export const listCases = endpoint('GET', '/learning/cases', {
  summary: 'Cases marked great or awful, the latest first, with what was looked for in each.',
  access: reads,
  query: pageQuery.extend({ verdict: caseVerdict.optional(), conversationId: id.optional() }),
  output: page(learningCase).extend({ counts: z.object({ great: z.int(), awful: z.int() }) }),
  refusals: ['cursor_invalid'],
});

export const markCase = endpoint('POST', '/learning/cases', {
  summary:
    'Marks a conversation, a recovery or something told as great or awful; marking a conversation again changes its mark.',
  access: writes,
  input: z.object({
    verdict: caseVerdict,
    /** Needed where neither conversation nor recovery gives it one. */
    name: name.max(300).optional(),
    words: z.string().trim().max(2000).optional(),
    conversationId: id.optional(),
    recoveryId: id.optional(),
  }),
  output: learningCase,
  refusals: ['conversation_unknown', 'recovery_unknown', 'name_missing'],
  success: 201,
});

export const changeCase = endpoint('PATCH', '/learning/cases/{id}', {
  summary: 'Corrects a case: its mark, its name, the words.',
  access: writes,
  params: z.object({ id }),
  input: z
    .object({ verdict: caseVerdict, name: name.max(300), words: z.string().trim().max(2000) })
    .partial(),
  output: learningCase,
});

export const dropCase = endpoint('DELETE', '/learning/cases/{id}', {
  summary: 'Takes a case away; the conversation stays.',
  access: writes,
  params: z.object({ id }),
  output: z.object({}),
});

export const tickFeatures = endpoint('PUT', '/learning/cases/{id}/features', {
  summary:
    'Says what was there in a case and what was not; null takes a tick back. What is not named stays as it was.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    ticks: z
      .array(z.object({ featureId: id, isThere: z.boolean().nullable() }))
      .min(1)
      .max(100),
  }),
  output: learningCase,
  refusals: ['feature_unknown', 'feature_twice'],
});

export const listFeatures = endpoint('GET', '/learning/features', {
  summary: 'What is looked for in the cases, by name; a hundred at most are in use.',
  access: reads,
  output: z.object({ data: z.array(learningFeature) }),
});

export const createFeature = endpoint('POST', '/learning/features', {
  summary: 'Adds something to look for: “the same person from start to end”.',
  access: writes,
  input: z.object({ name: name.max(120) }),
  output: learningFeature,
  refusals: ['feature_known', 'too_many_features'],
  success: 201,
});

export const changeFeature = endpoint('PATCH', '/learning/features/{id}', {
  summary: 'Renames what is looked for, or retires it; its ticks are kept.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ name: name.max(120), isRetired: z.boolean() }).partial(),
  output: learningFeature,
  refusals: ['feature_known', 'too_many_features'],
});

export const getDenominator = endpoint('GET', '/learning/denominator', {
  summary:
    'Which feature separates great cases from awful ones: seen together, not proved cause. The latest 500 cases count.',
  access: reads,
  output: z.object({
    great: z.int(),
    awful: z.int(),
    fewestGreat: z.int(),
    fewestAwful: z.int(),
    data: z.array(separation),
  }),
});

export const getBarriers = endpoint('GET', '/barriers', {
  summary:
    'The five barriers of a quarter, as staff and leaders see them, each beside what is measured anyway.',
  access: readsFigures,
  query: z.object({ quarter: quarter.optional() }),
  output: barrierCheck,
});

export const answerBarriers = endpoint('POST', '/barriers/answers', {
  summary:
    'Answers the ten statements of this quarter, once, without a name: 1 not at all, 5 entirely true here.',
  access: 'signed-in',
  input: z.object({
    answers: z
      .array(z.object({ barrier, statement: z.int().min(1).max(2), value: z.int().min(1).max(5) }))
      .length(10),
  }),
  output: z.object({ quarter: z.string(), hasAnswered: z.literal(true) }),
  refusals: ['already_answered', 'answers_incomplete', 'staff_only'],
  success: 201,
});

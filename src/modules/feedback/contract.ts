import { z } from 'zod';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const reads = 'answers:read' satisfies Permission;

/** Every question put to customers, by what it asks; the first seven stand on the one-minute page after a conversation. */
export const question = z.enum([
  'school-mark',
  'basic-worked',
  'how-did-i-do',
  'keep',
  'change',
  'what-missed',
  'rule-in-the-way',
  'exceeding',
  'standards',
  'how-far',
  'how-far-about',
  'how-far-words',
  'satisfied',
  'longest-wait',
  'superior',
]);
export type Question = z.infer<typeof question>;

const named = z.object({ id, name: z.string() });

export const answer = z.object({
  id,
  askId: id,
  question,
  /** A letter, `yes`, `not-quite` or `no`, 1 to 5, or words. */
  value: z.string(),
  at: instant,
  customer: named,
  conversation: z.object({ id, number: z.int(), subject: z.string() }).nullable(),
  /** Who was asked about. */
  staff: named.nullable(),
  /** Which basic was asked about. */
  element: named.nullable(),
  sharedAt: instant.nullable(),
  readAt: instant.nullable(),
});
export type Answer = z.infer<typeof answer>;

export const listAnswers = endpoint('GET', '/answers', {
  summary:
    'What customers answered, the latest first; answers about a person only once that person has shared them.',
  access: reads,
  query: pageQuery.extend({
    question: question.optional(),
    customerId: id.optional(),
    conversationId: id.optional(),
  }),
  output: page(answer),
  refusals: ['cursor_invalid'],
});

/** A mean that is shown from ten answers on; below that only how many there are. */
export const personalMark = z.discriminatedUnion('shown', [
  z.object({
    shown: z.literal(true),
    value: z.number(),
    interval: z.object({ low: z.number(), high: z.number() }),
    n: z.int(),
  }),
  z.object({ shown: z.literal(false), n: z.int(), needed: z.int() }),
]);

export const myAnswers = endpoint('GET', '/me/answers', {
  summary: 'What customers said about the caller, private until shared, with the number of asks made.',
  access: 'signed-in',
  query: pageQuery,
  output: page(answer).extend({ asksMade: z.int(), unread: z.int(), mark: personalMark }),
  refusals: ['cursor_invalid'],
});

export const shareAnswer = endpoint('POST', '/answers/{id}/share', {
  summary: 'Lets the others read an answer about the caller.',
  access: 'signed-in',
  params: z.object({ id }),
  output: answer,
});

export const readAnswer = endpoint('POST', '/answers/{id}/read', {
  summary: 'Marks an answer about the caller as read.',
  access: 'signed-in',
  params: z.object({ id }),
  output: answer,
});

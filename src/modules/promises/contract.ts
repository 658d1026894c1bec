import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { customerBrief } from '#modules/customers/contract.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;

export const promiseKind = z.enum(['first-reply', 'next-reply', 'close']);
export type PromiseKind = z.infer<typeof promiseKind>;
export const promiseStatus = z.enum(['draft', 'trial', 'published', 'retired']);

const measure = z.object({
  value: z.number(),
  interval: z.object({ low: z.number(), high: z.number() }),
  n: z.int(),
});

/** What the latest customer-clock times support: figures with the number of times they rest on. */
export const promiseHistory = z.object({
  /** How many of the last 50 times are known; fewer than `needed` support no promise. */
  n: z.int(),
  needed: z.int(),
  p50Minutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  /** The shortest time on offer that nine in ten of these customers did not have to wait beyond. */
  possibleWithinMinutes: z.int().nullable(),
  /** Only words, no promise, while there are too few times. */
  usuallyWithinMinutes: z.int().nullable(),
  /** Nothing asks customers yet how long they would wait, so this is null until something does. */
  wantedWithinMinutes: z.int().nullable(),
  /** How often the present target was met by these times. */
  kept: measure.nullable(),
  supportsTarget: z.boolean(),
});

export const servicePromise = z.object({
  id,
  kind: promiseKind,
  elementId: id.nullable(),
  name: z.string(),
  sentence: z.string(),
  targetMinutes: z.int(),
  status: promiseStatus,
  trialUntil: instant.nullable(),
  /** More than five days must answer for itself. */
  mustExplainTurnaround: z.boolean(),
  history: promiseHistory,
  createdAt: instant,
});
export type ServicePromise = z.infer<typeof servicePromise>;

const editable = z.object({
  name: z.string().trim().min(1).max(120),
  sentence: z.string().trim().min(1).max(500),
  targetMinutes: z.int().min(1).max(525_600),
  elementId: id.nullable(),
  trialUntil: instant.nullable(),
});

export const listPromises = endpoint('GET', '/promises', {
  summary: 'What we promise, each with the history that supports it or does not.',
  access: reads,
  output: page(servicePromise),
});

export const createPromise = endpoint('POST', '/promises', {
  summary: 'Adds a promise, on trial until it is published.',
  access: manages,
  input: editable.partial({ elementId: true, trialUntil: true }).extend({ kind: promiseKind }),
  output: servicePromise,
  refusals: ['element_unknown'],
  success: 201,
});

export const changePromise = endpoint('PATCH', '/promises/{id}', {
  summary:
    'Changes a promise. Publishing needs a history that supports it, or a day until which it is openly on trial. What is decided stays decided.',
  access: manages,
  params: z.object({ id }),
  input: editable.partial().extend({ status: promiseStatus.optional() }),
  output: servicePromise,
  refusals: ['element_unknown', 'history_too_short', 'history_does_not_support_it'],
});

export const duePromise = z.object({
  id,
  promise: z.object({ id, name: z.string(), kind: promiseKind, targetMinutes: z.int() }),
  conversation: z.object({ id, number: z.int(), subject: z.string(), status: z.string() }),
  customer: customerBrief,
  staffId: id.nullable(),
  teamId: id.nullable(),
  startedAt: instant,
  dueAt: instant,
  fulfilledAt: instant.nullable(),
  state: z.enum(['at-risk', 'missed']),
});
export type DuePromise = z.infer<typeof duePromise>;

export const listDuePromises = endpoint('GET', '/promises/due', {
  summary:
    'Promises that need somebody: at risk (the next due first), or missed and still unanswered (the latest first).',
  access: 'conversations:read' satisfies Permission,
  query: pageQuery.extend({
    state: z.enum(['at-risk', 'missed']).default('at-risk'),
    /** Only mine: of conversations assigned to the caller, or to nobody. */
    mine: z.enum(['true', 'false']).default('false'),
  }),
  output: page(duePromise),
  refusals: ['cursor_invalid'],
});

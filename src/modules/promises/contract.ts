import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { tier } from '#modules/customers/contract.ts';
import { day, endpoint, id, instant, moment, page, pageQuery, partQuery } from '#platform/contract.ts';
import {
  audience,
  duePromise,
  keptness,
  madeKind,
  measure,
  promiseKind,
  promiseStatus,
  servicePromise,
} from './shapes.ts';

export * from './shapes.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;
const readsDue = 'conversations:read' satisfies Permission;
const makes = 'promises:make' satisfies Permission;

const editable = z.object({
  name: z.string().trim().min(1).max(120),
  sentence: z.string().trim().min(1).max(500),
  targetMinutes: z.int().min(1).max(525_600).nullable(),
  elementId: id.nullable(),
  trialUntil: instant.nullable(),
  audience,
  tier: tier.nullable(),
  customerId: id.nullable(),
  limits: z.string().trim().max(500),
  redress: z.string().trim().max(500),
  ownerStaffId: id.nullable(),
  turnaround: z.object({
    why: z.string().trim().max(500),
    meanwhile: z.string().trim().max(500),
    shorter: z.string().trim().max(500),
  }),
});

const wrongPromise = [
  'element_unknown',
  'customer_unknown',
  'staff_unknown',
  'audience_unclear',
  'target_missing',
  'target_not_timed',
  'element_missing',
] as const;

export const listPromises = endpoint('GET', '/promises', {
  summary:
    'What we promise and to whom, each with how it is kept and the history that supports it or does not.',
  access: reads,
  query: partQuery.extend({ customerId: id.optional() }),
  output: page(servicePromise),
  refusals: ['cursor_invalid'],
});

export const createPromise = endpoint('POST', '/promises', {
  summary: 'Adds a promise, on trial until it is published.',
  access: manages,
  input: editable.partial().extend({
    name: editable.shape.name,
    sentence: editable.shape.sentence,
    kind: promiseKind,
  }),
  output: servicePromise,
  refusals: wrongPromise,
  success: 201,
});

export const changePromise = endpoint('PATCH', '/promises/{id}', {
  summary:
    'Changes a promise. Publishing needs a history that supports it, or a day until which it is openly on trial; more than five days also need three answers. What is decided stays decided.',
  access: manages,
  params: z.object({ id }),
  input: editable.partial().extend({ status: promiseStatus.optional() }),
  output: servicePromise,
  refusals: [
    ...wrongPromise,
    'history_too_short',
    'history_does_not_support_it',
    'turnaround_unexplained',
    'promise_in_use',
  ],
});

const month = z.object({ from: day, kept: z.int(), n: z.int(), share: measure.nullable() });

export const listPromiseMonths = endpoint('GET', '/promises/months', {
  summary: 'How each promise was kept, month by month, over the last twelve.',
  access: reads,
  output: z.object({ promises: z.array(z.object({ promiseId: id, months: z.array(month) })) }),
});
export type PromiseMonth = z.infer<typeof month>;

export const listPromisesCsv = endpoint('GET', '/promises.csv', {
  summary: 'The same promises as a table (CSV).',
  access: reads,
  output: z.string(),
});

/** What the history says of a time while somebody still thinks about it; nothing is stored. */
export const weighPromise = endpoint('GET', '/promises/weigh', {
  summary: 'What the last fifty customer-clock times of a kind say about a time, before it is promised.',
  access: reads,
  query: z.object({
    kind: promiseKind,
    targetMinutes: z.coerce.number().int().min(1).max(525_600).optional(),
    elementId: id.optional(),
    promiseId: id.optional(),
    customerId: id.optional(),
    tier: tier.optional(),
    handlingMinutes: z.coerce.number().min(0.5).max(480).optional(),
  }),
  output: z.object({
    history: servicePromise.shape.history,
    keptness,
    mustExplainTurnaround: z.boolean(),
    /** What would close the gap to the wanted or promised time, as far as our own figures say. */
    staffing: z.discriminatedUnion('known', [
      z.object({
        known: z.literal(true),
        perHour: z.number(),
        handlingMinutes: z.number(),
        load: z.number(),
        staff: z.int(),
        scheduled: z.int(),
        share: z.number(),
        withinMinutes: z.int(),
        n: z.int(),
      }),
      z.object({
        known: z.literal(false),
        missing: z.enum(['arrivals', 'handling-time', 'not-a-reply']),
        perHour: z.number().nullable(),
        n: z.int(),
      }),
    ]),
  }),
});

export const listSlipping = endpoint('GET', '/promises/slipping', {
  summary:
    'Published promises that are kept less often than promised, for their owners, with the conversations behind.',
  access: reads,
  query: z.object({ mine: z.enum(['true', 'false']).default('false') }),
  output: z.object({
    data: z.array(
      z.object({
        promise: servicePromise,
        reason: z.enum(['kept-too-seldom', 'trial-over']),
        missed: z.array(
          z.object({
            conversation: z.object({ id, number: z.int(), subject: z.string() }),
            customerName: z.string(),
            dueAt: instant,
          }),
        ),
      }),
    ),
  }),
});

const madeWhen = {
  dueAt: moment,
  /** A visit comes in a slot: from here to `dueAt`. */
  slotStartsAt: moment.optional(),
};

export const makePromise = endpoint('POST', '/conversations/{id}/promises', {
  summary:
    'Records what somebody promised a customer: "I said I would …", by when. A next update is stated by the next message, or was said aloud.',
  access: makes,
  params: z.object({ id }),
  input: z.object({
    kind: madeKind,
    words: z.string().trim().min(1).max(300),
    ...madeWhen,
    elementId: id.optional(),
    /** Only of a next update: `next-message` begins to count when that message leaves. */
    stated: z.enum(['aloud', 'next-message']).default('aloud'),
  }),
  /** Null when a next update waits for the message that states it. */
  output: z.object({ due: duePromise.nullable() }),
  refusals: ['due_not_in_future', 'slot_unclear', 'element_unknown', 'conversation_over'],
  success: 201,
});

export const listConversationPromises = endpoint('GET', '/conversations/{id}/promises', {
  summary: 'What is promised in a conversation, with its clocks, moves and the next update that is planned.',
  access: readsDue,
  params: z.object({ id }),
  output: z.object({
    data: z.array(duePromise),
    /** The next update as the customer may expect it now; null when none is stated though somebody waits. */
    nextUpdateAt: instant.nullable(),
    /** Stated by the next message. */
    planned: z.object({ dueAt: instant }).nullable(),
    /** What the standing promise would state. */
    usualMinutes: z.int().nullable(),
    waitsOnUs: z.boolean(),
    timeZone: z.string(),
  }),
});

export const dropNextUpdatePlan = endpoint('DELETE', '/conversations/{id}/next-update-plan', {
  summary: 'Takes back a next update that no message has stated yet.',
  access: makes,
  params: z.object({ id }),
  output: z.object({}),
});

export const listDuePromises = endpoint('GET', '/promises/due', {
  summary:
    'Promises that need somebody: at risk (the next due first), or missed and still unanswered (the latest first).',
  access: readsDue,
  query: pageQuery.extend({
    state: z.enum(['at-risk', 'missed', 'open']).default('at-risk'),
    /** Only mine: of conversations assigned to the caller, or to nobody. */
    mine: z.enum(['true', 'false']).default('false'),
    promiseId: id.optional(),
    customerId: id.optional(),
  }),
  output: page(duePromise),
  refusals: ['cursor_invalid'],
});

const oneDue = { params: z.object({ id }), output: duePromise };

export const fulfilPromise = endpoint('POST', '/promises/due/{id}/fulfil', {
  ...oneDue,
  summary: 'Says that what somebody promised is done.',
  access: makes,
  input: z.object({ words: z.string().trim().max(300).default(''), at: moment.optional() }),
  refusals: ['promise_decided', 'not_made_by_hand', 'at_in_future', 'at_before_start'],
});

export const movePromise = endpoint('POST', '/promises/due/{id}/move', {
  ...oneDue,
  summary:
    'Moves the date of a promise by telling the customer: with a message that leaves now, or in words already said. The first date stays visible.',
  access: makes,
  input: z.object({
    ...madeWhen,
    tell: z.discriminatedUnion('how', [
      z.object({ how: z.literal('message'), text: z.string().trim().min(1).max(5000) }),
      z.object({ how: z.literal('aloud'), said: z.string().trim().min(1).max(300) }),
    ]),
  }),
  refusals: [
    'promise_decided',
    'promise_overdue',
    'not_made_by_hand',
    'due_not_in_future',
    'slot_unclear',
    'recipient_missing',
    'inbox_missing',
  ],
});

export const withdrawPromise = endpoint('POST', '/promises/due/{id}/withdraw', {
  ...oneDue,
  summary: 'Takes back what somebody promised, with the reason; what has fallen due can only be missed.',
  access: makes,
  input: z.object({ because: z.string().trim().min(1).max(300) }),
  refusals: ['promise_decided', 'promise_overdue', 'not_made_by_hand'],
});

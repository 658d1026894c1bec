import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { day, endpoint, id, instant, moment, page, pageQuery } from '#platform/contract.ts';
import {
  answerKind,
  creepStage,
  ending,
  extra,
  extraKind,
  ladderRow,
  named,
  reaction,
  recurrenceRow,
  request,
  scope,
  strainShape,
  tradeOffInputs,
  tradeOffLine,
  tradeOffSheet,
  tradeOffWays,
} from './shapes.ts';

export * from './shapes.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'extras:write' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;

const kindName = z.string().trim().min(1).max(120);
/** Whom it is about: a conversation tells its customer, else the customer is named. */
const about = { conversationId: id.optional(), customerId: id.optional() };
/** A kind that is there, or the name of one: the same name, however written, is the same kind. */
const kindOrName = { kindId: id.optional(), kindName: kindName.optional() };
const minutes = z.int().min(0).max(100_000);

export const listRequestsEndpoint = endpoint('GET', '/requests', {
  summary: 'What was asked for, the latest first, with counts of the last weeks.',
  access: reads,
  query: pageQuery.extend({
    customerId: id.optional(),
    conversationId: id.optional(),
    kindId: id.optional(),
    answer: answerKind.optional(),
    unusual: z.enum(['true', 'false']).optional(),
  }),
  output: page(request).extend({
    /** Requests a week, the oldest week first; the last one is under way. */
    weeks: z.array(z.object({ from: day, n: z.int(), unusual: z.int() })),
    kinds: z.array(named.extend({ n: z.int() })),
  }),
  refusals: ['cursor_invalid'],
});

export const recordRequestEndpoint = endpoint('POST', '/requests', {
  summary: 'Records something asked for. It is unusual when its kind is new here, unless said otherwise.',
  access: writes,
  input: z.object({
    ...about,
    ...kindOrName,
    words: z.string().trim().min(1).max(2000),
    scope,
    isUnusual: z.boolean().optional(),
    effortMinutes: minutes.optional(),
    afterExtraId: id.optional(),
    extraKindId: id.optional(),
    askedAt: moment.optional(),
  }),
  output: request,
  refusals: [
    'customer_missing',
    'customer_unknown',
    'conversation_unknown',
    'kind_missing',
    'kind_unknown',
    'extra_unknown',
    'at_in_future',
  ],
  success: 201,
});

export const changeRequestEndpoint = endpoint('PATCH', '/requests/{id}', {
  summary: 'Puts right what was recorded, or says what it took and that it is done.',
  access: writes,
  params: z.object({ id }),
  input: z
    .object({
      ...kindOrName,
      words: z.string().trim().min(1).max(2000),
      scope,
      isUnusual: z.boolean(),
      effortMinutes: minutes.nullable(),
      effortActualMinutes: minutes.nullable(),
      isDone: z.boolean(),
    })
    .partial(),
  output: request,
  refusals: ['kind_unknown'],
});

export const answerRequestEndpoint = endpoint('POST', '/requests/{id}/answer', {
  summary:
    'Answers a request. A "no" names its rule; whether the customer had been told of it is found out here.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    answer: answerKind.exclude(['open']),
    words: z.string().trim().max(2000).default(''),
    ruleId: id.optional(),
  }),
  output: request,
  refusals: ['rule_missing', 'rule_unknown', 'rule_without_no'],
});

export const similarEndpoint = endpoint('GET', '/request-kinds', {
  summary:
    'Kinds of request like these words, this customer’s first; the ones used last when there are no words.',
  access: reads,
  query: z.object({ words: z.string().max(2000).default(''), customerId: id.optional() }),
  output: page(
    named.extend({
      n: z.int(),
      nOfCustomer: z.int(),
      lastWords: z.string(),
      lastAskedAt: instant.nullable(),
    }),
  ),
});

export const listExtrasEndpoint = endpoint('GET', '/extras', {
  summary: 'What was given beyond the promise, the latest first.',
  access: reads,
  query: pageQuery.extend({
    customerId: id.optional(),
    conversationId: id.optional(),
    kindId: id.optional(),
    reaction: z.enum(['none', ...reaction.options]).optional(),
  }),
  output: page(extra),
  refusals: ['cursor_invalid'],
});

export const giveExtraEndpoint = endpoint('POST', '/extras', {
  summary: 'Records something given beyond the promise; the third time running a decision comes with it.',
  access: writes,
  input: z.object({
    ...about,
    ...kindOrName,
    what: z.string().trim().max(500).default(''),
    costMinor: z.int().min(0).max(1_000_000_000).default(0),
    minutes: minutes.default(0),
    isPrompted: z.boolean().default(false),
    elementId: id.optional(),
    reaction: reaction.optional(),
    givenAt: moment.optional(),
    decision: ending.optional(),
  }),
  output: extra,
  refusals: [
    'customer_missing',
    'customer_unknown',
    'conversation_unknown',
    'kind_missing',
    'kind_unknown',
    'kind_retired',
    'element_unknown',
    'at_in_future',
    'look_first',
    'decision_first',
  ],
  success: 201,
});

export const changeExtraEndpoint = endpoint('PATCH', '/extras/{id}', {
  summary: 'Says how it was taken, or puts right what was recorded.',
  access: writes,
  params: z.object({ id }),
  input: z
    .object({
      reaction: reaction.nullable(),
      what: z.string().trim().min(1).max(500),
      costMinor: z.int().min(0).max(1_000_000_000),
      minutes,
      isPrompted: z.boolean(),
    })
    .partial(),
  output: extra,
});

export const recordAbsenceEndpoint = endpoint('POST', '/extra-absences', {
  summary: 'Records a time it was not given, and whether it was missed.',
  access: writes,
  input: z.object({ ...about, kindId: id, wasMissed: z.boolean(), at: moment.optional() }),
  output: z.object({ id }),
  refusals: ['customer_missing', 'customer_unknown', 'conversation_unknown', 'kind_unknown', 'at_in_future'],
  success: 201,
});

export const endExtraEndpoint = endpoint('POST', '/extra-decisions', {
  summary:
    'Decides about an extra that has become expected: promise it, price it, vary it, or stop with notice.',
  access: writes,
  input: ending.extend({ kindId: id, customerId: id }),
  output: z.object({ id, decisionId: id, isBrokenPromise: z.boolean() }),
  refusals: ['customer_unknown', 'kind_unknown', 'never_given', 'at_in_future'],
  success: 201,
});

export const ladderEndpoint = endpoint('GET', '/extra-ladder', {
  summary: 'Who has become used to what: from surprise to required, with what shows it.',
  access: reads,
  query: z.object({
    customerId: id.optional(),
    kindId: id.optional(),
    from: creepStage.optional(),
    due: z.enum(['decision']).optional(),
  }),
  output: page(ladderRow),
});

export const listExtraKindsEndpoint = endpoint('GET', '/extra-kinds', {
  summary: 'Kinds of extra, those given most first; with `words`, those like them.',
  access: reads,
  query: z.object({
    words: z.string().max(500).default(''),
    status: z.enum(['live', 'all']).default('live'),
  }),
  output: page(extraKind),
});

export const createExtraKindEndpoint = endpoint('POST', '/extra-kinds', {
  summary: 'Adds a kind of extra, with the basics it may spoil.',
  access: writes,
  input: z.object({ name: kindName, impairs: z.array(id).max(20).default([]) }),
  output: extraKind,
  refusals: ['kind_taken', 'element_unknown'],
  success: 201,
});

export const changeExtraKindEndpoint = endpoint('PATCH', '/extra-kinds/{id}', {
  summary: 'Renames, retires or revives a kind, or says which basics it may spoil.',
  access: manages,
  params: z.object({ id }),
  input: z.object({ name: kindName, status: extraKind.shape.status, impairs: z.array(id).max(20) }).partial(),
  output: extraKind,
  refusals: ['kind_taken', 'element_unknown'],
});

export const getRecurrenceEndpoint = endpoint('GET', '/customers/{id}/recurrence', {
  summary: 'Whether this customer’s requests will keep coming, kind by kind.',
  access: reads,
  params: z.object({ id }),
  output: page(recurrenceRow).extend({ account: named }),
});

export const getStrainEndpoint = endpoint('GET', '/customers/{id}/strain', {
  summary: 'What this account takes out of the team, beside what the team is used to. It names nobody.',
  access: reads,
  params: z.object({ id }),
  output: strainShape,
});

export const markHardEndpoint = endpoint('POST', '/hard-messages', {
  summary: 'Marks a message as hard to take, privately; once more takes the mark away.',
  access: writes,
  input: z.object({ messageId: id, isHard: z.boolean() }),
  output: z.object({ isHard: z.boolean() }),
  refusals: ['message_unknown', 'staff_only'],
});

export const listHardEndpoint = endpoint('GET', '/hard-messages', {
  summary: 'Which messages of a conversation I marked myself; nobody else’s marks are ever told.',
  access: writes,
  query: z.object({ conversationId: id }),
  output: z.object({ messageIds: z.array(id) }),
});

export const getTradeOffEndpoint = endpoint('GET', '/customers/{id}/trade-off-sheet', {
  summary:
    'The open sheet, or what one would say now: hours we have, what these requests take, what the wait becomes.',
  access: reads,
  params: z.object({ id }),
  output: tradeOffSheet,
});

export const writeTradeOffEndpoint = endpoint('POST', '/customers/{id}/trade-off-sheet', {
  summary:
    'Keeps a sheet as a draft, or offers it by e-mail link. A sheet that is still open gives way to it.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    inputs: tradeOffInputs.partial().default({}),
    lines: z.array(tradeOffLine).max(20).optional(),
    ways: tradeOffWays.partial().default({}),
    offerTo: id.optional(),
  }),
  output: tradeOffSheet,
  refusals: ['person_unknown', 'no_address', 'names_other_customer', 'nothing_to_trade'],
  success: 201,
});

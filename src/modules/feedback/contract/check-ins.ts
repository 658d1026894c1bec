import { z } from 'zod';
import { endpoint, id, instant, moment } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const readsAnswers = 'answers:read' satisfies Permission;
const readsSettings = 'settings:read' satisfies Permission;
const managesSettings = 'settings:manage' satisfies Permission;
const writesCustomers = 'customers:write' satisfies Permission;
const writesConversations = 'conversations:write' satisfies Permission;

const tier = z.enum(['standard', 'premium', 'flagship']);

export const checkInSchedule = z.object({
  tier,
  everyDays: z.int().min(30).max(730),
  isOn: z.boolean(),
});
export type CheckInSchedule = z.infer<typeof checkInSchedule>;

const schedules = z.object({ data: z.array(checkInSchedule) });

export const listCheckInSchedules = endpoint('GET', '/check-in-schedules', {
  summary: 'How often customers of each tier are asked the three questions.',
  access: readsSettings,
  output: schedules,
});

export const changeCheckInSchedule = endpoint('PUT', '/check-in-schedules/{tier}', {
  summary: 'Sets how often customers of a tier are asked, or stops asking them.',
  access: managesSettings,
  params: z.object({ tier }),
  input: checkInSchedule.omit({ tier: true }),
  output: schedules,
});

/** A score of 0 to 100 from three marks, or how many have given all three so far. */
export const checkInScore = z.discriminatedUnion('shown', [
  z.object({
    shown: z.literal(true),
    value: z.number(),
    interval: z.object({ low: z.number(), high: z.number() }),
    n: z.int(),
  }),
  z.object({ shown: z.literal(false), n: z.int(), needed: z.int() }),
]);
export type CheckInScore = z.infer<typeof checkInScore>;

const mark = z.int().nullable();

export const customerCheckIns = z.object({
  /** May they be asked now? `from` is when, if they were asked lately. */
  verdict: z.object({
    allowed: z.boolean(),
    because: z.enum(['declined', 'no-address', 'asked-lately']).nullable(),
    from: instant.nullable(),
  }),
  score: checkInScore,
  latest: z
    .object({
      askId: id,
      at: instant,
      exceeding: mark,
      standards: mark,
      satisfied: mark,
      howFar: z.enum(['no-further', 'a-little', 'a-lot']).nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
  /** The latest check-in that was sent, answered or not. */
  sentAt: instant.nullable(),
});
export type CustomerCheckIns = z.infer<typeof customerCheckIns>;

const ofCustomer = { params: z.object({ id }) };

export const getCustomerCheckIns = endpoint('GET', '/customers/{id}/check-ins', {
  summary: 'What this customer said in check-ins, and whether they may be asked now.',
  access: readsAnswers,
  ...ofCustomer,
  output: customerCheckIns,
});

export const sendCheckIn = endpoint('POST', '/customers/{id}/check-ins', {
  summary: 'Asks this customer the three questions now.',
  access: writesCustomers,
  ...ofCustomer,
  output: customerCheckIns,
  refusals: ['customer_asked_lately', 'customer_declined', 'customer_has_no_address'],
  success: 201,
});

export const getCheckInScore = endpoint('GET', '/check-ins/score', {
  summary: 'The score of all check-ins of a period, with its interval.',
  access: readsAnswers,
  query: z.object({ from: moment.optional(), to: moment.optional() }),
  output: z.object({ score: checkInScore, asked: z.int() }),
});

export const howFarReply = z.object({
  answerId: id,
  customer: z.object({ id, name: z.string() }),
  howFar: z.enum(['a-little', 'a-lot']),
  words: z.string(),
  element: z.object({ id, name: z.string() }).nullable(),
  askedAt: instant,
  dueAt: instant,
  isOverdue: z.boolean(),
});
export type HowFarReply = z.infer<typeof howFarReply>;

export const listHowFarReplies = endpoint('GET', '/how-far-replies', {
  summary: 'Answers to "how much further" that are still owed a reply, the most pressing first.',
  access: readsAnswers,
  output: z.object({ data: z.array(howFarReply) }),
});

export const replyHowFar = endpoint('POST', '/how-far-replies/{id}/reply', {
  summary: 'Replies to a customer: yes, not yet, or no because of a rule; the words are sent to them.',
  access: writesConversations,
  ...ofCustomer,
  input: z.object({
    reply: z.enum(['yes', 'not-yet', 'no']),
    words: z.string().trim().min(1).max(5000),
    /** What a "no" rests on. */
    ruleId: id.optional(),
    /** What it is about, where the customer did not say. */
    elementId: id.optional(),
  }),
  output: z.object({ conversationId: id }),
  refusals: ['already_replied', 'rule_needed', 'rule_unknown', 'element_unknown', 'inbox_missing'],
});

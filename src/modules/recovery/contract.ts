import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { day, endpoint, id, instant, moment, page, pageQuery } from '#platform/contract.ts';
import {
  failure,
  failureSource,
  failureStatus,
  loss,
  optionKind,
  recovery,
  recoveryStep,
  recoverySummary,
  remedyOption,
  severity,
  surprise,
} from './shapes.ts';

export * from './contract/spotlight.ts';
export * from './shapes.ts';

const reads = 'conversations:read' satisfies Permission;
const writes = 'recoveries:write' satisfies Permission;
const minor = z.int().min(0).max(1_000_000_000_00);
const words = (most: number) => z.string().trim().max(most);

export const listFailuresEndpoint = endpoint('GET', '/failures', {
  summary: 'What was not kept, the gravest for the customer first or the latest first.',
  access: reads,
  query: pageQuery.extend({
    status: failureStatus.optional(),
    customerId: id.optional(),
    conversationId: id.optional(),
    elementId: id.optional(),
    /** Leaves out what came in this way, such as missed promises, which stand on a list of their own. */
    except: failureSource.optional(),
    from: day.optional(),
    to: day.optional(),
    order: z.enum(['latest', 'gravest']).default('latest'),
  }),
  output: page(failure),
  refusals: ['cursor_invalid'],
});

const cause = {
  elementId: id.nullable(),
  severity,
  causeWords: words(1000),
  isStable: z.boolean().nullable(),
  isInOurControl: z.boolean().nullable(),
  whatHelps: words(1000),
};

export const recordFailureEndpoint = endpoint('POST', '/failures', {
  summary:
    'Records that a promise or a basic was not kept. From severity 3 on it has an owner at once: whoever records it, or who is named.',
  access: writes,
  input: z.object({
    ...z.object(cause).partial().shape,
    words: words(2000).min(1),
    severity: severity.default(2),
    /** One of the two; a conversation brings its customer. */
    customerId: id.optional(),
    conversationId: id.optional(),
    foundBy: z.enum(['us', 'them']).default('them'),
    happenedAt: moment.optional(),
    /** Opens the putting-right at once, also below severity 3. */
    putRight: z.boolean().default(true),
    ownerStaffId: id.optional(),
  }),
  output: failure,
  refusals: [
    'customer_missing',
    'customer_unknown',
    'conversation_unknown',
    'conversation_of_another',
    'element_unknown',
    'staff_unknown',
    'owner_missing',
    'moment_in_the_future',
  ],
  success: 201,
});

export const getFailureEndpoint = endpoint('GET', '/failures/{id}', {
  summary: 'One failure.',
  access: reads,
  params: z.object({ id }),
  output: failure,
});

export const changeFailureEndpoint = endpoint('PATCH', '/failures/{id}', {
  summary: 'Corrects what is known of a failure: how grave, what caused it, what helps.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ ...cause, words: words(2000).min(1) }).partial(),
  output: failure,
  refusals: ['element_unknown'],
});

export const listRecoveriesEndpoint = endpoint('GET', '/recoveries', {
  summary: 'The putting-right under way by due step, or closed, the latest first.',
  access: reads,
  query: pageQuery.extend({
    status: z.enum(['open', 'closed', 'all']).default('open'),
    ownerStaffId: id.optional(),
    customerId: id.optional(),
    conversationId: id.optional(),
    nextStep: recoveryStep.optional(),
  }),
  output: page(recoverySummary),
  refusals: ['cursor_invalid'],
});

const place = {
  beneficiaryId: id,
  payerId: id,
  paidMinor: minor.nullable(),
  loss: loss.nullable(),
  endsAt: instant.nullable(),
};

export const openRecoveryEndpoint = endpoint('POST', '/recoveries', {
  summary: 'Begins to put a failure right, with exactly one owner: whoever begins, or who is named.',
  access: writes,
  input: z.object({ failureId: id, ownerStaffId: id.optional(), ...z.object(place).partial().shape }),
  output: recovery,
  refusals: ['failure_unknown', 'staff_unknown', 'customer_unknown', 'owner_missing', 'already_owned'],
  success: 201,
});

export const getRecoveryEndpoint = endpoint('GET', '/recoveries/{id}', {
  summary: 'The putting-right of one failure: owner, steps on the customer clock, options, cost, benchmarks.',
  access: reads,
  params: z.object({ id }),
  output: recovery,
});

export const changeRecoveryEndpoint = endpoint('PATCH', '/recoveries/{id}', {
  summary:
    'Hands it over, or says what was paid, what was lost, until when they stay, who pays and who was served.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ ...place, ownerStaffId: id, because: words(500), revision: z.int() }).partial(),
  output: recovery,
  refusals: ['staff_unknown', 'customer_unknown', 'changed_meanwhile', 'recovery_closed', 'surprise_known'],
});

export const takeStepEndpoint = endpoint('POST', '/recoveries/{id}/steps', {
  summary: 'Takes the next step; one out of order is refused with what is missing.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    step: recoveryStep,
    words: words(2000).optional(),
    /** When it was, if not now. */
    at: moment.optional(),
    messageId: id.optional(),
    /**
     * With `fixed`: the customer has confirmed it, in the thread or on the phone. With `fix-confirmed`, `false` says
     * that it is not fixed: the fix is undone, and what was closed is open again.
     */
    isConfirmed: z.boolean().optional(),
    /** With `surprise-given` and `last-touch`: what was planned, or what it was and what it cost. */
    surpriseId: id.optional(),
    what: words(300).optional(),
    costMinor: minor.optional(),
    /** With `closed`: left as it is, and why. */
    isUnrecovered: z.boolean().optional(),
    /** With `rated`: what the customer said to the three questions and the comparison, when told to a person. */
    rating: z
      .object({
        distributive: severity,
        procedural: severity,
        interactional: severity,
        compared: severity,
        wouldRecommend: z.boolean().optional(),
        words: words(4000).default(''),
      })
      .optional(),
  }),
  output: recovery,
  refusals: [
    'step_out_of_order',
    'step_taken',
    'recovery_closed',
    'moment_in_the_future',
    'moment_before_the_failure',
    'moment_before_last_step',
    'message_unknown',
    'words_missing',
    'options_missing',
    'surprise_is_money',
    'surprise_known',
    'surprise_missing',
    'rating_missing',
    'authority_exceeded',
  ],
});

export const suggestOptionsEndpoint = endpoint('GET', '/recoveries/{id}/suggestions', {
  summary: 'What could be offered (C14), what could surprise, and a first version of the apology.',
  access: reads,
  params: z.object({ id }),
  output: z.object({
    /** Null while it is not known what was paid. */
    redress: z
      .object({ share: z.number(), refundMinor: z.int(), creditMinor: z.int(), inKindMinor: z.int() })
      .nullable(),
    options: z.array(remedyOption.pick({ kind: true, words: true, costMinor: true, faceMinor: true })),
    surpriseBudget: z.object({ fromMinor: z.int(), toMinor: z.int() }).nullable(),
    surprises: z.array(z.object({ what: z.string(), because: z.string() })),
    apology: z.string(),
  }),
});

export const offerOptionsEndpoint = endpoint('POST', '/recoveries/{id}/options', {
  summary:
    'Offers two or three remedies of different kinds and like value, within the owner’s authority; the customer chooses.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    options: z
      .array(
        z.object({
          kind: optionKind,
          words: words(500).min(1),
          costMinor: minor,
          faceMinor: minor,
        }),
      )
      .min(1)
      .max(3),
    /** Sends the customer the link to choose. */
    send: z.boolean().default(false),
  }),
  output: recovery,
  refusals: [
    'step_out_of_order',
    'recovery_closed',
    'already_chosen',
    'options_too_few',
    'options_of_one_kind',
    'options_unlike',
    'option_above_paid',
    'option_fits_no_loss',
    'authority_exceeded',
  ],
  success: 201,
});

export const chooseOptionEndpoint = endpoint('POST', '/recoveries/{id}/choose', {
  summary: 'Writes down what the customer chose. The first choice stands.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ optionId: id, byName: words(200).optional() }),
  output: recovery,
  refusals: ['option_unknown', 'option_withdrawn', 'already_chosen', 'recovery_closed', 'authority_exceeded'],
});

export const planSurpriseEndpoint = endpoint('POST', '/recoveries/{id}/surprises', {
  summary:
    'Plans a surprise or the last touch, in silence: no money, and never the same twice for one customer.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    kind: z.enum(['surprise', 'last-touch']).default('surprise'),
    what: words(300).min(1),
    costMinor: minor.default(0),
  }),
  output: surprise,
  refusals: ['surprise_is_money', 'surprise_known', 'recovery_closed'],
  success: 201,
});

export const dropSurpriseEndpoint = endpoint('DELETE', '/recoveries/{id}/surprises/{surpriseId}', {
  summary: 'Drops a surprise that was not given.',
  access: writes,
  params: z.object({ id, surpriseId: id }),
  output: z.object({}),
  refusals: ['surprise_given'],
});

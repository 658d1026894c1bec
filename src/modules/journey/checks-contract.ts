import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

const writesChecks = 'checks:write' satisfies Permission;
const readsCards = 'report-cards:read' satisfies Permission;

export const outcome = z.enum(['kept', 'recovered', 'missed']);

export const check = z.object({
  id,
  elementId: id,
  outcome,
  severity: z.int().nullable(),
  note: z.string(),
  at: instant,
  touchpointId: id.nullable(),
  customerId: id.nullable(),
  conversationId: id.nullable(),
  staffId: id.nullable(),
  teamId: id.nullable(),
  source: z.enum(['staff', 'api', 'answer']),
  recordedBy: id.nullable(),
  replacesId: id.nullable(),
  /** The check that corrected this one; null while it stands. */
  replacedById: id.nullable(),
  createdAt: instant,
});
export type Check = z.infer<typeof check>;

export const recordCheckEndpoint = endpoint('POST', '/checks', {
  summary: 'Records whether a basic worked; `replacesId` corrects an earlier check.',
  access: writesChecks,
  input: z.object({
    elementId: id,
    outcome,
    /** How bad a miss was, 1 (a speck) to 5; only of what was missed or recovered. */
    severity: z.int().min(1).max(5).optional(),
    note: z.string().max(2000).default(''),
    at: instant.optional(),
    touchpointId: id.optional(),
    customerId: id.optional(),
    conversationId: id.optional(),
    staffId: id.optional(),
    teamId: id.optional(),
    replacesId: id.optional(),
  }),
  output: check,
  refusals: [
    'element_unknown',
    'element_not_core',
    'at_in_future',
    'severity_without_failure',
    'touchpoint_unknown',
    'customer_unknown',
    'conversation_unknown',
    'staff_unknown',
    'team_unknown',
    'check_unknown',
    'already_replaced',
  ],
  success: 201,
});

export const listChecksEndpoint = endpoint('GET', '/checks', {
  summary: 'Checks, the latest first; corrected ones are left out unless asked for.',
  access: readsCards,
  query: pageQuery.extend({
    elementId: id.optional(),
    conversationId: id.optional(),
    customerId: id.optional(),
    outcome: outcome.optional(),
    from: instant.optional(),
    to: instant.optional(),
    corrected: z.enum(['left-out', 'included']).default('left-out'),
  }),
  output: page(check),
  refusals: ['cursor_invalid'],
});

/** A check that must be taken: around an extra that may impair a basic, or elsewhere after a small slip. */
export const look = z.object({
  id,
  kind: z.enum(['guard-before', 'guard-after', 'speck']),
  element: z.object({ id, name: z.string(), checkWording: z.string() }),
  place: z.string(),
  /** The small slip that asked for it. */
  slip: z
    .object({
      checkId: id,
      note: z.string(),
      severity: z.int().nullable(),
      at: instant,
      conversationId: id.nullable(),
    })
    .nullable(),
  /** The kind of extra that asked for it. */
  extraKind: z.object({ id, name: z.string() }).nullable(),
  owner: z.object({ id, name: z.string() }).nullable(),
  dueAt: instant,
  status: z.enum(['open', 'done', 'dropped']),
  doneCheckId: id.nullable(),
  droppedBecause: z.string().nullable(),
  closedAt: instant.nullable(),
  createdAt: instant,
});
export type Look = z.infer<typeof look>;

export const listLooksEndpoint = endpoint('GET', '/looks', {
  summary: 'Looks to take, the next due first.',
  access: readsCards,
  query: pageQuery.extend({
    status: z.enum(['open', 'done', 'dropped', 'all']).default('open'),
    /** Only those of elements the caller owns, and of nobody's. */
    mine: z.enum(['true', 'false']).default('false'),
    extraKindId: id.optional(),
  }),
  output: page(look),
  refusals: ['cursor_invalid'],
});

export const closeLookEndpoint = endpoint('POST', '/looks/{id}/close', {
  summary: 'Takes a look, which records a check (it worked, or it did not), or drops it with a reason.',
  access: writesChecks,
  params: z.object({ id }),
  input: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('kept'), note: z.string().max(2000).default('') }),
    z.object({
      outcome: z.literal('missed'),
      severity: z.int().min(1).max(5).optional(),
      note: z.string().max(2000).default(''),
    }),
    z.object({ outcome: z.literal('dropped'), because: z.string().trim().min(1).max(300) }),
  ]),
  output: look,
  refusals: ['look_closed', 'element_unknown', 'element_not_core'],
});

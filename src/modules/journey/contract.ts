import { z } from 'zod';
import { endpoint, id, instant, moment, page, pageQuery, partQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;
const writesChecks = 'checks:write' satisfies Permission;
const readsCards = 'report-cards:read' satisfies Permission;

export const stage = z.enum(['before', 'during', 'after']);
export const pillar = z.enum(['core', 'experience']);
export const dimension = z.enum(['reliability', 'assurance', 'tangibles', 'empathy', 'responsiveness']);
export const liveStatus = z.enum(['live', 'retired']);
export const outcome = z.enum(['kept', 'recovered', 'missed']);

/** A retired thing stays, because evidence points at it; `all` shows those too. */
const shownStatus = z.enum(['live', 'retired', 'all']).default('live');
const name = z.string().trim().min(1).max(120);

export const touchpoint = z.object({
  id,
  name: z.string(),
  stage,
  position: z.int(),
  status: liveStatus,
  /** Who looks after it. */
  ownerStaffId: id.nullable(),
  createdAt: instant,
});
export type Touchpoint = z.infer<typeof touchpoint>;

export const element = z.object({
  id,
  name: z.string(),
  pillar,
  checkWording: z.string(),
  touchpointId: id.nullable(),
  dimension: dimension.nullable(),
  position: z.int(),
  status: liveStatus,
  /** Who looks after it, and takes the looks at it. */
  ownerStaffId: id.nullable(),
  createdAt: instant,
});
export type Element = z.infer<typeof element>;

/** How many live core elements there are and whether that is still a dial tone: five to nine. */
export const coreCount = z.object({
  live: z.int(),
  verdict: z.enum(['fits', 'few', 'many']),
  fewest: z.int(),
  most: z.int(),
});

export const listTouchpointsEndpoint = endpoint('GET', '/touchpoints', {
  summary: 'The named moments of the journey, in order.',
  access: reads,
  query: partQuery.extend({ status: shownStatus }),
  output: page(touchpoint),
  refusals: ['cursor_invalid'],
});

export const createTouchpointEndpoint = endpoint('POST', '/touchpoints', {
  summary: 'Adds a touchpoint at the end of its stage.',
  access: manages,
  input: z.object({ name, stage, ownerStaffId: id.nullable().optional() }),
  output: touchpoint,
  refusals: ['staff_unknown'],
  success: 201,
});

export const changeTouchpointEndpoint = endpoint('PATCH', '/touchpoints/{id}', {
  summary: 'Renames, moves, retires or revives a touchpoint.',
  access: manages,
  params: z.object({ id }),
  input: z.object({ name, stage, status: liveStatus, ownerStaffId: id.nullable() }).partial(),
  output: touchpoint,
  refusals: ['staff_unknown'],
});

const order = z.object({ ids: z.array(id).min(1).max(500) });

export const orderTouchpointsEndpoint = endpoint('PUT', '/touchpoints/order', {
  summary: 'Puts touchpoints into the given order; those not named follow in theirs.',
  access: manages,
  input: order,
  output: page(touchpoint),
  refusals: ['touchpoint_unknown'],
});

export const listElementsEndpoint = endpoint('GET', '/elements', {
  summary: 'The qualities of the service, in order, and whether the core is still short enough.',
  access: reads,
  query: partQuery.extend({ status: shownStatus, pillar: pillar.optional() }),
  output: page(element).extend({ core: coreCount }),
  refusals: ['cursor_invalid'],
});

const elementFacts = z.object({
  name,
  checkWording: z.string().trim().max(300),
  touchpointId: id.nullable(),
  dimension: dimension.nullable(),
  ownerStaffId: id.nullable(),
});

export const createElementEndpoint = endpoint('POST', '/elements', {
  summary: 'Adds an element; a core element says how it is checked.',
  access: manages,
  input: elementFacts.partial().extend({ name, pillar }),
  output: element,
  refusals: ['touchpoint_unknown', 'check_wording_missing', 'staff_unknown'],
  success: 201,
});

export const changeElementEndpoint = endpoint('PATCH', '/elements/{id}', {
  summary: 'Changes, retires or revives an element. Its pillar stays: evidence was filed under it.',
  access: manages,
  params: z.object({ id }),
  input: elementFacts.extend({ status: liveStatus }).partial(),
  output: element,
  refusals: ['touchpoint_unknown', 'check_wording_missing', 'staff_unknown', 'element_promised'],
});

/** What points at something, by kind, with the first few by name where they have one. */
export const usage = z.object({
  kind: z.string(),
  count: z.int(),
  examples: z.array(z.object({ id, name: z.string() })),
});
export type Use = z.infer<typeof usage>;

export const deleteElementEndpoint = endpoint('DELETE', '/elements/{id}', {
  summary: 'Deletes an element nothing points at; otherwise refuses with the list of uses (`facts.uses`).',
  access: manages,
  params: z.object({ id }),
  output: z.object({}),
  refusals: ['element_in_use'],
});

export const deleteTouchpointEndpoint = endpoint('DELETE', '/touchpoints/{id}', {
  summary: 'Deletes a touchpoint nothing points at; otherwise refuses with the list of uses (`facts.uses`).',
  access: manages,
  params: z.object({ id }),
  output: z.object({}),
  refusals: ['touchpoint_in_use'],
});

export const orderElementsEndpoint = endpoint('PUT', '/elements/order', {
  summary: 'Puts elements into the given order; those not named follow in theirs.',
  access: manages,
  input: order,
  output: page(element),
  refusals: ['element_unknown'],
});

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
    at: moment.optional(),
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
    from: moment.optional(),
    to: moment.optional(),
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

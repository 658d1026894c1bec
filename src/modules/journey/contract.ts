import { z } from 'zod';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
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
  query: z.object({ status: shownStatus }),
  output: page(touchpoint),
});

export const createTouchpointEndpoint = endpoint('POST', '/touchpoints', {
  summary: 'Adds a touchpoint at the end of its stage.',
  access: manages,
  input: z.object({ name, stage }),
  output: touchpoint,
  success: 201,
});

export const changeTouchpointEndpoint = endpoint('PATCH', '/touchpoints/{id}', {
  summary: 'Renames, moves, retires or revives a touchpoint.',
  access: manages,
  params: z.object({ id }),
  input: z.object({ name, stage, status: liveStatus }).partial(),
  output: touchpoint,
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
  query: z.object({ status: shownStatus, pillar: pillar.optional() }),
  output: page(element).extend({ core: coreCount }),
});

const elementFacts = z.object({
  name,
  checkWording: z.string().trim().max(300),
  touchpointId: id.nullable(),
  dimension: dimension.nullable(),
});

export const createElementEndpoint = endpoint('POST', '/elements', {
  summary: 'Adds an element; a core element says how it is checked.',
  access: manages,
  input: elementFacts.partial().extend({ name, pillar }),
  output: element,
  refusals: ['touchpoint_unknown', 'check_wording_missing'],
  success: 201,
});

export const changeElementEndpoint = endpoint('PATCH', '/elements/{id}', {
  summary: 'Changes, retires or revives an element. Its pillar stays: evidence was filed under it.',
  access: manages,
  params: z.object({ id }),
  input: elementFacts.extend({ status: liveStatus }).partial(),
  output: element,
  refusals: ['touchpoint_unknown', 'check_wording_missing'],
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

import { z } from 'zod';
import { endpoint, id, instant, page } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;

export const stage = z.enum(['before', 'during', 'after']);
export const pillar = z.enum(['core', 'experience']);
export const dimension = z.enum(['reliability', 'assurance', 'tangibles', 'empathy', 'responsiveness']);
export const liveStatus = z.enum(['live', 'retired']);

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
  query: z.object({ status: shownStatus }),
  output: page(touchpoint),
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
  query: z.object({ status: shownStatus, pillar: pillar.optional() }),
  output: page(element).extend({ core: coreCount }),
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

export * from './checks-contract.ts';

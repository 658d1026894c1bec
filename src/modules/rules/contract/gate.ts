import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { endpoint, id, instant, page } from '#platform/contract.ts';
import { person } from './shapes.ts';

const reads = 'settings:read' satisfies Permission;
const flags = 'rules:flag' satisfies Permission;

/** One reading of a new rule by somebody who serves, or by a customer, before it goes live. */
export const readThrough = z.object({
  id,
  byKind: z.enum(['frontline', 'customer']),
  byName: z.string(),
  staff: person.nullable(),
  isUnderstood: z.boolean(),
  words: z.string(),
  at: instant,
  /** The rule has been worded anew since. */
  isOutdated: z.boolean(),
});
export type ReadThrough = z.infer<typeof readThrough>;

export const listReadThroughs = endpoint('GET', '/rules/{id}/read-throughs', {
  summary: 'Who has read this rule before it goes live, and whether it was understood; the latest fifty.',
  access: reads,
  params: z.object({ id }),
  output: page(readThrough),
});

export const recordReadThrough = endpoint('POST', '/rules/{id}/read-throughs', {
  summary: 'Records that somebody who serves, or a customer, has read the rule.',
  access: flags,
  params: z.object({ id }),
  input: z.object({
    byKind: readThrough.shape.byKind,
    /** The customer’s name as they gave it; whoever serves is known. */
    byName: z.string().trim().max(200).default(''),
    isUnderstood: z.boolean(),
    words: z.string().trim().max(1000).default(''),
  }),
  output: readThrough,
  refusals: ['reader_missing'],
  success: 201,
});

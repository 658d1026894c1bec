import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { customerBrief } from '#modules/customers/contract.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'agreements:write' satisfies Permission;

export const rankedItem = z.object({ words: z.string().trim().min(1).max(200), elementId: id.nullish() });
const ranking = z.object({ items: z.array(rankedItem), name: z.string(), at: instant });

/** Neither list is there before both are in. */
export const samePageCheck = z.object({
  id,
  customer: customerBrief,
  openedAt: instant,
  bothInAt: instant.nullable(),
  /** Whose list is in; which says nothing of what it says. */
  isIn: z.object({ us: z.boolean(), them: z.boolean() }),
  us: ranking.nullable(),
  them: ranking.nullable(),
  result: z
    .object({
      overlap: z.int(),
      of: z.int(),
      agreement: z.number(),
      both: z.array(z.string()),
      onlyUs: z.array(z.string()),
      onlyThem: z.array(z.string()),
    })
    .nullable(),
});
export type SamePageCheck = z.infer<typeof samePageCheck>;

export const listChecks = endpoint('GET', '/same-page-checks', {
  summary: 'Same-page checks, the latest first; lists are shown once both are in.',
  access: reads,
  query: pageQuery.extend({ customerId: id.optional() }),
  output: page(samePageCheck),
  refusals: ['cursor_invalid'],
});

export const getCheck = endpoint('GET', '/same-page-checks/{id}', {
  summary: 'One same-page check, and what may be ranked.',
  access: reads,
  params: z.object({ id }),
  output: samePageCheck.extend({ choices: z.array(z.object({ words: z.string(), elementId: id })) }),
});

export const openCheck = endpoint('POST', '/same-page-checks', {
  summary: 'Asks both sides, apart and at the same time, for the five things that matter most.',
  access: writes,
  input: z.object({ customerId: id }),
  output: samePageCheck.extend({ delivery: z.enum(['sent', 'no-address']) }),
  refusals: ['customer_unknown', 'check_open'],
  success: 201,
});

export const rankCheck = endpoint('POST', '/same-page-checks/{id}/rank', {
  summary:
    'Hands in our five, the most important first. It can be changed until the other side’s list is in.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ items: z.array(rankedItem).length(5) }),
  output: samePageCheck,
  refusals: ['both_are_in', 'ranked_twice', 'element_unknown'],
});

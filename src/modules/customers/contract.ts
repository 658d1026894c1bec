import { z } from 'zod';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'customers:write' satisfies Permission;

export const tier = z.enum(['standard', 'premium', 'flagship']);

/** The few words by which a customer is shown anywhere. */
export const customerBrief = z.object({ id, name: z.string(), address: z.string().nullable(), tier });

export const customer = customerBrief.extend({
  kind: z.enum(['contact', 'company']),
  company: z.object({ id, name: z.string() }).nullable(),
  addresses: z.array(z.object({ kind: z.enum(['email', 'phone']), value: z.string() })),
  yearlyValueMinor: z.int().nullable(),
  language: z.string().nullable(),
  note: z.string(),
  externalId: z.string().nullable(),
  declinesAsks: z.boolean(),
  /** Pictures on other servers in mails of theirs are shown without asking. */
  showsPictures: z.boolean(),
  lastConversationAt: instant.nullable(),
  createdAt: instant,
});
export type Customer = z.infer<typeof customer>;

export const listCustomers = endpoint('GET', '/customers', {
  summary:
    'Customers, those who wrote last first; with `search`, those whose name or address contains the words.',
  access: reads,
  query: pageQuery.extend({ search: z.string().max(200).optional(), companyId: id.optional() }),
  output: page(customer),
  refusals: ['cursor_invalid'],
});

export const getCustomer = endpoint('GET', '/customers/{id}', {
  summary: 'One customer.',
  access: reads,
  params: z.object({ id }),
  output: customer,
});

const editable = z.object({
  name: z.string().trim().max(200),
  tier,
  kind: z.enum(['contact', 'company']),
  companyId: id.nullable(),
  yearlyValueMinor: z.int().min(0).nullable(),
  note: z.string().max(10_000),
  externalId: z
    .string()
    .max(200)
    .nullable()
    // Two customers may both have none; an empty one would be the same for both.
    .transform((value) => (value === '' ? null : value)),
  declinesAsks: z.boolean(),
  showsPictures: z.boolean(),
});

export const createCustomer = endpoint('POST', '/customers', {
  summary: 'Adds a customer; an e-mail address that is already known is refused.',
  access: writes,
  input: editable
    .partial()
    .extend({ name: z.string().trim().min(1).max(200), email: z.string().max(320).optional() }),
  output: customer,
  refusals: ['address_taken', 'address_invalid', 'company_unknown', 'external_id_taken'],
  success: 201,
});

export const changeCustomer = endpoint('PATCH', '/customers/{id}', {
  summary: 'Changes what is known of a customer.',
  access: writes,
  params: z.object({ id }),
  input: editable.partial(),
  output: customer,
  refusals: ['company_unknown', 'external_id_taken'],
});

/** What the customer panel beside a conversation shows, in one request. */
export const customerPanel = endpoint('GET', '/customers/{id}/panel', {
  summary: 'The customer, their latest conversations and how promises to them have been kept.',
  access: reads,
  params: z.object({ id }),
  output: z.object({
    customer,
    conversations: z.array(
      z.object({ id, number: z.int(), subject: z.string(), status: z.string(), lastMessageAt: instant }),
    ),
    promisesKept: z.object({ kept: z.int(), recovered: z.int(), missed: z.int(), since: instant }),
  }),
});

import { sql } from 'kysely';
import { tier, type Customer } from '#modules/customers/contract.ts';
import type { Reader } from '#platform/context.ts';

export type Brief = Pick<Customer, 'id' | 'name' | 'address' | 'tier'>;

/** A customer as pages and mails need them; the language is null while nobody knows it. */
export async function findCustomer(ctx: Reader, customerId: string) {
  return ctx.tx
    .selectFrom('customers')
    .select(['id', 'name', 'kind', 'tier', 'companyId', 'language'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
}

/** The address a customer is known by, as an SQL expression over their id. */
export function addressOf(customerId: string) {
  return sql<string | null>`(select i.value from customer_identities i
    where i.workspace_id = ${sql.ref(customerId.replace(/\.\w+$/, '.workspaceId'))} and i.customer_id = ${sql.ref(customerId)}
    order by (i.kind = 'email') desc, i.created_at, i.id limit 1)`;
}

export function briefOf(row: {
  customerId: string;
  customerName: string;
  customerTier: string;
  customerAddress: string | null;
}): Brief {
  return {
    id: row.customerId,
    name: row.customerName,
    address: row.customerAddress,
    tier: tier.catch('standard').parse(row.customerTier),
  };
}

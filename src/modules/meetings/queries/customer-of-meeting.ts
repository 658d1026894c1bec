import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

export interface MetCustomer {
  id: string;
  name: string;
  language: string;
}

export async function findMetCustomer(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  customerId: string,
): Promise<MetCustomer | undefined> {
  return ctx.tx
    .selectFrom('customers')
    .innerJoin('workspaces', 'workspaces.id', 'customers.workspaceId')
    .select([
      'customers.id',
      'customers.name',
      sql<string>`coalesce(customers.language, workspaces.locale)`.as('language'),
    ])
    .where('customers.workspaceId', '=', ctx.workspaceId)
    .where('customers.id', '=', customerId)
    .executeTakeFirst();
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

/** The person a link is sent to, and the inbox they know us by. */
export interface Reader {
  customerId: string;
  address: string;
  name: string;
  language: string | null;
  inboxId: string | null;
}

/** The customer themselves by their first address, or for a company without one the person of it who wrote last. */
export async function findReader(ctx: Ctx, customerId: string): Promise<Reader | undefined> {
  return readers(ctx)
    .where((eb) => eb.or([eb('customers.id', '=', customerId), eb('customers.companyId', '=', customerId)]))
    .orderBy(sql`customers.id = ${customerId} desc, customers.last_conversation_at desc nulls last`)
    .orderBy('identity.createdAt')
    .orderBy('identity.id')
    .limit(1)
    .executeTakeFirst();
}

export async function findReaderByAddress(ctx: Ctx, address: string): Promise<Reader | undefined> {
  return readers(ctx).where('identity.value', '=', address).executeTakeFirst();
}

function readers(ctx: Ctx) {
  return ctx.tx
    .selectFrom('customerIdentities as identity')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'identity.workspaceId')
        .onRef('customers.id', '=', 'identity.customerId'),
    )
    .select((eb) => [
      'customers.id as customerId',
      'customers.name',
      'customers.language',
      'identity.value as address',
      eb
        .selectFrom('conversations')
        .innerJoin('inboxes', (join) =>
          join
            .onRef('inboxes.workspaceId', '=', 'conversations.workspaceId')
            .onRef('inboxes.id', '=', 'conversations.inboxId')
            .on('inboxes.status', '=', 'active'),
        )
        .select('conversations.inboxId')
        .whereRef('conversations.workspaceId', '=', 'customers.workspaceId')
        .whereRef('conversations.customerId', '=', 'customers.id')
        .orderBy('conversations.lastMessageAt', 'desc')
        .limit(1)
        .as('inboxId'),
    ])
    .where('identity.workspaceId', '=', ctx.workspaceId)
    .where('identity.kind', '=', 'email');
}

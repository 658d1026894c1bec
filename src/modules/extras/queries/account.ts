import { sql } from 'kysely';
import type { Ctx, Reader } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';

export interface Account {
  id: string;
  name: string;
}

/**
 * Whose requests and extras are counted together: a company with its people, or a person of no company. One colleague's
 * welcome drink is what the next one expects.
 */
export async function findAccount(ctx: Reader, customerId: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select a.id, a.name from customers c
    join customers a on a.workspace_id = c.workspace_id and a.id = coalesce(c.company_id, c.id)
    where c.workspace_id = ${ctx.workspaceId} and c.id = ${customerId}::uuid`.execute(ctx.tx);
  return rows[0];
}

export async function getAccount(ctx: Reader, customerId: string): Promise<Account> {
  const found = await findAccount(ctx, customerId);
  if (!found) throw notFound();
  return found;
}

/** The rows of everybody of an account. */
export function membersOf(ctx: Pick<Ctx, 'workspaceId'>, accountId: string) {
  return sql<string>`(select m.id from customers m where m.workspace_id = ${ctx.workspaceId}
    and (m.id = ${accountId}::uuid or m.company_id = ${accountId}::uuid))`;
}

/** People of the account with an address, those who wrote last first. */
export async function listPeople(
  ctx: Reader,
  accountId: string,
): Promise<{ id: string; name: string; address: string }[]> {
  const { rows } = await sql<{ id: string; name: string; address: string }>`
    select c.id, c.name, i.value as address from customers c
    join lateral (
      select value from customer_identities
      where workspace_id = c.workspace_id and customer_id = c.id and kind = 'email' order by created_at, id limit 1
    ) i on true
    where c.workspace_id = ${ctx.workspaceId} and (c.id = ${accountId}::uuid or c.company_id = ${accountId}::uuid)
    order by c.last_conversation_at desc nulls last, c.id limit 20`.execute(ctx.tx);
  return rows;
}

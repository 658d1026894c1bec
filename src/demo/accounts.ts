import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { House } from './house.ts';
import type { Random } from './random.ts';

/** A company guest as the year left it: its people, what they wrote, and how much of it lately. */
export interface Account {
  id: string;
  name: string;
  personId: string;
  /** Its latest conversations, newest first. */
  conversationIds: string[];
  recentMessageIds: { id: string; conversationId: string; customerId: string }[];
}

/** The company guests who wrote most in the last three months: the ones of whom the house speaks. */
export async function busiestAccounts(ctx: Ctx, wanted: number): Promise<Account[]> {
  const { rows } = await sql<Account>`
    with written as (
      select coalesce(c.company_id, c.id) as account_id, count(*) as n, min(c.id::text) filter (where c.company_id is not null) as person_id
      from conversations v join customers c on c.workspace_id = v.workspace_id and c.id = v.customer_id
      where v.workspace_id = ${ctx.workspaceId} and v.last_message_at > ${ctx.now}::timestamptz - interval '90 days'
      group by 1
    )
    select a.id, a.name, coalesce(w.person_id::uuid, a.id) as person_id,
      (select array_agg(v.id order by v.last_message_at desc) from conversations v
        join customers c on c.workspace_id = v.workspace_id and c.id = v.customer_id
        where v.workspace_id = a.workspace_id and coalesce(c.company_id, c.id) = a.id) as conversation_ids,
      (select coalesce(json_agg(json_build_object('id', m.id, 'conversationId', v.id, 'customerId', v.customer_id) order by m.sent_at desc), '[]')
        from messages m join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
        join customers c on c.workspace_id = v.workspace_id and c.id = v.customer_id
        where m.workspace_id = a.workspace_id and m.direction = 'in' and m.kind = 'message'
          and coalesce(c.company_id, c.id) = a.id and m.sent_at > ${ctx.now}::timestamptz - interval '90 days') as recent_message_ids
    from written w join customers a on a.workspace_id = ${ctx.workspaceId} and a.id = w.account_id
    where a.kind = 'company' order by w.n desc, a.id limit ${wanted}`.execute(ctx.tx);
  return rows;
}

export interface Telling {
  ctx: Ctx;
  house: House;
  random: Random;
  accounts: readonly Account[];
  extraKinds: Map<string, string>;
  requestKinds: Map<string, string>;
}

export function accountOf({ accounts }: Telling, index: number): Account {
  const found = accounts[index];
  if (!found) throw new Error('The demonstration has no such account');
  return found;
}

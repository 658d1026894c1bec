import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';

/**
 * A rule as it stands towards one customer: told when it is one of those we tell everybody, or when it is on the page
 * in force between us. Somebody of a company goes by the company's page as well as by their own.
 */
export async function findRuleForCustomer(
  ctx: Reader,
  ruleId: string,
  customerId: string,
): Promise<{ id: string; isTold: boolean } | undefined> {
  const { rows } = await sql<{ id: string; isTold: boolean }>`
    select u.id, (u.is_told or exists (
      select from customers c
      join agreements g on g.workspace_id = c.workspace_id and g.customer_id in (c.id, c.company_id)
        and g.ended_at is null
      join agreement_uses s on s.workspace_id = g.workspace_id and s.version_id = g.accepted_version_id
      where c.workspace_id = u.workspace_id and c.id = ${customerId}::uuid and s.kind = 'rule' and s.ref_id = u.id
    )) as is_told
    from rules u where u.workspace_id = ${ctx.workspaceId} and u.id = ${ruleId}::uuid`.execute(ctx.tx);
  return rows[0];
}

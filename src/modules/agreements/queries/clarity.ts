import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { getClarity as clarityEndpoint } from '../contract/beside.ts';
import { clarity } from '../logic/clarity.ts';

const months = 12;

interface Counted {
  clear: boolean;
  exposure: number;
  events: number;
}

/**
 * C28 on our own data: of customers in an ongoing relation, the months of the last year in which we worked for them,
 * apart by whether a page had been accepted before the month began, and the basics that were missed in each.
 */
export async function getClarity(
  ctx: Reader,
  customerId?: string,
): Promise<OutputOf<typeof clarityEndpoint>> {
  const { timeZone, settings } = await getWorkspace(ctx);
  const { rows } = await sql<Counted>`
    with worked as (
      select distinct k.id as customer_id, k.company_id,
        date_trunc('month', c.created_at at time zone ${timeZone}) as month
      from conversations c join customers k on k.workspace_id = c.workspace_id and k.id = c.customer_id
      where c.workspace_id = ${ctx.workspaceId} and c.status <> 'spam'
        and c.created_at > ${ctx.now}::timestamptz - make_interval(months => ${months}::integer)
        and (k.kind = 'company' or k.company_id is not null or k.tier <> 'standard')
        ${customerId === undefined ? sql`` : sql`and ${customerId}::uuid in (k.id, k.company_id)`}
    ), held as (
      select a.customer_id, min(v.decided_at) as since from agreements a
      join agreement_versions v on v.workspace_id = a.workspace_id and v.agreement_id = a.id
      where a.workspace_id = ${ctx.workspaceId} and a.customer_id is not null and v.status in ('accepted', 'superseded')
        and (select count(*) from agreement_acceptances y where y.workspace_id = v.workspace_id and y.version_id = v.id) = 2
      group by a.customer_id
    )
    select exists (select from held h where h.customer_id in (w.customer_id, w.company_id)
        and h.since < w.month at time zone ${timeZone}) as clear,
      count(*)::integer as exposure,
      coalesce(sum((select count(*) from evidence e where e.workspace_id = ${ctx.workspaceId}
        and e.customer_id = w.customer_id and e.pillar = 'core' and e.outcome = 'missed' and e.replaced_at is null
        and date_trunc('month', e.at at time zone ${timeZone}) = w.month)), 0)::integer as events
    from worked w group by 1`.execute(ctx.tx);
  const side = (isClear: boolean) => {
    const found = rows.find(({ clear }) => clear === isClear);
    return { events: found?.events ?? 0, exposure: found?.exposure ?? 0 };
  };
  const result = clarity({ with: side(true), without: side(false) }, { needed: settings.fewestToCompare });
  return {
    shown: result.shown,
    with: result.with,
    without: result.without,
    needed: settings.fewestToCompare,
    ratio: result.shown ? result.ratio : null,
    months,
  };
}

import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import { isMoney, sameKey } from '../logic/sameness.ts';

export interface Idea {
  what: string;
  /** Where it comes from: this customer said so, or so many others loved it. */
  from: { kind: 'told'; words: string } | { kind: 'loved'; n: number };
}

const mostTold = 2;
const mostIdeas = 5;

/**
 * What could surprise this customer: first what they have told us they care about, then what others were delighted by.
 * Money is none, and neither is what they had before.
 */
export async function listIdeas(ctx: Reader, customerId: string): Promise<Idea[]> {
  const had = await hadBefore(ctx, customerId);
  const told = (await toldBy(ctx, customerId)).filter(({ what }) => !isMoney(what)).slice(0, mostTold);
  const loved = (await lovedByOthers(ctx, customerId)).filter(({ what }) => !isMoney(what));
  const fresh = [...told, ...loved].filter(({ what }) => !had.has(sameKey(what)));
  return [...new Map(fresh.map((idea) => [sameKey(idea.what), idea])).values()].slice(0, mostIdeas);
}

async function hadBefore(ctx: Reader, customerId: string): Promise<Set<string>> {
  const { rows } = await sql<{ what: string }>`
    (select what from recovery_surprises where workspace_id = ${ctx.workspaceId} and customer_id = ${customerId}::uuid)
    union all
    (select x.what from extras x where x.workspace_id = ${ctx.workspaceId} and x.customer_id = ${customerId}::uuid
      order by x.given_at desc limit 500)
    union all
    (select distinct k.name from extras x join extra_kinds k on k.workspace_id = x.workspace_id and k.id = x.kind_id
      where x.workspace_id = ${ctx.workspaceId} and x.customer_id = ${customerId}::uuid)`.execute(ctx.tx);
  return new Set(rows.map(({ what }) => sameKey(what)));
}

/** What stands on their page in their own words, and what they want more than they expect. */
async function toldBy(ctx: Reader, customerId: string): Promise<Idea[]> {
  const { rows } = await sql<{ element: string; words: string }>`
    select e.name as element, x.words from expectations x
    join elements e on e.workspace_id = x.workspace_id and e.id = x.element_id and e.pillar = 'experience'
    where x.workspace_id = ${ctx.workspaceId} and x.customer_id = ${customerId}::uuid and x.replaced_at is null
      and x.withdrawn_at is null and x.state in ('stated', 'agreed')
    order by (x.desired is not null and x.desired > coalesce(x.expected_now, 0)) desc, x.at desc
    limit 10`.execute(ctx.tx);
  return rows.map(({ element, words }) => ({ what: element, from: { kind: 'told', words } }));
}

/** Kinds of extra, and surprises of other recoveries, that others were delighted by in the last two years. */
async function lovedByOthers(ctx: Reader, customerId: string): Promise<Idea[]> {
  const { rows } = await sql<{ what: string; n: number }>`
    select what, sum(n)::int as n from (
      select k.name as what, count(distinct x.customer_id) as n from extras x
      join extra_kinds k on k.workspace_id = x.workspace_id and k.id = x.kind_id
      where x.workspace_id = ${ctx.workspaceId} and x.reaction = 'delighted' and x.customer_id <> ${customerId}::uuid
        and x.given_at > ${ctx.now}::timestamptz - interval '2 years'
      group by k.name
      union all
      select min(u.what), count(distinct u.customer_id) from recovery_surprises u
      join recovery_ratings g on g.workspace_id = u.workspace_id and g.recovery_id = u.recovery_id and g.compared >= 4
      where u.workspace_id = ${ctx.workspaceId} and u.given_at is not null and u.customer_id <> ${customerId}::uuid
        and u.given_at > ${ctx.now}::timestamptz - interval '2 years'
      group by u.what_key
    ) loved group by what order by n desc, what limit 20`.execute(ctx.tx);
  return rows.map(({ what, n }) => ({ what, from: { kind: 'loved', n } }));
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Use } from '../contract.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

/** Everything that points at an element, each kind with its number and the first few by name. */
export async function usesOfElement(ctx: Reader, elementId: string): Promise<Use[]> {
  const { rows } = await sql<Use>`
    with named (kind, id, name) as (
      select 'promises', p.id, p.name from promises p
        where p.workspace_id = ${ctx.workspaceId} and p.element_id = ${elementId}
      union all
      select 'agreements', a.id, a.title from agreement_uses u
        join agreement_versions v on v.workspace_id = u.workspace_id and v.id = u.version_id
        join agreements a on a.workspace_id = v.workspace_id and a.id = v.agreement_id
        where u.workspace_id = ${ctx.workspaceId} and u.kind = 'element' and u.ref_id = ${elementId}
          and v.status in ('offered', 'accepted')
      union all
      select 'extra-kinds', x.id, x.name from extra_kind_impairs i
        join extra_kinds x on x.workspace_id = i.workspace_id and x.id = i.extra_kind_id
        where i.workspace_id = ${ctx.workspaceId} and i.element_id = ${elementId}
    ), counted (kind, count) as (
      select 'checks', count(*) from checks where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'due-promises', count(*) from due_promises
        where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'expectations', count(*) from expectations
        where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'extras', count(*) from extras where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'evidence', count(*) from evidence where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'asks', count(*) from asks where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'looks', count(*) from looks where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
      union all
      select 'reviews', count(*) from meeting_scores
        where workspace_id = ${ctx.workspaceId} and element_id = ${elementId}
    )
    select kind, count(*)::int as count,
      (array_agg(json_build_object('id', id, 'name', name) order by name))[1:5] as examples
    from named group by kind
    union all
    select kind, count::int, array[]::json[] from counted where count > 0
    order by 1`.execute(ctx.tx);
  return rows;
}

/** Everything that points at a touchpoint. */
export async function usesOfTouchpoint(ctx: Reader, touchpointId: string): Promise<Use[]> {
  const { rows } = await sql<Use>`
    select 'elements' as kind, count(*)::int as count,
      (array_agg(json_build_object('id', id, 'name', name) order by name))[1:5] as examples
    from elements where workspace_id = ${ctx.workspaceId} and touchpoint_id = ${touchpointId} having count(*) > 0
    union all
    select kind, count::int, array[]::json[] from (
      select 'checks' as kind, count(*) from checks
        where workspace_id = ${ctx.workspaceId} and touchpoint_id = ${touchpointId}
      union all
      select 'conversations', count(*) from conversations
        where workspace_id = ${ctx.workspaceId} and touchpoint_id = ${touchpointId}
      union all
      select 'asks', count(*) from asks where workspace_id = ${ctx.workspaceId} and touchpoint_id = ${touchpointId}
      union all
      select 'evidence', count(*) from evidence
        where workspace_id = ${ctx.workspaceId} and touchpoint_id = ${touchpointId}
    ) counted where count > 0
    order by 1`.execute(ctx.tx);
  return rows;
}

/** What keeps an element from being retired: pages accepted by both, and published promises, that name it. */
export async function commitmentsToElement(ctx: Reader, elementId: string): Promise<Use[]> {
  const { rows } = await sql<Use>`
    with named (kind, id, name) as (
      select 'promises', p.id, p.name from promises p
        where p.workspace_id = ${ctx.workspaceId} and p.element_id = ${elementId} and p.status = 'published'
      union all
      select 'agreements', a.id, a.title from agreement_uses u
        join agreements a on a.workspace_id = u.workspace_id and a.accepted_version_id = u.version_id
        where u.workspace_id = ${ctx.workspaceId} and u.kind = 'element' and u.ref_id = ${elementId}
          and a.status <> 'ended'
    )
    select kind, count(*)::int as count,
      (array_agg(json_build_object('id', id, 'name', name) order by name))[1:5] as examples
    from named group by kind order by kind`.execute(ctx.tx);
  return rows;
}

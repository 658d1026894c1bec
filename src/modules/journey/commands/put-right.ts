import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { recordCheck } from './record-check.ts';

interface Standing {
  id: string;
  elementId: string;
  outcome: string;
  severity: number | null;
  note: string;
  at: Date;
  customerId: string | null;
  conversationId: string | null;
  staffId: string | null;
  teamId: string | null;
  touchpointId: string | null;
}

/**
 * A basic that was missed and then put right counts half; told that it was not, it is missed again. Checks are never
 * overwritten, so either is a new check that names the one it corrects.
 */
export async function putRight(
  ctx: Ctx,
  { checkId, isPutRight }: { checkId: string; isPutRight: boolean },
): Promise<void> {
  const last = await lastOf(ctx, checkId);
  if (last?.outcome !== (isPutRight ? 'missed' : 'recovered')) return;
  const { id, elementId, severity, note, at, ...whose } = last;
  const { customerId, conversationId, staffId, teamId, touchpointId } = whose;
  const named = { customerId, conversationId, staffId, teamId, touchpointId, severity };
  await recordCheck(
    ctx,
    {
      elementId,
      note,
      outcome: isPutRight ? 'recovered' : 'missed',
      at: at.toISOString(),
      replacesId: id,
      ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null)),
    },
    { isPutRight: true },
  );
}

/** The check that stands for this one, after all its corrections. */
async function lastOf(ctx: Ctx, checkId: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    with recursive chain as (
      select id, 0 as place from checks where workspace_id = ${ctx.workspaceId} and id = ${checkId}::uuid
      union all
      select c.id, chain.place + 1 from checks c join chain on c.replaces_id = chain.id
      where c.workspace_id = ${ctx.workspaceId}
    )
    select c.id, c.element_id, c.outcome, c.severity, c.note, c.at, c.customer_id, c.conversation_id, c.staff_id,
      c.team_id, c.touchpoint_id
    from chain join checks c on c.workspace_id = ${ctx.workspaceId} and c.id = chain.id
    order by chain.place desc limit 1`.execute(ctx.tx);
  return rows[0];
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

/** Pages accepted by both, and in force, that name this promise. */
export async function listAgreementsNaming(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  promiseId: string,
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select a.id, a.title from agreement_uses u
    join agreements a on a.workspace_id = u.workspace_id and a.accepted_version_id = u.version_id
    where u.workspace_id = ${ctx.workspaceId} and u.kind = 'promise' and u.ref_id = ${promiseId}
      and a.status <> 'ended'
    order by a.title, a.id`.execute(ctx.tx);
  return rows;
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { StatedLimit } from '../logic/what-to-promise.ts';

/**
 * How long customers say they will wait for an answer, in whole minutes: their answers to `longest-wait` of the last
 * year. Old patience says little about today's.
 */
export async function statedLimits(ctx: Pick<Ctx, 'tx' | 'workspaceId' | 'now'>): Promise<StatedLimit[]> {
  const { rows } = await sql<StatedLimit>`
    select a.value::int as within_minutes, count(*)::int as customers from answers a
    where a.workspace_id = ${ctx.workspaceId} and a.question = 'longest-wait' and a.value ~ '^[0-9]{1,6}$'
      and a.replaced_at is null and not a.is_flagged and a.at >= ${ctx.now}::timestamptz - interval '365 days'
    group by 1 order by 1`.execute(ctx.tx);
  return rows;
}

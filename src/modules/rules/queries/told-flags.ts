import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { listToldFlags as endpoint, ToldFlag } from '../contract.ts';

interface Row extends Omit<ToldFlag, 'rule' | 'flaggedAt' | 'decidedAt'> {
  ruleId: string;
  staffWording: string;
  flaggedAt: Date;
  decidedAt: Date;
}

/** What became of the rules one flagged oneself: the decision each flag was told by, newest first, fifty at most. */
export async function listToldFlags(ctx: Ctx): Promise<OutputOf<typeof endpoint>> {
  const staffId = staffIdOf(ctx);
  const { rows } = await sql<Row>`
    select f.id as flag_id, r.id as rule_id, r.staff_wording, f.at as flagged_at, v.outcome, v.words, v.is_by_default,
      v.decided_at, (select json_build_object('id', n.id, 'staffWording', n.staff_wording) from rules n
        where n.workspace_id = r.workspace_id and n.replaces_id = r.id and v.outcome = 'rewritten'
        order by n.created_at limit 1) as replacement
    from rule_flags f
    join rules r on r.workspace_id = f.workspace_id and r.id = f.rule_id
    join rule_reviews v on v.workspace_id = f.workspace_id and v.rule_id = f.rule_id and v.decided_at = f.told_at
    where f.workspace_id = ${ctx.workspaceId} and f.staff_id = ${staffId}::uuid
      and f.told_at is not null and f.seen_at is null
    order by f.told_at desc, f.id limit 50`.execute(ctx.tx);
  const data = rows.map(({ ruleId, staffWording, flaggedAt, decidedAt, ...row }) => ({
    ...row,
    rule: { id: ruleId, staffWording },
    flaggedAt: flaggedAt.toISOString(),
    decidedAt: decidedAt.toISOString(),
  }));
  return { data, hasMore: false, nextCursor: null };
}

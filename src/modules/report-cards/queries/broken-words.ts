import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { BrokenWord } from '../logic/evidence-of-broken-word.ts';

/** A request's answer as it stands: broken where it is a "no" whose rule the customer had not been told. */
export async function findRequestWord(ctx: Ctx, requestId: string): Promise<BrokenWord | undefined> {
  const { rows } = await sql<Omit<BrokenWord, 'refKind'>>`
    select r.id, (r.answer = 'no' and r.rule_was_told is false) as is_broken, coalesce(r.decided_at, r.asked_at) as at,
      r.customer_id, r.conversation_id, v.touchpoint_id, null::uuid as element_id, v.team_id
    from requests r
    left join conversations v on v.workspace_id = r.workspace_id and v.id = r.conversation_id
    where r.workspace_id = ${ctx.workspaceId} and r.id = ${requestId}::uuid`.execute(ctx.tx);
  return rows[0] && { ...rows[0], refKind: 'request' };
}

/** How an extra ended: broken where it was expected and stopped without a word. */
export async function findEndingWord(ctx: Ctx, endingId: string): Promise<BrokenWord | undefined> {
  const { rows } = await sql<Omit<BrokenWord, 'refKind'>>`
    select e.id, e.is_broken_promise as is_broken, e.at, e.customer_id, null::uuid as conversation_id,
      null::uuid as touchpoint_id, null::uuid as element_id, null::uuid as team_id
    from extra_endings e where e.workspace_id = ${ctx.workspaceId} and e.id = ${endingId}::uuid`.execute(
    ctx.tx,
  );
  return rows[0] && { ...rows[0], refKind: 'extra-ending' };
}

import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { SendingTrouble } from '../contract.ts';
import { sendingState } from '../logic.ts';

/** Inboxes whose mail does not leave, with how much of it waits here and what the other server says. */
export async function sendingTroubles(ctx: Ctx): Promise<SendingTrouble[]> {
  const { rows } = await sql<{
    inboxId: string;
    name: string;
    waiting: number;
    oldestAt: Date;
    signInRefused: boolean;
    lastError: string | null;
    lastLeftAt: Date | null;
  }>`
    select b.id as inbox_id, b.name, w.waiting, w.oldest_at, w.sign_in_refused, w.last_error,
      (select max(o.finished_at) from outgoing_mails o
       where o.workspace_id = b.workspace_id and o.inbox_id = b.id and o.state = 'accepted') as last_left_at
    from inboxes b
    join (
      select inbox_id, count(*)::int as waiting, min(created_at) as oldest_at, bool_or(sign_in_refused) as sign_in_refused,
        (array_agg(last_error order by created_at desc))[1] as last_error
      from outgoing_mails
      where workspace_id = ${ctx.workspaceId} and state = 'queued' and attempts > 0
      group by inbox_id
    ) w on w.inbox_id = b.id
    where b.workspace_id = ${ctx.workspaceId} and b.status = 'active'
    order by b.name`.execute(ctx.tx);
  return rows.flatMap((row) => {
    const because = sendingState(row, ctx.now);
    return because === 'fine'
      ? []
      : [{ inboxId: row.inboxId, name: row.name, waiting: row.waiting, because, lastError: row.lastError }];
  });
}

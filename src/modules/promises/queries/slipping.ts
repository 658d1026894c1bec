import { sql } from 'kysely';
import { type Ctx, type Reader, staffIdOf } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import type { listSlipping as endpoint, ServicePromise } from '../contract.ts';
import { slippingBecause } from '../logic/slipping.ts';
import { listPromises } from './standing-promises.ts';

/** Published promises that need their owner, each with the latest conversations in which it was missed. */
export async function listSlipping(
  ctx: Reader & Pick<Ctx, 'actor'>,
  query: QueryOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const me = staffIdOf(ctx);
  const mayManage = ctx.actor.permissions.includes('settings:manage');
  // Nobody's promise is everybody's who may change it; otherwise no one would be told.
  const isMine = ({ owner }: ServicePromise) => (owner === null ? mayManage : owner.id === me);
  const { data } = await listPromises(ctx);
  const slipping = data.flatMap((promise) => {
    const reason = slippingBecause(promise, ctx.now);
    return reason === null || (query.mine === 'true' && !isMine(promise)) ? [] : [{ promise, reason }];
  });
  const missed = await missedLately(
    ctx,
    slipping.map(({ promise }) => promise.id),
  );
  return {
    data: slipping.map(({ promise, reason }) => ({
      promise,
      reason,
      missed: missed
        .filter((row) => row.promiseId === promise.id)
        .map((row) => ({
          conversation: { id: row.conversationId, number: Number(row.number), subject: row.subject },
          customerName: row.customerName,
          dueAt: row.dueAt.toISOString(),
        })),
    })),
  };
}

interface MissedRow {
  promiseId: string;
  conversationId: string;
  number: number;
  subject: string;
  customerName: string;
  dueAt: Date;
}

/** The five latest misses of each promise: enough to see what they have in common. */
async function missedLately(ctx: Reader, promiseIds: readonly string[]): Promise<MissedRow[]> {
  if (promiseIds.length === 0) return [];
  const { rows } = await sql<MissedRow>`
    select * from (
      select d.promise_id, d.conversation_id, c.number, c.subject, k.name as customer_name, d.due_at,
        row_number() over (partition by d.promise_id order by d.due_at desc, d.id) as place
      from (
        select d.promise_id, d.conversation_id, d.customer_id, d.due_at, d.id, d.workspace_id
        from due_promises d
        where d.workspace_id = ${ctx.workspaceId} and d.promise_id = any(${promiseIds}::uuid[])
          and d.outcome = 'missed' and d.due_at >= ${ctx.now}::timestamptz - interval '90 days'
        union all
        select p.id, c.conversation_id, c.customer_id, c.at, c.id, c.workspace_id
        from promises p join checks c on c.workspace_id = p.workspace_id and c.element_id = p.element_id
          and (p.customer_id is null or c.customer_id = p.customer_id)
        where p.workspace_id = ${ctx.workspaceId} and p.id = any(${promiseIds}::uuid[]) and p.kind = 'check'
          and c.outcome = 'missed' and c.conversation_id is not null
          and c.at >= ${ctx.now}::timestamptz - interval '90 days'
          and not exists (select 1 from checks r where r.workspace_id = c.workspace_id and r.replaces_id = c.id)
      ) d
      join conversations c on c.workspace_id = d.workspace_id and c.id = d.conversation_id
      left join customers k on k.workspace_id = c.workspace_id and k.id = c.customer_id
    ) ranked where place <= 5 order by due_at desc`.execute(ctx.tx);
  return rows;
}

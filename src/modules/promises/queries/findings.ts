import { sql } from 'kysely';
import type { Finding } from '#modules/report-cards/contract.ts';
import type { Reader } from '#platform/context.ts';
import { keptnessOf } from '../logic/keptness.ts';
import { thresholdsOf } from './thresholds.ts';

interface KeptRow {
  promiseId: string;
  name: string;
  kept: number;
  n: number;
  missed: { id: string; at: string }[] | null;
}

/** How the promises of the last year were kept to one customer, or to the people of one company. */
export async function listFindings(ctx: Reader, customerId: string): Promise<Finding[]> {
  const { promisedShare } = await thresholdsOf(ctx);
  const { rows } = await sql<KeptRow>`
    select p.id as promise_id, p.name, count(*) filter (where d.outcome = 'kept')::int as kept, count(*)::int as n,
      (json_agg(json_build_object('id', d.conversation_id, 'at', d.due_at) order by d.due_at desc)
        filter (where d.outcome = 'missed')) as missed
    from due_promises d
    join promises p on p.workspace_id = d.workspace_id and p.id = d.promise_id
    join customers k on k.workspace_id = d.workspace_id and k.id = d.customer_id
    where d.workspace_id = ${ctx.workspaceId} and (k.id = ${customerId} or k.company_id = ${customerId})
      and d.outcome in ('kept', 'missed', 'recovered') and d.due_at >= ${ctx.now}::timestamptz - interval '365 days'
    group by p.id, p.name having count(*) filter (where d.outcome <> 'kept') > 0
    order by count(*) filter (where d.outcome = 'missed') desc, p.id`.execute(ctx.tx);
  return rows.map(({ promiseId, name, kept, n, missed }) => {
    const { share, promised, verdict } = keptnessOf({ kept, n }, { promised: promisedShare });
    return {
      key: verdict === 'slipping' ? 'promises:finding.slipping' : 'promises:finding.missed',
      calculation: 'C16',
      facts: { name, kept, n, missed: missed?.length ?? 0, promised },
      n,
      size: share && { value: share.value, low: share.interval.low, high: share.interval.high },
      verdict: verdict === 'slipping' ? 'shown' : verdict === 'too-few' ? 'too-few' : 'not-shown',
      tone: verdict === 'slipping' ? 'bad' : 'watch',
      subject: { kind: 'promise', id: promiseId },
      evidence: (missed ?? [])
        .slice(0, 50)
        .map((one) => ({ kind: 'conversation', id: one.id, at: new Date(one.at).toISOString() })),
      talk: verdict === 'slipping' ? 'account-review' : null,
    };
  });
}

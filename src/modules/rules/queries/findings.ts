import { sql } from 'kysely';
import type { Finding } from '#modules/report-cards/contract.ts';
import type { Reader } from '#platform/context.ts';
import { listVerdicts } from './verdicts.ts';

interface MetRow {
  ruleId: string;
  staffWording: string;
  held: number;
  bent: number;
  aggravated: number;
  isTold: boolean;
  evidence: { id: string; at: string }[] | null;
}

/**
 * The rules one customer, or the people of one company, were held to in a year. A "no" for a rule they were never told of
 * is ours; a rule whose own figures speak against it is talked about before the next one meets it.
 */
export async function listFindings(ctx: Reader, customerId: string): Promise<Finding[]> {
  const rows = await rulesMet(ctx, customerId);
  const verdicts = await listVerdicts(
    ctx,
    rows.map(({ ruleId }) => ruleId),
  );
  return rows.flatMap((row): Finding[] => {
    const verdict = verdicts.get(row.ruleId);
    const isDoubted = verdict?.verdict.some((word) =>
      ['kill-or-rewrite', 'rewrite', 'decide'].includes(word),
    );
    const key = !row.isTold ? 'untold' : isDoubted ? 'doubted' : row.aggravated > 0 ? 'putOut' : undefined;
    if (!key) return [];
    return [
      {
        key: `rules:finding.${key}`,
        calculation: 'C12',
        facts: { rule: row.staffWording, count: row.held, bent: row.bent, aggravated: row.aggravated },
        n: row.held + row.bent,
        size:
          isDoubted && verdict?.bentShare
            ? { value: verdict.bentShare.value, low: verdict.bentShare.low, high: verdict.bentShare.high }
            : null,
        verdict: isDoubted ? 'shown' : 'too-few',
        tone: key === 'untold' ? 'bad' : 'watch',
        subject: { kind: 'rule', id: row.ruleId },
        evidence: (row.evidence ?? [])
          .slice(0, 50)
          .map(({ id, at }) => ({ kind: 'conversation', id, at: new Date(at).toISOString() })),
        talk: key === 'putOut' ? null : 'account-review',
      },
    ];
  });
}

async function rulesMet(ctx: Reader, customerId: string): Promise<MetRow[]> {
  const { rows } = await sql<MetRow>`
    select r.id as rule_id, r.staff_wording, r.is_told,
      (count(*) filter (where u.how = 'held'))::int as held, (count(*) filter (where u.how = 'bent'))::int as bent,
      (count(*) filter (where u.was_aggravating))::int as aggravated,
      json_agg(json_build_object('id', u.conversation_id, 'at', u.at) order by u.at desc)
        filter (where u.conversation_id is not null) as evidence
    from rule_uses u
    join rules r on r.workspace_id = u.workspace_id and r.id = u.rule_id and r.status not in ('killed', 'rewritten')
    join customers k on k.workspace_id = u.workspace_id and k.id = u.customer_id
    where u.workspace_id = ${ctx.workspaceId} and (k.id = ${customerId} or k.company_id = ${customerId})
      and u.at >= ${ctx.now}::timestamptz - interval '365 days'
    group by r.id, r.staff_wording, r.is_told having count(*) filter (where u.how = 'held') > 0
    order by held desc, r.id limit 20`.execute(ctx.tx);
  return rows;
}

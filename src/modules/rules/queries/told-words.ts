import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';

const row = z.object({
  id: z.string(),
  words: z.string(),
  /** `waiting`: nobody has dealt with it yet; `none`: no rule of ours was found in it; `noted`: the rule goes on as it is. */
  state: z.enum(['waiting', 'none', 'noted', 'deciding', 'killed', 'rewritten', 'explained', 'made-easier']),
  /** What was said inside when it was decided stays inside. As the rule reads for customers now; of a rewritten one, its successor's. */
  customerSentence: z.string(),
});
export type ToldWords = z.infer<typeof row>;

/** The latest five things these customers said of our rules; one statement. A decision counts when it came after. */
export async function listWordsOfCustomers(
  { tx, workspaceId }: Reader,
  customerIds: readonly string[],
): Promise<ToldWords[]> {
  const { rows } = await sql`
    select w.id, w.words,
      case
        when w.dealt_with_at is null then 'waiting'
        when w.rule_id is null then 'none'
        when decided.outcome is not null then decided.outcome
        when exists (select 1 from rule_reviews o where o.workspace_id = w.workspace_id and o.rule_id = w.rule_id and o.decided_at is null) then 'deciding'
        when r.status = 'killed' then 'killed'
        else 'noted'
      end as state,
      coalesce(successor.customer_sentence, r.customer_sentence, '') as customer_sentence
    from rule_words w
    left join rules r on r.workspace_id = w.workspace_id and r.id = w.rule_id
    left join lateral (
      select v.outcome from rule_reviews v
      where v.workspace_id = w.workspace_id and v.rule_id = w.rule_id and v.decided_at >= w.at
      order by v.decided_at desc limit 1) decided on true
    left join lateral (
      select s.customer_sentence from rules s
      where s.workspace_id = w.workspace_id and s.replaces_id = w.rule_id order by s.created_at desc limit 1) successor on true
    where w.workspace_id = ${workspaceId} and w.customer_id = any(${customerIds}::uuid[])
    order by w.at desc, w.id desc limit 5`.execute(tx);
  return z.array(row).parse(rows);
}

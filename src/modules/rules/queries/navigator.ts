import { sql } from 'kysely';
import { z } from 'zod';
import { getHouse } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { ruleFlex, ruleKind, type findRules as endpoint, type FoundRule } from '../contract.ts';
import { findRules } from '../logic/navigator.ts';

/** A register is short; one with more rules than this is found in by its newest. */
const mostRules = 500;

const lines = z.array(z.string());

/** The rules that hold, as they are looked up and drilled by: one statement. */
export async function readHoldingRules(ctx: Reader) {
  const rows = await ctx.tx
    .selectFrom('rules as r')
    .selectAll('r')
    .select(
      sql<unknown>`coalesce((select json_agg(t.words order by t.created_at, t.id) from rule_situations t
        where t.workspace_id = r.workspace_id and t.rule_id = r.id), '[]')`.as('situations'),
    )
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.status', 'in', ['live', 'explained'])
    .orderBy('r.createdAt', 'desc')
    .limit(mostRules)
    .execute();
  return rows.map((row) => ({ ...row, ruleId: row.id, situations: lines.parse(row.situations) }));
}

export type HoldingRule = Awaited<ReturnType<typeof readHoldingRules>>[number];

export async function navigate(
  ctx: Reader,
  { words, limit }: QueryOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const rules = await readHoldingRules(ctx);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const { settings } = await getHouse(ctx);
  const data = findRules(rules, words, { ...settings, limit }).flatMap(
    ({ ruleId, score, situation }): FoundRule[] => {
      const rule = byId.get(ruleId);
      return rule ? [{ ...toFound(rule), score, situation }] : [];
    },
  );
  return { data, hasMore: false, nextCursor: null };
}

function toFound(rule: HoldingRule): Omit<FoundRule, 'score' | 'situation'> {
  return {
    ruleId: rule.id,
    staffWording: rule.staffWording,
    customerSentence: rule.customerSentence,
    kind: ruleKind.parse(rule.kind),
    flex: ruleFlex.parse(rule.flex),
    isTold: rule.isTold,
    wordsToUse: wordsOf(rule),
    why: rule.why,
    nearestYes: rule.nearestYes,
  };
}

/** What to say: words written for it, else the sentence the customer knows. */
export function wordsOf(rule: { wordsToUse: string; customerSentence: string }): string {
  return rule.wordsToUse || rule.customerSentence;
}

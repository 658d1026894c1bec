import { sql } from 'kysely';
import { getHouse } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import type { drawDrill as drawEndpoint, listDrilledRules as listEndpoint } from '../contract.ts';
import { drillVerdict, mixed } from '../logic/drill.ts';
import { findRules } from '../logic/navigator.ts';
import { readHoldingRules, wordsOf, type HoldingRule } from './navigator.ts';

/** So many rules stand to choose from, the right one among them. */
const choices = 4;

/** The situation tried least so far, and of those the one tried longest ago; likely mistakes stand beside the answer. */
export async function drawDrill(ctx: Reader): Promise<OutputOf<typeof drawEndpoint>> {
  const situation = await leastTried(ctx);
  if (!situation) return { task: null };
  const rules = await readHoldingRules(ctx);
  const right = rules.find(({ id }) => id === situation.ruleId);
  if (!right) return { task: null };
  const { settings } = await getHouse(ctx);
  const { navigatorFit } = settings;
  const shown = [right, ...likelyMistakes(rules, { right, words: situation.words, navigatorFit })];
  return {
    task: {
      situationId: situation.id,
      situation: situation.words,
      seconds: settings.drillSeconds,
      rules: mixed(
        shown.map(({ ruleId, staffWording }) => ({ ruleId, staffWording })),
        (one) => one.staffWording,
      ),
      words: mixed(
        shown.map((rule) => ({ ruleId: rule.ruleId, words: wordsOf(rule) })),
        (one) => one.words,
      ),
    },
  };
}

function likelyMistakes(
  rules: readonly HoldingRule[],
  { right, words, navigatorFit }: { right: HoldingRule; words: string; navigatorFit: number },
): HoldingRule[] {
  const others = rules.filter(({ id }) => id !== right.id);
  const near = findRules(others, `${words} ${right.staffWording}`, { navigatorFit, limit: choices - 1 });
  const ordered = [
    ...near.flatMap(({ ruleId }) => others.find(({ id }) => id === ruleId) ?? []),
    ...others.filter(({ id }) => !near.some(({ ruleId }) => ruleId === id)),
  ];
  return ordered.slice(0, choices - 1);
}

async function leastTried(ctx: Reader): Promise<{ id: string; ruleId: string; words: string } | undefined> {
  const { rows } = await sql<{ id: string; ruleId: string; words: string }>`
    select t.id, t.rule_id, t.words
    from rule_situations t
    join rules r on r.workspace_id = t.workspace_id and r.id = t.rule_id and r.status in ('live', 'explained')
    left join lateral (
      select count(*)::int as n, max(d.at) as at from rule_drills d
      where d.workspace_id = t.workspace_id and d.rule_id = t.rule_id and d.situation_id = t.id
    ) d on true
    where t.workspace_id = ${ctx.workspaceId}
    order by d.n, d.at nulls first, t.created_at, t.id limit 1`.execute(ctx.tx);
  return rows[0];
}

export async function findSituation(ctx: Reader, id: string): Promise<{ ruleId: string } | undefined> {
  return ctx.tx
    .selectFrom('ruleSituations')
    .select('ruleId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

interface Tried {
  id: string;
  staffWording: string;
  situations: number;
  passed: number;
  n: number;
}

/** Over the last ninety days; a text that was worded anew since begins anew. */
async function triedRules(ctx: Reader, ruleId?: string): Promise<Tried[]> {
  const wanted = ruleId === undefined ? sql`r.status in ('live', 'explained')` : sql`r.id = ${ruleId}::uuid`;
  const { rows } = await sql<Tried>`
    select r.id, r.staff_wording, s.n as situations, d.passed, d.n
    from rules r
    cross join lateral (select count(*)::int as n from rule_situations s
      where s.workspace_id = r.workspace_id and s.rule_id = r.id) s
    cross join lateral (select count(*)::int as n, (count(*) filter (where d.passed))::int as passed
      from rule_drills d where d.workspace_id = r.workspace_id and d.rule_id = r.id
        and d.at >= greatest(${ctx.now}::timestamptz - interval '90 days', r.worded_at)) d
    where r.workspace_id = ${ctx.workspaceId} and ${wanted}
    order by r.staff_wording, r.id limit 500`.execute(ctx.tx);
  return rows;
}

export async function listDrilledRules(ctx: Reader): Promise<OutputOf<typeof listEndpoint>> {
  const { settings } = await getHouse(ctx);
  const goal = settings.drillShare;
  const data = (await triedRules(ctx)).map(({ id, staffWording, situations, passed, n }) => {
    const share = proportion({ successes: passed, n });
    return {
      rule: { id, staffWording },
      share: share && { value: share.value, ...share.interval, n },
      verdict: drillVerdict(share, { goal, fewest: settings.fewestToMark }),
      situations,
    };
  });
  const { drillSeconds: seconds, fewestToMark: fewest } = settings;
  return { data, hasMore: false, nextCursor: null, goal, seconds, fewest };
}

/** The drill has shown that the text of this rule is at fault. */
export async function isTextAtFault(ctx: Reader, ruleId: string): Promise<boolean> {
  const { settings } = await getHouse(ctx);
  const [tried] = await triedRules(ctx, ruleId);
  const share = tried ? proportion({ successes: tried.passed, n: tried.n }) : null;
  return (
    drillVerdict(share, { goal: settings.drillShare, fewest: settings.fewestToMark }) === 'text-at-fault'
  );
}

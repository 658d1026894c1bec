import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import { getHouse } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { dayIn } from '#platform/days.ts';
import { notFound } from '#platform/errors.ts';
import { translator } from '#platform/texts/texts.ts';
import {
  ruleStatus,
  type getRule as getEndpoint,
  type listRules as listEndpoint,
  type listRuleSuggestions as suggestionsEndpoint,
  type Rule,
  type RuleUse,
} from './contract.ts';
import { hasEnded } from './logic.ts';
import { ruleRows, toRule, uses } from './queries/rows.ts';
import { ruleTemplates, templateKey, type TemplatePart } from './templates.ts';

/** Today on the wall of the workspace. */
export async function todayOf(ctx: Reader): Promise<string> {
  const { zone } = await getHouse(ctx);
  return dayIn(zone, ctx.now);
}

/** By kind, the hardest first; a register is short, so it is one page. */
export async function listRules(
  ctx: Reader,
  { show, told }: QueryOf<typeof listEndpoint>,
): Promise<Page<Rule>> {
  const house = await getHouse(ctx);
  let rows = ruleRows(ctx)
    .orderBy(sql`array_position(array['law', 'safety', 'contract', 'commercial', 'habit'], r.kind)`)
    .orderBy(sql`array_position(array['hard', 'soft', 'guide'], r.flex)`)
    .orderBy('r.createdAt')
    .orderBy('r.id');
  if (show !== 'all')
    rows = rows.where('r.status', show === 'ended' ? 'in' : 'not in', ruleStatus.options.filter(hasEnded));
  if (told !== 'any') rows = rows.where('r.isTold', '=', told === 'yes');
  const found = await rows.execute();
  return { data: found.map((row) => toRule(row, house, ctx.now)), hasMore: false, nextCursor: null };
}

export async function findRule(ctx: Reader, ruleId: string): Promise<Rule | undefined> {
  const row = await ruleRows(ctx).where('r.id', '=', ruleId).executeTakeFirst();
  return row && toRule(row, await getHouse(ctx), ctx.now);
}

export async function getRuleById(ctx: Reader, ruleId: string): Promise<Rule> {
  const found = await findRule(ctx, ruleId);
  if (!found) throw notFound();
  return found;
}

export async function assertRule(ctx: Reader, ruleId: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('rules')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .executeTakeFirst();
  if (!row) throw notFound();
}

export async function getRuleWithUses(ctx: Reader, ruleId: string): Promise<OutputOf<typeof getEndpoint>> {
  const found = await getRuleById(ctx, ruleId);
  return { ...found, usedBy: await listUses(ctx, ruleId) };
}

/** The first fifty uses, each in words a person recognises. */
export async function listUses(ctx: Reader, ruleId: string): Promise<RuleUse[]> {
  const { rows } = await sql<RuleUse>`
    select u.kind, u.id, coalesce(a.title, q.words, h.words, x.done, '') as words
    from ${uses} u
    left join agreements a on u.kind = 'agreement' and a.workspace_id = u.workspace_id and a.id = u.id
    left join requests q on u.kind = 'request' and q.workspace_id = u.workspace_id and q.id = u.id
    left join how_far_replies h on u.kind = 'reply' and h.workspace_id = u.workspace_id and h.answer_id = u.id
    left join exceptions x on u.kind = 'exception' and x.workspace_id = u.workspace_id and x.id = u.id
      and (x.conversation_id is null or exists (select from conversations v
        where v.workspace_id = x.workspace_id and v.id = x.conversation_id))
    where u.workspace_id = ${ctx.workspaceId} and u.rule_id = ${ruleId}
    order by u.kind, u.id limit 50`.execute(ctx.tx);
  return rows.map(({ kind, id, words }) => ({ kind, id, words }));
}

/** What the templates of the trade name and the register does not yet. */
export async function listSuggestions(ctx: Reader): Promise<OutputOf<typeof suggestionsEndpoint>> {
  const { trade, locale } = await getWorkspace(ctx);
  const say = translator('rules', locale);
  const known = await ctx.tx
    .selectFrom('rules')
    .select('staffWording')
    .where('workspaceId', '=', ctx.workspaceId)
    .execute();
  const taken = new Set(known.map((row) => row.staffWording));
  const data = ruleTemplates[trade].map(({ id, kind, flex }) => {
    const part = (name: TemplatePart) => say(templateKey(trade, id, name));
    return {
      key: id,
      kind,
      flex,
      staffWording: part('staff'),
      customerSentence: part('customer'),
      why: part('why'),
      protects: part('protects'),
    };
  });
  return {
    data: data.filter(({ staffWording }) => !taken.has(staffWording)),
    hasMore: false,
    nextCursor: null,
  };
}

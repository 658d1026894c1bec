import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { translator } from '#platform/texts/texts.ts';
import {
  ruleFlex,
  ruleKind,
  ruleStatus,
  type getRule as getEndpoint,
  type listRules as listEndpoint,
  type listRuleSuggestions as suggestionsEndpoint,
  type Rule,
  type RuleUse,
} from './contract.ts';
import { hasEnded, isReviewOverdue, missingParts } from './logic.ts';
import { ruleTemplates, templateKey, type TemplatePart } from './templates.ts';

export type Reader = Pick<Ctx, 'tx' | 'workspaceId' | 'now'>;

/** Everything that rests on the rules, one row a use; the page counts once however many versions name the rule. */
const uses = sql`(
  select distinct v.workspace_id, u.ref_id as rule_id, 'agreement' as kind, v.agreement_id as id
  from agreement_uses u join agreement_versions v on v.workspace_id = u.workspace_id and v.id = u.version_id
  where u.kind = 'rule'
  union all
  select workspace_id, rule_id, 'request', id from requests where rule_id is not null
  union all
  select workspace_id, rule_id, 'reply', answer_id from how_far_replies where rule_id is not null)`;

function ruleRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('rules as r')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'r.workspaceId').onRef('s.id', '=', 'r.ownerStaffId'),
    )
    .selectAll('r')
    .select('s.name as ownerName')
    .select(
      sql<number>`(select count(*)::integer from ${uses} u where u.workspace_id = r.workspace_id and u.rule_id = r.id)`.as(
        'uses',
      ),
    )
    .where('r.workspaceId', '=', ctx.workspaceId);
}

type RuleRow = Awaited<ReturnType<ReturnType<typeof ruleRows>['executeTakeFirstOrThrow']>>;

function toRule(row: RuleRow, today: string): Rule {
  const status = ruleStatus.parse(row.status);
  return {
    id: row.id,
    staffWording: row.staffWording,
    customerSentence: row.customerSentence,
    why: row.why,
    protects: row.protects,
    kind: ruleKind.parse(row.kind),
    flex: ruleFlex.parse(row.flex),
    isTold: row.isTold,
    untoldBecause: row.untoldBecause,
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    bornOn: row.bornOn,
    reviewBy: row.reviewBy,
    isReviewOverdue: isReviewOverdue({ reviewBy: row.reviewBy, status }, today),
    burdenMinutes: row.burdenMinutes,
    status,
    missing: missingParts(row),
    uses: row.uses,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** Today on the wall of the workspace. */
export async function todayOf(ctx: Reader): Promise<string> {
  const { timeZone } = await getWorkspace(ctx);
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ctx.now);
}

/** By kind, the hardest first; a register is short, so it is one page. */
export async function listRules(
  ctx: Reader,
  { show, told }: QueryOf<typeof listEndpoint>,
): Promise<Page<Rule>> {
  const today = await todayOf(ctx);
  let rows = ruleRows(ctx)
    .orderBy(sql`array_position(array['law', 'safety', 'contract', 'commercial', 'habit'], r.kind)`)
    .orderBy(sql`array_position(array['hard', 'soft', 'guide'], r.flex)`)
    .orderBy('r.createdAt')
    .orderBy('r.id');
  if (show !== 'all')
    rows = rows.where('r.status', show === 'ended' ? 'in' : 'not in', ruleStatus.options.filter(hasEnded));
  if (told !== 'any') rows = rows.where('r.isTold', '=', told === 'yes');
  const found = await rows.execute();
  return { data: found.map((row) => toRule(row, today)), hasMore: false, nextCursor: null };
}

export async function findRule(ctx: Reader, ruleId: string): Promise<Rule | undefined> {
  const row = await ruleRows(ctx).where('r.id', '=', ruleId).executeTakeFirst();
  return row && toRule(row, await todayOf(ctx));
}

export async function getRuleById(ctx: Reader, ruleId: string): Promise<Rule> {
  const found = await findRule(ctx, ruleId);
  if (!found) throw notFound();
  return found;
}

export async function getRuleWithUses(ctx: Reader, ruleId: string): Promise<OutputOf<typeof getEndpoint>> {
  const found = await getRuleById(ctx, ruleId);
  return { ...found, usedBy: await listUses(ctx, ruleId) };
}

/** The first fifty uses, each in words a person recognises. */
export async function listUses(ctx: Reader, ruleId: string): Promise<RuleUse[]> {
  const { rows } = await sql<RuleUse>`
    select u.kind, u.id, coalesce(a.title, q.words, h.words, '') as words
    from ${uses} u
    left join agreements a on u.kind = 'agreement' and a.workspace_id = u.workspace_id and a.id = u.id
    left join requests q on u.kind = 'request' and q.workspace_id = u.workspace_id and q.id = u.id
    left join how_far_replies h on u.kind = 'reply' and h.workspace_id = u.workspace_id and h.answer_id = u.id
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

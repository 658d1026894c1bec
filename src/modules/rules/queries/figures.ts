import { sql } from 'kysely';
import type { House } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import type { RuleFigures } from '../contract.ts';
import { ruleCost } from '../logic/verdict.ts';

interface Span {
  ruleId: string;
  from: Date;
  to: Date;
}

/**
 * What rules did over some time, each over its own, in one statement. A rule that was rewritten is counted together with
 * what took its place, since that is what customers meet now.
 */
export async function figuresOver(
  ctx: Reader,
  spans: readonly Span[],
  { settings }: Pick<House, 'settings'>,
): Promise<RuleFigures[]> {
  if (spans.length === 0) return [];
  const given = JSON.stringify(spans.map(({ ruleId, from, to }, at) => ({ at, ruleId, from, to })));
  const { rows } = await sql<Omit<RuleFigures, 'costMinor'>>`
    select greatest(0, round(extract(epoch from s.to - s.from) / 86400))::int as days, u.applied, u.bent,
      u.aggravations + f.n as aggravations, u.customer_minutes, u.staff_minutes
    from json_to_recordset(${given}::json) as s(at int, "ruleId" uuid, "from" timestamptz, "to" timestamptz)
    cross join lateral (
      select count(*)::int as applied, (count(*) filter (where u.how = 'bent'))::int as bent,
        (count(*) filter (where u.was_aggravating))::int as aggravations,
        coalesce(sum(coalesce(u.customer_minutes, r.burden_minutes)), 0)::int as customer_minutes,
        coalesce(sum(coalesce(u.staff_minutes, r.staff_minutes)), 0)::int as staff_minutes
      from rules r join rule_uses u on u.workspace_id = r.workspace_id and u.rule_id = r.id and u.at > s.from and u.at <= s.to
      where r.workspace_id = ${ctx.workspaceId} and (r.id = s."ruleId" or r.replaces_id = s."ruleId")
    ) u
    cross join lateral (
      select count(*)::int as n from rules r
      join rule_flags f on f.workspace_id = r.workspace_id and f.rule_id = r.id and f.at > s.from and f.at <= s.to
      where r.workspace_id = ${ctx.workspaceId} and (r.id = s."ruleId" or r.replaces_id = s."ruleId")
        and f.by_kind = 'customer'
    ) f
    order by s.at`.execute(ctx.tx);
  return rows.map((row) => ({ ...row, costMinor: ruleCost(row, settings) }));
}

const day = 86_400_000;

/** The days before a decision that are held against as many after it. */
export async function figuresBefore(ctx: Reader, ruleId: string, house: House): Promise<RuleFigures | null> {
  const from = new Date(ctx.now.getTime() - house.settings.graveyardDays * day);
  const [figures] = await figuresOver(ctx, [{ ruleId, from, to: ctx.now }], house);
  return figures ?? null;
}

import { sql } from 'kysely';
import { z } from 'zod';
import type { Settings } from '#modules/workspace/contract.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { getSpotlightEndpoint } from '../contract/spotlight.ts';
import { magnificationOf, type Magnification, type Slip } from '../logic/spotlight.ts';

type Tier = Slip['tier'];

const slipRow = z.object({
  tier: z.enum(['standard', 'premium', 'flagship']),
  severity: z.number(),
  drop: z.number(),
});

/** Slips of two years are looked at, the latest 1,000 of each tier; older ones speak of a house that has changed. */
const mostOfTier = 1000;

/** School marks as points, A 5 to F 1. */
const points = sql`(case w.value when 'A' then 5 when 'B' then 4 when 'C' then 3 when 'D' then 2 else 1 end)`;

/**
 * How far each slip's customer fell from their last mark before it, of a year at most, to their next one within the days
 * of the setting. Slips without both marks say nothing.
 */
async function readSlips(ctx: Reader, days: number): Promise<Slip[]> {
  const { rows } = await sql`
    select s.tier, s.severity::int as severity, (s.before - s.after)::float8 as drop from (
      select f.tier_at_time as tier, f.severity,
        (select ${points} from asks a join answers w on w.workspace_id = a.workspace_id and w.ask_id = a.id
          where a.workspace_id = f.workspace_id and a.customer_id = f.customer_id and w.question = 'school-mark'
            and w.replaced_at is null and not w.is_flagged and w.at < f.happened_at
            and w.at > f.happened_at - interval '365 days'
          order by w.at desc limit 1) as before,
        (select ${points} from asks a join answers w on w.workspace_id = a.workspace_id and w.ask_id = a.id
          where a.workspace_id = f.workspace_id and a.customer_id = f.customer_id and w.question = 'school-mark'
            and w.replaced_at is null and not w.is_flagged and w.at >= f.happened_at
            and w.at <= f.happened_at + make_interval(days => ${days}::int)
          order by w.at limit 1) as after
      from unnest(array['standard', 'premium', 'flagship']) as wanted(tier)
      cross join lateral (
        select g.* from failures g
        where g.workspace_id = ${ctx.workspaceId} and g.tier_at_time = wanted.tier
          and g.happened_at > ${ctx.now}::timestamptz - interval '730 days'
        order by g.happened_at desc, g.id desc limit ${mostOfTier}) f) s
    where s.before is not null and s.after is not null`.execute(ctx.tx);
  return z.array(slipRow).parse(rows);
}

/** C7a for one tier, by the settings of the workspace; standard customers are the measure and cost no statement. */
export async function measureMagnification(
  ctx: Reader,
  tier: Tier,
  settings: Pick<Settings, 'spotlightPrior' | 'spotlightWeight' | 'returnDays'>,
): Promise<Magnification> {
  const slips = tier === 'standard' ? [] : await readSlips(ctx, settings.returnDays);
  return magnificationOf(tier, slips, { prior: settings.spotlightPrior, weight: settings.spotlightWeight });
}

export async function getSpotlight(ctx: Reader): Promise<OutputOf<typeof getSpotlightEndpoint>> {
  const { settings } = await getWorkspace(ctx);
  const { spotlightPrior: prior, spotlightWeight: weight } = settings;
  const slips = await readSlips(ctx, settings.returnDays);
  return {
    prior,
    weight,
    tiers: (['premium', 'flagship'] as const).map((tier) => {
      const { value, ...rest } = magnificationOf(tier, slips, { prior, weight });
      return { tier, magnification: value, ...rest };
    }),
  };
}

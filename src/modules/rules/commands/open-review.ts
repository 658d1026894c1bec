import { sql } from 'kysely';
import type { z } from 'zod';
import { getHouse, type House } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { ruleChanged, ruleReviewOpened } from '../events.ts';
import { hasEnded, holds } from '../logic.ts';
import { decideByOf } from '../logic/working-days.ts';
import { ruleStatus, type reviewBecause } from '../contract.ts';
import { isTextAtFault } from '../queries/drills.ts';
import { todayOf } from '../queries.ts';
import { lockRule } from './lock-rule.ts';

export type Because = z.infer<typeof reviewBecause>;

/**
 * Opens the review of a rule when the reason is strong enough: as many bends or flags as the workspace's settings say, a
 * date that has passed; a person's word is reason enough. A rule has one open review at most, and one that has ended
 * has none. Answers the id of the review that was opened now.
 */
export async function openReviewIfDue(
  ctx: Ctx,
  ruleId: string,
  because: Because,
): Promise<string | undefined> {
  const rule = await lockRule(ctx, ruleId);
  const status = ruleStatus.parse(rule.status);
  if (hasEnded(status)) return undefined;
  const house = await getHouse(ctx);
  if (!(await isDue(ctx, { ruleId, because, reviewBy: rule.reviewBy, house }))) return undefined;
  const reviewId = newId();
  const decideBy = decideByOf(house, ctx.now, house.settings.ruleDecisionDays);
  const opened = await ctx.tx
    .insertInto('ruleReviews')
    .values({ workspaceId: ctx.workspaceId, id: reviewId, ruleId, because, openedAt: ctx.now, decideBy })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'ruleId']).where('decidedAt', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows !== 1n) return undefined;
  // A rule that holds goes on holding until it is decided; one that was only named is now being decided.
  if (!holds(status)) await decideStatus(ctx, ruleId);
  announce(ctx, ruleReviewOpened, { ruleId, reviewId, because, decideBy: decideBy.toISOString() });
  return reviewId;
}

async function decideStatus(ctx: Ctx, ruleId: string): Promise<void> {
  await ctx.tx
    .updateTable('rules')
    .set({ status: 'deciding', updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .execute();
  announce(ctx, ruleChanged, { ruleId });
}

interface Reason {
  ruleId: string;
  because: Because;
  reviewBy: string | null;
  house: House;
}

async function isDue(ctx: Ctx, { ruleId, because, reviewBy, house }: Reason): Promise<boolean> {
  const { bendsDays, bendsToReview, ruleFewestFlags } = house.settings;
  if (because === 'date') return reviewBy !== null && reviewBy < (await todayOf(ctx));
  if (because === 'bends') return (await countBends(ctx, ruleId, bendsDays)) >= bendsToReview;
  if (because === 'drill') return isTextAtFault(ctx, ruleId);
  if (because === 'flags') return (await countNominators(ctx, ruleId)) >= ruleFewestFlags;
  return true;
}

/** What was before the last decision has been answered by it. */
const sinceDecided = (ruleId: string) =>
  sql<Date>`coalesce((select max(decided_at) from rule_reviews where workspace_id = current_workspace() and rule_id = ${ruleId}::uuid), '-infinity')`;

async function countBends(ctx: Ctx, ruleId: string, days: number): Promise<number> {
  const { n } = await ctx.tx
    .selectFrom('ruleUses')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .where('how', '=', 'bent')
    .where('at', '>', sql<Date>`${ctx.now}::timestamptz - ${days} * interval '1 day'`)
    .where('at', '>', sinceDecided(ruleId))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Different people; whatever comes from other systems without a customer's name is one. */
async function countNominators(ctx: Ctx, ruleId: string): Promise<number> {
  const { n } = await ctx.tx
    .selectFrom('ruleFlags')
    .select(
      sql<number>`count(distinct coalesce(staff_id, customer_id, '00000000-0000-0000-0000-000000000000'::uuid))::int`.as(
        'n',
      ),
    )
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .where('at', '>', sinceDecided(ruleId))
    .executeTakeFirstOrThrow();
  return n;
}

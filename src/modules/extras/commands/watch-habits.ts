import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { extraExpected } from '../events.ts';
import { isExpected, type CreepStage } from '../logic/creep.ts';
import { ladderRowOf, type Habit } from '../logic/habit.ts';
import { findAccount } from '../queries/account.ts';
import { getSettings, listHabits } from '../queries/ladder.ts';

export interface WatchedHabit {
  accountId: string;
  kindId: string;
  habit: Habit | undefined;
  settings: { streak: number; asks: number };
  stage: CreepStage;
}

/**
 * What this account is used to of this kind, read before something changes it. The lock lasts until the commit: of two
 * colleagues who both give the third time running, the second finds that it is the third.
 */
export async function lockHabit(ctx: Ctx, customerId: string, kindId: string): Promise<WatchedHabit> {
  const account = await findAccount(ctx, customerId);
  if (!account) throw invalid('customer_unknown', 'customerId');
  await sql`select pg_advisory_xact_lock(hashtextextended(${`habit|${ctx.workspaceId}|${account.id}|${kindId}`}, 0))`.execute(
    ctx.tx,
  );
  return readHabit(ctx, account.id, kindId);
}

/** Says so when the change has just made it expected; what was expected before is no news. */
export async function noticeCreep(ctx: Ctx, before: WatchedHabit): Promise<void> {
  const after = await readHabit(ctx, before.accountId, before.kindId);
  if (after.stage !== 'expected' && after.stage !== 'required') return;
  if (isExpected(before.stage)) return;
  announce(ctx, extraExpected, {
    kindId: before.kindId,
    customerId: before.accountId,
    stage: after.stage,
    at: ctx.now.toISOString(),
  });
}

async function readHabit(ctx: Ctx, accountId: string, kindId: string): Promise<WatchedHabit> {
  const { creepStreak, creepAsks, creepAskDays } = await getSettings(ctx);
  const settings = { streak: creepStreak, asks: creepAsks };
  const [habit] = await listHabits(ctx, { accountId, kindId, askDays: creepAskDays });
  const stage = (habit && ladderRowOf(habit, settings)?.stage) ?? 'surprise';
  return { accountId, kindId, habit, settings, stage };
}

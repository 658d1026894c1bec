import { recordDecision } from '#modules/decisions/index.ts';
import { getStaff } from '#modules/staff/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import { endingWay, type endExtraEndpoint, type giveExtraEndpoint } from '../contract.ts';
import { extraEnded } from '../events.ts';
import { isBrokenByStopping } from '../logic/habit.ts';
import { kindOf } from './kinds.ts';
import { momentOf } from './about.ts';
import { lockHabit, type WatchedHabit } from './watch-habits.ts';

type Ending = NonNullable<InputOf<typeof giveExtraEndpoint>['decision']>;
interface Ended {
  id: string;
  decisionId: string;
  isBrokenPromise: boolean;
}

/** Decides about an extra that has become expected of us. */
export async function endExtra(
  ctx: Ctx,
  { kindId, customerId, ...decision }: InputOf<typeof endExtraEndpoint>,
): Promise<Ended> {
  const kind = await kindOf(ctx, 'extraKinds', { kindId });
  const habit = await lockHabit(ctx, customerId, kind.id);
  if (!habit.habit) throw new Refusal('never_given', { kind: 'conflict' });
  return endHabit(ctx, { habit, kindName: kind.name, decision });
}

/**
 * The choice is logged as a decision with all four ways, and kept here as what counts for this customer from now on.
 * Stopping in silence what is expected is recorded for what it is: an implied promise broken.
 */
export async function endHabit(
  ctx: Ctx,
  { habit, kindName, decision }: { habit: WatchedHabit; kindName: string; decision: Ending },
): Promise<Ended> {
  const noticeGivenAt = decision.noticeGivenAt === undefined ? null : momentOf(ctx, decision.noticeGivenAt);
  const isBrokenPromise = isBrokenByStopping(
    habit.habit,
    { way: decision.way, noticeGivenAt },
    habit.settings,
  );
  const id = newId();
  const logged = await logDecision(ctx, { endingId: id, accountId: habit.accountId, kindName, decision });
  await ctx.tx
    .insertInto('extraEndings')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kindId: habit.kindId,
      customerId: habit.accountId,
      decisionId: logged,
      way: decision.way,
      noticeGivenAt,
      stopsOn: decision.way === 'stop' ? (decision.stopsOn ?? null) : null,
      isBrokenPromise,
      at: ctx.now,
      byStaffId: staffIdOf(ctx),
    })
    .execute();
  announce(ctx, extraEnded, {
    endingId: id,
    kindId: habit.kindId,
    customerId: habit.accountId,
    way: decision.way,
    isBrokenPromise,
    at: ctx.now.toISOString(),
  });
  return { id, decisionId: logged, isBrokenPromise };
}

async function logDecision(
  ctx: Ctx,
  about: { endingId: string; accountId: string; kindName: string; decision: Ending },
): Promise<string> {
  const { decision } = about;
  const say = translator('extras');
  const staffId = staffIdOf(ctx);
  const by = staffId === null ? '' : (await getStaff(ctx, staffId)).name;
  const { id } = await recordDecision(ctx, {
    question: say('decision.question', { kind: about.kindName }),
    options: endingWay.options.map((way) => ({
      id: way,
      words: say(`decision.way.${way}`),
      horizon: way === 'promise' || way === 'vary' ? ('year' as const) : ('quarter' as const),
      serves: [],
      sacrifices: [],
      hoursPerWeek: null,
      costMinor: null,
    })),
    customerWouldSay: decision.customerWouldSay,
    customerId: about.accountId,
    aboutKind: 'extra',
    aboutId: about.endingId,
    choice: { optionId: decision.way, words: decision.words, decidedBy: 'us', name: by },
  });
  return id;
}

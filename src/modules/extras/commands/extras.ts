import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { findElement } from '#modules/journey/index.ts';
import type { changeExtraEndpoint, Extra, giveExtraEndpoint, recordAbsenceEndpoint } from '../contract.ts';
import { extraChanged, extraGiven } from '../events.ts';
import { needsDecisionFirst } from '../logic/creep.ts';
import { runSinceDecision } from '../logic/habit.ts';
import { getExtra } from '../queries/extras.ts';
import { getExtraKind } from '../queries/kinds.ts';
import { findExtraPlace } from '../queries/requests-before.ts';
import { customerOf, momentOf } from './about.ts';
import { endHabit } from './end-extra.ts';
import { kindOf } from './kinds.ts';
import { lockHabit, noticeCreep, type WatchedHabit } from './watch-habits.ts';

type Given = InputOf<typeof giveExtraEndpoint>;

/**
 * Records something given beyond the promise. Two things come first: a look at every basic it may spoil, and, the third
 * time running, a decision what is to become of it.
 */
export async function giveExtra(ctx: Ctx, given: Given): Promise<Extra> {
  const { customerId, conversationId, teamId } = await customerOf(ctx, given);
  const givenAt = momentOf(ctx, given.givenAt);
  if (given.elementId !== undefined && !(await findElement(ctx, given.elementId)))
    throw invalid('element_unknown', 'elementId');
  const kind = await kindOf(ctx, 'extraKinds', given);
  await assertLookedAt(ctx, kind.id);
  const habit = await lockHabit(ctx, customerId, kind.id);
  assertDecided(habit, given.decision);
  const id = newId();
  await ctx.tx
    .insertInto('extras')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kindId: kind.id,
      customerId,
      conversationId,
      elementId: given.elementId ?? null,
      what: given.what || kind.name,
      costMinor: given.costMinor,
      minutes: given.minutes,
      isPrompted: given.isPrompted,
      reaction: given.reaction ?? null,
      givenBy: staffIdOf(ctx),
      teamId,
      givenAt,
      createdAt: ctx.now,
    })
    .execute();
  announce(
    ctx,
    extraGiven,
    { extraId: id, kindId: kind.id, customerId, conversationId, at: givenAt.toISOString() },
    conversationId === null ? {} : { subjectId: conversationId },
  );
  await noticeCreep(ctx, habit);
  if (given.decision) await endHabit(ctx, { habit, kindName: kind.name, decision: given.decision });
  return getExtra(ctx, id);
}

/** What may spoil a basic is given when somebody has looked at that basic (the basics guard). */
async function assertLookedAt(ctx: Ctx, kindId: string): Promise<void> {
  const kind = await getExtraKind(ctx, kindId);
  if (kind.status === 'retired') throw new Refusal('kind_retired', { kind: 'conflict' });
  const waiting = kind.impairs.filter(({ isLookedAt }) => !isLookedAt);
  if (waiting.length === 0) return;
  throw new Refusal('look_first', {
    kind: 'conflict',
    facts: { kindId, elements: waiting.map(({ id, name }) => ({ id, name })) },
  });
}

function assertDecided(habit: WatchedHabit, decision: Given['decision']): void {
  if (decision || !habit.habit) return;
  const run = runSinceDecision(habit.habit);
  if (!needsDecisionFirst(run, habit.habit.ending?.way ?? null, habit.settings.streak)) return;
  throw new Refusal('decision_first', {
    kind: 'conflict',
    facts: { kindId: habit.kindId, kindName: habit.habit.kindName, run, times: run + 1 },
  });
}

/** How it was taken, with one tap; or what was recorded, put right. */
export async function changeExtra(
  ctx: Ctx,
  extraId: string,
  change: InputOf<typeof changeExtraEndpoint>,
): Promise<Extra> {
  const place = await findExtraPlace(ctx, extraId);
  if (!place) throw notFound();
  const habit = await lockHabit(ctx, place.customerId, place.kindId);
  await ctx.tx
    .updateTable('extras')
    .set({
      id: extraId,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', extraId)
    .execute();
  announce(ctx, extraChanged, { kindId: place.kindId, customerId: place.customerId });
  await noticeCreep(ctx, habit);
  return getExtra(ctx, extraId);
}

/** A time it was not given: the only way to learn whether it is missed. */
export async function recordAbsence(
  ctx: Ctx,
  given: InputOf<typeof recordAbsenceEndpoint>,
): Promise<{ id: string }> {
  const { customerId, conversationId } = await customerOf(ctx, given);
  const at = momentOf(ctx, given.at);
  const kind = await kindOf(ctx, 'extraKinds', { kindId: given.kindId });
  const habit = await lockHabit(ctx, customerId, kind.id);
  const id = newId();
  await ctx.tx
    .insertInto('extraAbsences')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kindId: kind.id,
      customerId,
      conversationId,
      wasMissed: given.wasMissed,
      at,
      recordedBy: staffIdOf(ctx),
    })
    .execute();
  announce(ctx, extraChanged, { kindId: kind.id, customerId });
  await noticeCreep(ctx, habit);
  return { id };
}

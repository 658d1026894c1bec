import { z } from 'zod';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { dayIn } from '#platform/days.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { openSentenceWave, SentenceWave } from '../contract/both-sides.ts';
import { waveOpened } from '../events.ts';
import { askWaveJob } from '../wave-jobs.ts';
import { lastDayOfWave, mondayOf } from '../logic/weeks.ts';
import { listWaves } from '../queries/both-sides.ts';

/** A week in which both sides answer the same sentence. The mails leave by a job, because each asks under its own lock. */
export async function openWave(
  ctx: Ctx,
  { customers }: InputOf<typeof openSentenceWave>,
): Promise<SentenceWave> {
  const { timeZone } = await getWorkspace(ctx);
  const startsOn = dayIn(timeZone, ctx.now);
  if ((await listWaves(ctx)).data.some(({ isOpen }) => isOpen))
    throw new Refusal('wave_open', { kind: 'conflict' });
  const id = newId();
  const endsOn = lastDayOfWave(startsOn);
  const openedBy = staffIdOf(ctx);
  const opened = await ctx.tx
    .insertInto('sentenceWaves')
    .values({ workspaceId: ctx.workspaceId, id, startsOn, endsOn, openedBy, createdAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'startsOn']).doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows !== 1n) throw new Refusal('wave_open', { kind: 'conflict' });
  const about = { workspaceId: ctx.workspaceId, waveId: id, customers };
  await ctx.platform.jobs.enqueue(ctx, askWaveJob, about);
  announce(ctx, waveOpened, { waveId: id });
  const wave = (await listWaves(ctx)).data.find((one) => one.id === id);
  if (!wave) throw notFound();
  return wave;
}

/** One's own answer; until the week is over it may change. */
export async function answerWave(
  ctx: Ctx,
  { waveId, value }: { waveId: string; value: number },
): Promise<{ mine: number }> {
  if (ctx.actor.kind !== 'staff') throw new Refusal('not_allowed', { kind: 'forbidden' });
  const wave = (await listWaves(ctx)).data.find(({ id }) => id === waveId);
  if (!wave) throw notFound();
  if (!wave.isOpen) throw new Refusal('wave_closed', { kind: 'conflict' });
  const { timeZone } = await getWorkspace(ctx);
  await writeStaffAnswer(ctx, {
    staffId: ctx.actor.id,
    question: 'superior',
    value: z.int().parse(value),
    customerId: null,
    waveId,
    week: mondayOf(new Date(`${wave.startsOn}T12:00:00Z`), timeZone),
  });
  // Nothing is announced: an event names who caused it, and whose answer came when is nobody's business.
  return { mine: value };
}

export interface StaffAnswer {
  staffId: string;
  question: 'superior' | 'took-more' | 'could-say-yes';
  value: number;
  customerId: string | null;
  waveId: string | null;
  week: string;
}

/** A second tap of the same week takes the place of the first. */
export async function writeStaffAnswer(ctx: Ctx, answer: StaffAnswer): Promise<void> {
  let earlier = ctx.tx
    .deleteFrom('staffAnswers')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', answer.staffId)
    .where('question', '=', answer.question)
    .where('week', '=', answer.week);
  earlier =
    answer.customerId === null
      ? earlier.where('customerId', 'is', null)
      : earlier.where('customerId', '=', answer.customerId);
  await earlier.execute();
  await ctx.tx
    .insertInto('staffAnswers')
    .values({ workspaceId: ctx.workspaceId, id: newId(), ...answer, at: ctx.now })
    .execute();
}

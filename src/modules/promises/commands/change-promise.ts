import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { findElement } from '#modules/journey/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type {
  changePromise as changeEndpoint,
  createPromise as createEndpoint,
  ServicePromise,
} from '../contract.ts';
import { promiseChanged } from '../events.ts';
import { mayPublish } from '../logic/what-to-promise.ts';
import { customerClockTimes, getPromise } from '../queries.ts';
import { sayTime } from './seed-promises.ts';

export async function createPromise(
  ctx: Ctx,
  { input }: { input: InputOf<typeof createEndpoint> },
): Promise<ServicePromise> {
  await assertElement(ctx, input.elementId);
  const promiseId = newId();
  await ctx.tx
    .insertInto('promises')
    .values({
      workspaceId: ctx.workspaceId,
      id: promiseId,
      kind: input.kind,
      elementId: input.elementId ?? null,
      name: input.name,
      sentence: input.sentence,
      targetMinutes: input.targetMinutes,
      status: 'trial',
      trialUntil: input.trialUntil ?? null,
      createdAt: ctx.now,
    })
    .execute();
  announce(ctx, promiseChanged, { promiseId });
  return getPromise(ctx, promiseId);
}

/**
 * Changes what is promised from now on. Clocks that run keep the target they began with, and what is decided stays so:
 * nobody improves their past by promising less today.
 */
export async function changePromise(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof changeEndpoint> },
): Promise<ServicePromise> {
  const before = await ctx.tx
    .selectFrom('promises')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  await assertElement(ctx, input.elementId);
  const targetMinutes = input.targetMinutes ?? before.targetMinutes;
  const trialUntil =
    input.trialUntil === undefined
      ? before.trialUntil
      : input.trialUntil === null
        ? null
        : new Date(input.trialUntil);
  const status = input.status ?? before.status;
  const isClaimed =
    status === 'published' && (before.status !== 'published' || targetMinutes !== before.targetMinutes);
  if (isClaimed) await assertSupported(ctx, { promiseId: params.id, targetMinutes, trialUntil });
  await ctx.tx
    .updateTable('promises')
    .set({
      name: input.name ?? before.name,
      sentence: input.sentence ?? (await sentenceWithTime(ctx, before, targetMinutes)),
      targetMinutes,
      elementId: input.elementId === undefined ? before.elementId : input.elementId,
      status,
      trialUntil,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .execute();
  announce(ctx, promiseChanged, { promiseId: params.id });
  return getPromise(ctx, params.id);
}

async function assertSupported(
  ctx: Ctx,
  given: { promiseId: string; targetMinutes: number; trialUntil: Date | null },
): Promise<void> {
  const timesInMinutes = await customerClockTimes(ctx, given.promiseId);
  const verdict = mayPublish({ ...given, timesInMinutes, now: ctx.now });
  if (verdict.allowed) return;
  const code = verdict.because === 'too-few-times' ? 'history_too_short' : 'history_does_not_support_it';
  throw new Refusal(code, { kind: 'conflict', facts: { n: timesInMinutes.length } });
}

/** A sentence that names the old time names the new one when only the target changes. */
async function sentenceWithTime(
  ctx: Ctx,
  before: { sentence: string; targetMinutes: number },
  targetMinutes: number,
): Promise<string> {
  if (targetMinutes === before.targetMinutes) return before.sentence;
  const { locale } = await getWorkspace(ctx);
  return before.sentence.replace(sayTime(before.targetMinutes, locale), sayTime(targetMinutes, locale));
}

async function assertElement(ctx: Ctx, elementId: string | null | undefined): Promise<void> {
  if (elementId == null || (await findElement(ctx, elementId))) return;
  throw new Refusal('element_unknown', {
    kind: 'invalid',
    fields: [{ path: 'elementId', message: 'element_unknown' }],
  });
}

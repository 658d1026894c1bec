import { isCustomer } from '#modules/customers/index.ts';
import { findElement } from '#modules/journey/index.ts';
import { findStaff } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { promiseKind } from '../contract.ts';
import type {
  changePromise as changeEndpoint,
  createPromise as createEndpoint,
  ServicePromise,
} from '../contract.ts';
import { promiseChanged } from '../events.ts';
import { isWholePromise } from '../logic/whole-promise.ts';
import { isTurnaroundExplained, mayPublish } from '../logic/what-to-promise.ts';
import { listAgreementsNaming } from '../queries/uses.ts';
import { countKept, getPromise, recentOf, timesOf } from '../queries/standing-promises.ts';
import { thresholdsOf } from '../queries/thresholds.ts';
import { sayTime } from './say.ts';

export async function createPromise(
  ctx: Ctx,
  { input }: { input: InputOf<typeof createEndpoint> },
): Promise<ServicePromise> {
  const { kind, name, sentence } = input;
  const facts = factsOf(input, { ...nothingYet, kind });
  await assertWhole(ctx, facts);
  const promiseId = newId();
  await ctx.tx
    .insertInto('promises')
    .values({
      ...facts,
      workspaceId: ctx.workspaceId,
      id: promiseId,
      name,
      sentence,
      status: 'trial',
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
  const before = await lockPromise(ctx, params.id);
  const facts = factsOf(input, before);
  await assertWhole(ctx, facts);
  const status = input.status ?? before.status;
  const isClaimed =
    status === 'published' && (before.status !== 'published' || facts.targetMinutes !== before.targetMinutes);
  if (isClaimed) await assertSupported(ctx, { promiseId: params.id, ...facts });
  if (status === 'published') assertExplained(facts);
  if (before.status === 'published' && status !== 'published') await assertNotAgreed(ctx, params.id);
  await ctx.tx
    .updateTable('promises')
    .set({
      ...facts,
      name: input.name ?? before.name,
      sentence: input.sentence ?? (await sentenceWithTime(ctx, before, facts.targetMinutes)),
      status,
      publishedAt: status === 'published' ? (before.publishedAt ?? ctx.now) : before.publishedAt,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .execute();
  announce(ctx, promiseChanged, { promiseId: params.id });
  return getPromise(ctx, params.id);
}

async function lockPromise(ctx: Ctx, promiseId: string) {
  const row = await ctx.tx
    .selectFrom('promises')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', promiseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const nothingYet = {
  kind: '',
  elementId: null,
  targetMinutes: null,
  trialUntil: null,
  audience: 'everyone',
  tier: null,
  customerId: null,
  limits: '',
  redress: '',
  ownerStaffId: null,
  turnaroundWhy: '',
  turnaroundMeanwhile: '',
  turnaroundShorter: '',
};
type Facts = {
  [Name in keyof typeof nothingYet]: (typeof nothingYet)[Name] extends string
    ? string
    : Name extends 'targetMinutes'
      ? number | null
      : Name extends 'trialUntil'
        ? Date | null
        : string | null;
};

/** What a wish makes of a promise: what is not named stays, and naming another audience lets go of the one before. */
function factsOf(wish: Omit<InputOf<typeof changeEndpoint>, 'status'>, before: Facts): Facts {
  const audience = wish.audience ?? before.audience;
  const isMoved = audience !== before.audience;
  const wished = <T>(wanted: T | undefined, kept: T): T => (wanted === undefined ? kept : wanted);
  return {
    kind: before.kind,
    elementId: wished(wish.elementId, before.elementId),
    targetMinutes: wished(wish.targetMinutes, before.targetMinutes),
    trialUntil: wish.trialUntil === undefined ? before.trialUntil : dateOf(wish.trialUntil),
    audience,
    tier: wished(wish.tier, isMoved ? null : before.tier),
    customerId: wished(wish.customerId, isMoved ? null : before.customerId),
    limits: wish.limits ?? before.limits,
    redress: wish.redress ?? before.redress,
    ownerStaffId: wished(wish.ownerStaffId, before.ownerStaffId),
    turnaroundWhy: wish.turnaround?.why ?? before.turnaroundWhy,
    turnaroundMeanwhile: wish.turnaround?.meanwhile ?? before.turnaroundMeanwhile,
    turnaroundShorter: wish.turnaround?.shorter ?? before.turnaroundShorter,
  };
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

async function assertWhole(ctx: Ctx, facts: Facts): Promise<void> {
  const verdict = isWholePromise({ ...facts, kind: promiseKind.parse(facts.kind) });
  if (!verdict.whole) throw invalid(verdict.because, verdict.path);
  if (facts.elementId !== null && !(await findElement(ctx, facts.elementId)))
    throw invalid('element_unknown', 'elementId');
  if (facts.ownerStaffId !== null && !(await findStaff(ctx, facts.ownerStaffId)))
    throw invalid('staff_unknown', 'ownerStaffId');
  if (facts.customerId !== null && !(await isCustomer(ctx, facts.customerId)))
    throw invalid('customer_unknown', 'customerId');
}

async function assertSupported(
  ctx: Ctx,
  given: { promiseId: string; targetMinutes: number | null; trialUntil: Date | null },
): Promise<void> {
  const by = await thresholdsOf(ctx);
  const outcomes = await recentOf(ctx, given.promiseId, by.mostTimes);
  const verdict = mayPublish({
    ...given,
    timesInMinutes: timesOf(outcomes),
    outcomes: countKept(outcomes),
    now: ctx.now,
    by,
  });
  if (verdict.allowed) return;
  const code = verdict.because === 'too-few-times' ? 'history_too_short' : 'history_does_not_support_it';
  throw new Refusal(code, { kind: 'conflict', facts: { n: outcomes.length } });
}

function assertExplained(facts: Facts): void {
  const { turnaroundWhy: why, turnaroundMeanwhile: meanwhile, turnaroundShorter: shorter } = facts;
  if (isTurnaroundExplained(facts.targetMinutes, { why, meanwhile, shorter })) return;
  throw new Refusal('turnaround_unexplained', {
    kind: 'conflict',
    fields: Object.entries({ why, meanwhile, shorter })
      .filter(([, text]) => text.trim() === '')
      .map(([name]) => ({ path: `turnaround.${name}`, message: 'turnaround_unexplained' })),
  });
}

/** What an accepted page names is not taken from under it; the page is changed first, by both. */
async function assertNotAgreed(ctx: Ctx, promiseId: string): Promise<void> {
  const uses = await listAgreementsNaming(ctx, promiseId);
  if (uses.length > 0) throw new Refusal('promise_in_use', { kind: 'conflict', facts: { uses } });
}

/** A sentence that names the old time names the new one when only the target changes. */
async function sentenceWithTime(
  ctx: Ctx,
  before: { sentence: string; targetMinutes: number | null },
  targetMinutes: number | null,
): Promise<string> {
  if (targetMinutes === null || before.targetMinutes === null || targetMinutes === before.targetMinutes)
    return before.sentence;
  const { locale } = await getWorkspace(ctx);
  return before.sentence.replace(sayTime(before.targetMinutes, locale), sayTime(targetMinutes, locale));
}

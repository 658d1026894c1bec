import { findElement } from '#modules/journey/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { changeFailureEndpoint, Failure, FailureSource, recordFailureEndpoint } from '../contract.ts';
import { failureChanged, failureRecorded } from '../events.ts';
import { graveFrom } from '../logic/steps.ts';
import { getFailure } from '../queries/failures.ts';
import { effectiveSeverity, magnificationOf, type Tier } from '../queries/magnification.ts';
import { findCustomer, findPlace, isWith } from '../queries/places.ts';
import { momentOf, subject } from './about.ts';
import { beginRecovery, findRecoveryOf, lockFailure } from './open-recovery.ts';
import { refreshStanding } from './standing.ts';

type Given = InputOf<typeof recordFailureEndpoint>;

/** What brings a failure in. One source brings one: whatever it rests on is named, and the second time changes nothing. */
export interface NewFailure extends Omit<Partial<Given>, 'words' | 'severity'> {
  words: string;
  /** A slip until somebody has weighed it. */
  severity?: number | undefined;
  source: FailureSource;
  sourceId?: string | undefined;
  echoPhrase?: string | undefined;
  /** Who served, only to find the same element with another outcome. */
  servedBy?: string | null | undefined;
}

/** A person records that something was not kept. */
export async function recordFailureByHand(ctx: Ctx, given: Given): Promise<Failure> {
  await assertOneMatter(ctx, given);
  const { failureId } = await recordFailure(ctx, { ...given, source: 'person' });
  return getFailure(ctx, failureId);
}

/** What is written to one customer about a failure must never reach another, by a conversation that is not theirs. */
async function assertOneMatter(ctx: Ctx, { conversationId, customerId }: Given): Promise<void> {
  if (customerId === undefined && conversationId === undefined)
    throw invalid('customer_missing', 'customerId');
  if (customerId === undefined || conversationId === undefined) return;
  if (!(await isWith(ctx, { conversationId, customerId })))
    throw invalid('conversation_of_another', 'conversationId');
}

/**
 * Records a failure and, from severity 3 on or where somebody begins to put it right, gives it its one owner in the same
 * transaction. Answers what is there already when the source has brought it before.
 */
export async function recordFailure(
  ctx: Ctx,
  given: NewFailure,
): Promise<{ failureId: string; recoveryId: string | null; isNew: boolean }> {
  const place = await placeOf(ctx, given);
  if (given.elementId != null && !(await findElement(ctx, given.elementId)))
    throw invalid('element_unknown', 'elementId');
  const happenedAt = momentOf(ctx, given.happenedAt, 'happenedAt');
  const row = await insertFailure(ctx, given, { ...place, happenedAt });
  if (!row) return findBySource(ctx, given);
  const { id, severity } = row;
  const { customerId, conversationId } = place;
  const held = { id, customerId, conversationId, recordedAt: ctx.now };
  announce(
    ctx,
    failureRecorded,
    {
      failureId: id,
      customerId: place.customerId,
      conversationId: place.conversationId,
      elementId: given.elementId ?? null,
      severity,
      effectiveSeverity: row.effective,
      source: given.source,
      at: happenedAt.toISOString(),
    },
    subject(place.conversationId),
  );
  const isOwned = severity >= graveFrom || given.putRight === true || given.ownerStaffId !== undefined;
  const recoveryId = isOwned ? await beginRecovery(ctx, held, { ownerStaffId: given.ownerStaffId }) : null;
  return { failureId: id, recoveryId, isNew: true };
}

interface Place {
  customerId: string;
  conversationId: string | null;
  tier: Tier;
  channel: string | null;
  servedBy: string | null;
}

async function placeOf(ctx: Ctx, given: NewFailure): Promise<Place> {
  const conversation = given.conversationId ? await findPlace(ctx, given.conversationId) : undefined;
  if (given.conversationId && !conversation) throw invalid('conversation_unknown', 'conversationId');
  const customerId = given.customerId ?? conversation?.customerId;
  const customer = customerId === undefined ? undefined : await findCustomer(ctx, customerId);
  if (!customer) throw invalid('customer_unknown', 'customerId');
  return {
    customerId: customer.id,
    conversationId: given.conversationId ?? null,
    tier: customer.tier,
    channel: conversation?.channel ?? null,
    servedBy: given.servedBy ?? conversation?.assigneeId ?? null,
  };
}

async function insertFailure(ctx: Ctx, given: NewFailure, place: Place & { happenedAt: Date }) {
  const { settings } = await getWorkspace(ctx);
  const severity = given.severity ?? settings.slipSeverity;
  const { magnification } = await magnificationOf(ctx, place.tier, settings);
  const effective = effectiveSeverity(severity, magnification);
  const id = newId();
  const added = await ctx.tx
    .insertInto('failures')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      customerId: place.customerId,
      conversationId: place.conversationId,
      elementId: given.elementId ?? null,
      words: given.words,
      severity,
      effectiveSeverity: effective,
      tierAtTime: place.tier,
      foundBy: given.foundBy ?? 'them',
      source: given.source,
      sourceId: given.sourceId ?? null,
      causeWords: given.causeWords ?? '',
      isStable: given.isStable ?? null,
      isInOurControl: given.isInOurControl ?? null,
      whatHelps: given.whatHelps ?? '',
      echoPhrase: given.echoPhrase ?? null,
      happenedAt: place.happenedAt,
      recordedBy: staffIdOf(ctx),
      servedBy: place.servedBy,
      channel: place.channel,
      recordedAt: ctx.now,
    })
    .onConflict((one) =>
      one.columns(['workspaceId', 'source', 'sourceId']).where('sourceId', 'is not', null).doNothing(),
    )
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n ? { id, severity, effective } : undefined;
}

async function findBySource(ctx: Ctx, { source, sourceId }: NewFailure) {
  const row = await ctx.tx
    .selectFrom('failures as f')
    .leftJoin('recoveries as r', (join) =>
      join.onRef('r.workspaceId', '=', 'f.workspaceId').onRef('r.failureId', '=', 'f.id'),
    )
    .select(['f.id', 'r.id as recoveryId'])
    .where('f.workspaceId', '=', ctx.workspaceId)
    .where('f.source', '=', source)
    .where('f.sourceId', '=', sourceId ?? null)
    .executeTakeFirstOrThrow();
  return { failureId: row.id, recoveryId: row.recoveryId, isNew: false };
}

/** Corrects what is known. One that turns out grave has its owner from then on. */
export async function changeFailure(
  ctx: Ctx,
  failureId: string,
  change: InputOf<typeof changeFailureEndpoint>,
): Promise<Failure> {
  const before = await lockFailure(ctx, failureId);
  if (!before) return getFailure(ctx, failureId);
  if (change.elementId != null && !(await findElement(ctx, change.elementId)))
    throw invalid('element_unknown', 'elementId');
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return getFailure(ctx, failureId);
  await ctx.tx
    .updateTable('failures')
    .set({ ...given, ...(await weighedAnew(ctx, before.tierAtTime, change.severity)) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', failureId)
    .execute();
  const { customerId, conversationId } = before;
  const elementId = change.elementId === undefined ? before.elementId : change.elementId;
  announce(
    ctx,
    failureChanged,
    { failureId, customerId, conversationId, elementId },
    subject(conversationId),
  );
  await ownWhenGrave(ctx, before, change.severity);
  return getFailure(ctx, failureId);
}

async function weighedAnew(ctx: Ctx, tier: string, severity: number | undefined) {
  if (severity === undefined) return {};
  const { settings } = await getWorkspace(ctx);
  const known = tier === 'premium' || tier === 'flagship' ? tier : 'standard';
  const { magnification } = await magnificationOf(ctx, known, settings);
  return { effectiveSeverity: effectiveSeverity(severity, magnification) };
}

async function ownWhenGrave(
  ctx: Ctx,
  failure: NonNullable<Awaited<ReturnType<typeof lockFailure>>>,
  severity: number | undefined,
): Promise<void> {
  const known = await findRecoveryOf(ctx, failure.id);
  if (!known && (severity ?? 0) >= graveFrom && failure.status === 'open')
    await beginRecovery(ctx, failure, {});
  if (known && severity !== undefined) await refreshStanding(ctx, known.id);
}

import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { openRecoveryEndpoint, Recovery } from '../contract.ts';
import { recoveryOpened } from '../events.ts';
import { canOwn, findCustomer, findLead, findPlace } from '../queries/places.ts';
import { getRecovery } from '../queries/recovery.ts';
import { conflict, subject } from './about.ts';
import { aboutRecovery, lockRecovery, refreshStanding } from './standing.ts';
import { writeStep } from './write-step.ts';

type Given = InputOf<typeof openRecoveryEndpoint>;

/** Somebody begins to put a failure right. Of two who begin at once, one has it and the other is told who. */
export async function openRecovery(ctx: Ctx, given: Given): Promise<Recovery> {
  const failure = await lockFailure(ctx, given.failureId);
  if (!failure) throw invalid('failure_unknown', 'failureId');
  const known = await findRecoveryOf(ctx, given.failureId);
  if (known) throw conflict('already_owned', { recoveryId: known.id, owner: known.ownerName });
  const recoveryId = await beginRecovery(ctx, failure, given);
  return getRecovery(ctx, recoveryId);
}

/** A failure whose row is held, as its putting-right needs it. */
export interface HeldFailure {
  id: string;
  customerId: string;
  conversationId: string | null;
  /** When we noticed it. */
  recordedAt: Date;
}

/** Writes the putting-right of a failure that has none, with its one owner, and the two steps that come by themselves. */
export async function beginRecovery(
  ctx: Ctx,
  failure: HeldFailure,
  given: Partial<Omit<Given, 'failureId'>>,
): Promise<string> {
  const ownerStaffId = await ownerOf(ctx, failure, given.ownerStaffId);
  const places = await placesOf(ctx, failure, given);
  const id = newId();
  await ctx.tx
    .insertInto('recoveries')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      failureId: failure.id,
      ownerStaffId,
      ...places,
      paidMinor: given.paidMinor ?? null,
      loss: given.loss ?? null,
      endsAt: given.endsAt ?? null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .execute();
  await writeOwner(ctx, { recoveryId: id, staffId: ownerStaffId, because: '' });
  await ctx.tx
    .updateTable('failures')
    .set({ status: 'recovering' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', failure.id)
    .execute();
  const recovery = await lockRecovery(ctx, id);
  await writeStep(ctx, recovery, { step: 'noticed', at: failure.recordedAt });
  await writeStep(ctx, recovery, { step: 'owned', at: ctx.now });
  await refreshStanding(ctx, id);
  announce(
    ctx,
    recoveryOpened,
    { ...aboutRecovery(recovery), ownerStaffId, at: ctx.now.toISOString() },
    subject(failure.conversationId),
  );
  return id;
}

/** Who is named, else who begins; where a customer or the program begins, who has the conversation, else who leads. */
async function ownerOf(ctx: Ctx, failure: HeldFailure, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    if (!(await canOwn(ctx, named))) throw invalid('staff_unknown', 'ownerStaffId');
    return named;
  }
  const self = staffIdOf(ctx);
  if (self !== null) return self;
  const place = failure.conversationId === null ? undefined : await findPlace(ctx, failure.conversationId);
  if (place?.assigneeId && (await canOwn(ctx, place.assigneeId))) return place.assigneeId;
  const lead = await findLead(ctx, place?.teamId ?? null);
  if (lead === undefined) throw invalid('owner_missing', 'ownerStaffId');
  return lead;
}

async function placesOf(ctx: Ctx, failure: HeldFailure, given: Partial<Given>) {
  const customer = await findCustomer(ctx, failure.customerId);
  const beneficiaryId = given.beneficiaryId ?? failure.customerId;
  const payerId = given.payerId ?? customer?.payerId ?? failure.customerId;
  await assertCustomers(ctx, given);
  return { beneficiaryId, payerId };
}

export async function assertCustomers(
  ctx: Ctx,
  given: { beneficiaryId?: string | undefined; payerId?: string | undefined },
): Promise<void> {
  for (const path of ['beneficiaryId', 'payerId'] as const) {
    const id = given[path];
    if (id !== undefined && !(await findCustomer(ctx, id))) throw invalid('customer_unknown', path);
  }
}

export async function writeOwner(
  ctx: Ctx,
  given: { recoveryId: string; staffId: string; because: string },
): Promise<void> {
  await ctx.tx
    .insertInto('recoveryOwners')
    .values({ workspaceId: ctx.workspaceId, id: newId(), ...given, since: ctx.now })
    .execute();
}

export async function lockFailure(ctx: Ctx, failureId: string) {
  return ctx.tx
    .selectFrom('failures')
    .select([
      'id',
      'customerId',
      'conversationId',
      'elementId',
      'severity',
      'tierAtTime',
      'status',
      'recordedAt',
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', failureId)
    .forUpdate()
    .executeTakeFirst();
}

export async function findRecoveryOf(ctx: Ctx, failureId: string) {
  return ctx.tx
    .selectFrom('recoveries as r')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'r.workspaceId').onRef('s.id', '=', 'r.ownerStaffId'),
    )
    .select(['r.id', 's.name as ownerName'])
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.failureId', '=', failureId)
    .executeTakeFirst();
}

import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { findElement } from '#modules/journey/index.ts';
import type { Expectation } from '../contract.ts';
import type { Levels } from '../logic/levels.ts';
import { getExpectation } from '../queries/expectation-rows.ts';
import { findStanding, lockCustomer } from '../queries/facts.ts';
import { lockStanding } from './record-expectation.ts';
import { announceChange, writeRecord } from './write-record.ts';

/** What a customer does with a record of theirs, on their own page. Somebody else's is not there for them. */
export interface OwnRecord {
  id: string;
  customerIds: readonly string[];
}

/** Their word replaces ours; staff see that it is theirs. */
export async function correctExpectation(
  ctx: Ctx,
  own: OwnRecord,
  given: Levels & { words: string },
): Promise<Expectation> {
  const before = await lockOwn(ctx, own);
  return writeRecord(ctx, {
    ...given,
    customerId: before.customer.id,
    elementId: before.element.id,
    source: 'said',
    confidence: 'high',
    state: 'stated',
    conversationId: before.conversationId,
    replacesId: before.id,
    what: 'corrected',
  });
}

/** "That is right": nothing changes but that they said so. */
export async function confirmExpectation(ctx: Ctx, own: OwnRecord): Promise<void> {
  const { id, customer, element } = await lockOwn(ctx, own);
  await change(ctx, id, { seenAt: ctx.now });
  announceChange(ctx, { id, customerId: customer.id, elementId: element.id }, 'confirmed');
}

/** "I do not expect this": kept as history, shown to nobody as theirs. */
export async function withdrawExpectation(ctx: Ctx, own: OwnRecord): Promise<void> {
  const { id, customer, element } = await lockOwn(ctx, own);
  await change(ctx, id, { withdrawnAt: ctx.now });
  announceChange(ctx, { id, customerId: customer.id, elementId: element.id }, 'withdrawn');
}

/** Something nobody had noted. Where a record stands already, their word takes its place. */
export async function addOwnExpectation(
  ctx: Ctx,
  given: Levels & { customerId: string; elementId: string; words: string },
): Promise<Expectation> {
  await lockCustomer(ctx, given.customerId);
  const element = await findElement(ctx, given.elementId);
  if (element?.status !== 'live') throw notFound();
  const standing = await findStanding(ctx, given);
  return writeRecord(ctx, {
    ...given,
    source: 'said',
    confidence: 'high',
    state: 'stated',
    conversationId: null,
    replacesId: standing?.id ?? null,
    what: standing ? 'corrected' : 'recorded',
  });
}

async function lockOwn(ctx: Ctx, { id, customerIds }: OwnRecord): Promise<Expectation> {
  const seen = await getExpectation(ctx, id);
  if (!customerIds.includes(seen.customer.id)) throw notFound();
  return lockStanding(ctx, id);
}

async function change(ctx: Ctx, id: string, set: { seenAt: Date } | { withdrawnAt: Date }): Promise<void> {
  await ctx.tx
    .updateTable('expectations')
    .set(set)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
}

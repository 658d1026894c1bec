import { findElement } from '#modules/journey/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { Expectation, recordExpectationEndpoint, supersedeExpectationEndpoint } from '../contract.ts';
import { stateOf } from '../logic/levels.ts';
import { getExpectation } from '../queries/expectation-rows.ts';
import { findStanding, isConversation, lockCustomer } from '../queries/facts.ts';
import { writeRecord } from './write-record.ts';

export async function recordExpectation(
  ctx: Ctx,
  given: InputOf<typeof recordExpectationEndpoint>,
): Promise<Expectation> {
  await assertPlace(ctx, given);
  const standing = await findStanding(ctx, given);
  if (standing && standing.withdrawnAt === null)
    throw new Refusal('already_recorded', { kind: 'conflict', facts: { id: standing.id } });
  return writeRecord(ctx, {
    customerId: given.customerId,
    elementId: given.elementId,
    adequate: given.adequate ?? null,
    desired: given.desired ?? null,
    expectedNow: given.expectedNow ?? null,
    words: given.words,
    source: given.source,
    confidence: given.confidence,
    state: stateOf(given.source),
    conversationId: given.conversationId ?? null,
    replacesId: standing?.id ?? null,
    what: 'recorded',
  });
}

/** What is not given stays as it stood. Whoever looked at a record that was replaced meanwhile is told which one stands. */
export async function supersedeExpectation(
  ctx: Ctx,
  id: string,
  change: InputOf<typeof supersedeExpectationEndpoint>,
): Promise<Expectation> {
  const before = await lockStanding(ctx, id);
  await assertConversation(ctx, change.conversationId);
  const source = change.source ?? before.source;
  return writeRecord(ctx, {
    customerId: before.customer.id,
    elementId: before.element.id,
    adequate: change.adequate === undefined ? before.adequate : change.adequate,
    desired: change.desired === undefined ? before.desired : change.desired,
    expectedNow: change.expectedNow === undefined ? before.expectedNow : change.expectedNow,
    words: change.words ?? before.words,
    source,
    confidence: change.confidence ?? before.confidence,
    state: stateOf(source),
    conversationId: change.conversationId ?? before.conversationId,
    replacesId: before.id,
    what: 'changed',
  });
}

/** The record, alone with it, if it still stands. */
export async function lockStanding(ctx: Ctx, id: string): Promise<Expectation> {
  const seen = await getExpectation(ctx, id);
  await lockCustomer(ctx, seen.customer.id);
  const before = await getExpectation(ctx, id);
  if (before.replacedAt === null && before.withdrawnAt === null) return before;
  const standing = await findStanding(ctx, { customerId: before.customer.id, elementId: before.element.id });
  throw new Refusal('expectation_replaced', { kind: 'conflict', facts: { currentId: standing?.id ?? null } });
}

/** Locks the customer, so that one element never has two records. */
export async function assertPlace(
  ctx: Ctx,
  given: { customerId: string; elementId: string; conversationId?: string | undefined },
): Promise<void> {
  if (!(await lockCustomer(ctx, given.customerId))) throw invalid('customer_unknown', 'customerId');
  const element = await findElement(ctx, given.elementId);
  if (!element) throw invalid('element_unknown', 'elementId');
  await assertConversation(ctx, given.conversationId);
}

async function assertConversation(ctx: Ctx, conversationId: string | undefined): Promise<void> {
  if (conversationId === undefined || (await isConversation(ctx, conversationId))) return;
  throw invalid('conversation_unknown', 'conversationId');
}

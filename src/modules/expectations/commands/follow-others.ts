import type { Ctx } from '#platform/context.ts';
import { expectedNow, fewestReviews } from '../logic/ratchet.ts';
import { findExpectation, listCurrent } from '../queries/expectation-rows.ts';
import { findStanding, listElementsOfVersion, listRatchetFacts, lockCustomer } from '../queries/facts.ts';
import { writeRecord } from './write-record.ts';

/** Both sides accepted a page: what it names is agreed from now on. A second run finds nothing left to do. */
export async function markAgreed(
  ctx: Ctx,
  { customerId, versionId }: { customerId: string; versionId: string },
): Promise<void> {
  if (!(await lockCustomer(ctx, customerId))) return;
  const named = new Set(await listElementsOfVersion(ctx, versionId));
  for (const before of await listCurrent(ctx, [customerId])) {
    if (!named.has(before.element.id) || before.state === 'agreed') continue;
    await writeRecord(ctx, {
      customerId,
      elementId: before.element.id,
      adequate: before.adequate,
      desired: before.desired,
      expectedNow: before.expectedNow,
      words: before.words,
      source: 'agreed',
      confidence: 'high',
      state: 'agreed',
      conversationId: before.conversationId,
      replacesId: before.id,
      what: 'agreed',
    });
  }
}

/**
 * A review marked elements: what is expected now follows (C4). It is worked out afresh from all reviews and words, so
 * a corrected mark corrects it and a second run changes nothing. What the customer withdrew stays withdrawn.
 */
export async function followReview(
  ctx: Ctx,
  { customerId, elementIds }: { customerId: string; elementIds: readonly string[] },
): Promise<void> {
  if (!(await lockCustomer(ctx, customerId))) return;
  const known = await listRatchetFacts(ctx, customerId);
  for (const elementId of elementIds) {
    const facts = known.get(elementId)?.facts ?? [];
    const reviews = facts.filter(({ kind }) => kind === 'review').length;
    if (reviews === 0) continue;
    const standing = await findStanding(ctx, { customerId, elementId });
    if (standing && standing.withdrawnAt !== null) continue;
    const before = standing && (await findExpectation(ctx, standing.id));
    const level = Math.round(expectedNow(facts) * 100) / 100;
    if (before?.expectedNow === level) continue;
    await writeRecord(ctx, {
      customerId,
      elementId,
      adequate: before?.adequate ?? null,
      desired: before?.desired ?? null,
      expectedNow: level,
      words: before?.words ?? '',
      source: 'review',
      confidence: reviews < fewestReviews ? 'low' : 'medium',
      state: before?.state === 'agreed' ? 'agreed' : 'inferred',
      conversationId: null,
      replacesId: before?.id ?? null,
      what: 'inferred',
    });
  }
}

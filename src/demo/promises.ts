import { evidenceOfPromise } from '#modules/report-cards/logic/evidence-of.ts';
import { firstReplyDueAt } from '#modules/promises/logic/customer-clock.ts';
import type { EvidenceFact } from '#modules/report-cards/logic/evidence-of.ts';
import { need, type House } from './house.ts';
import type { Remembered } from './tell-year.ts';

type Answerable = Omit<Remembered, 'firstReplyAt'> & { firstReplyAt: Date | null };

/** One due promise for each conversation, decided as the clock says; a few of the missed ones were put right. */
export function decidePromises(house: House, told: readonly Answerable[]): EvidenceFact[] {
  const { random, rows, workspaceId, now, firstReply } = house;
  return told.flatMap((conversation) => {
    const { startedAt, firstReplyAt } = conversation;
    const dueAt = firstReplyDueAt(startedAt, firstReply.targetMinutes);
    const isInTime = firstReplyAt !== null && firstReplyAt <= dueAt;
    const wasPutRight = firstReplyAt !== null && !isInTime && random.chance(0.3);
    const missed = wasPutRight ? 'recovered' : 'missed';
    const outcome = isInTime ? 'kept' : firstReplyAt === null && now < dueAt ? 'open' : missed;
    const due = {
      workspaceId,
      id: random.id(startedAt),
      promiseId: firstReply.id,
      kind: 'first-reply',
      elementId: firstReply.elementId,
      conversationId: conversation.id,
      customerId: conversation.guest.id,
      teamId: need(house.teamIds, conversation.story.team),
      staffId: firstReplyAt === null ? null : conversation.staffId,
      startedAt,
      dueAt,
      fulfilledAt: firstReplyAt,
      outcome,
      decidedAt: outcome === 'open' ? null : isInTime ? firstReplyAt : dueAt,
    } as const;
    rows.duePromises.push(due);
    const { id: touchpointId, stage } = need(house.touchpoints, conversation.story.touchpoint);
    return evidenceOfPromise(due, { touchpointId, stage });
  });
}

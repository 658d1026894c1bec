import type { Ctx } from '#platform/context.ts';
import type { RatchetFact } from '../logic/ratchet.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

/** Two who write of one customer at the same moment follow each other; false when there is no such customer. */
export async function lockCustomer(ctx: Reader, customerId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function isConversation(ctx: Reader, conversationId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The record that stands for this customer and element, also when it was withdrawn. */
export async function findStanding(
  ctx: Reader,
  { customerId, elementId }: { customerId: string; elementId: string },
): Promise<{ id: string; withdrawnAt: Date | null } | undefined> {
  return ctx.tx
    .selectFrom('expectations')
    .select(['id', 'withdrawnAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('elementId', '=', elementId)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
}

export interface ElementFacts {
  /** In order of time. */
  facts: RatchetFact[];
  lastMark: { value: number; at: string } | null;
}

/**
 * What the ratchet reads of one customer, by element: the marks of their reviews and every level that somebody recorded
 * as expected. Levels that the ratchet itself inferred are left out, or it would feed on its own guesses.
 */
export async function listRatchetFacts(ctx: Reader, customerId: string): Promise<Map<string, ElementFacts>> {
  const marks = await ctx.tx
    .selectFrom('meetingScores as score')
    .innerJoin('meetings as meeting', (join) =>
      join.onRef('meeting.workspaceId', '=', 'score.workspaceId').onRef('meeting.id', '=', 'score.meetingId'),
    )
    .select(['score.elementId', 'score.value', 'meeting.scheduledAt as at'])
    .where('score.workspaceId', '=', ctx.workspaceId)
    .where('meeting.customerId', '=', customerId)
    .where('meeting.status', '<>', 'cancelled')
    .execute();
  const words = await ctx.tx
    .selectFrom('expectations')
    .select(['elementId', 'expectedNow as value', 'at'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('source', '<>', 'review')
    .where('expectedNow', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .execute();
  const all = [
    ...marks.map((row) => ({ ...row, kind: 'review' as const })),
    ...words.map((row) => ({ ...row, kind: 'stated' as const })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const found = new Map<string, ElementFacts>();
  for (const { elementId, kind, value, at } of all) {
    const known = found.get(elementId) ?? { facts: [], lastMark: null };
    const fact = { kind, value: Number(value), at: at.toISOString() };
    known.facts.push(fact);
    if (kind === 'review') known.lastMark = { value: fact.value, at: fact.at };
    found.set(elementId, known);
  }
  return found;
}

/** Which elements a version of a page between us names. */
export async function listElementsOfVersion(ctx: Reader, versionId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('agreementUses')
    .select('refId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('versionId', '=', versionId)
    .where('kind', '=', 'element')
    .execute();
  return rows.map((row) => row.refId);
}

/** The elements a customer can speak of, for the page on which they add one. */
export async function listLiveElements(ctx: Reader): Promise<{ id: string; name: string }[]> {
  return ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'live')
    .orderBy('pillar')
    .orderBy('position')
    .limit(200)
    .execute();
}

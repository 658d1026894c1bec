import type { Ctx } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { z } from 'zod';
import type { Expectation } from '../contract.ts';
import { expectationChanged } from '../events.ts';
import { judgeLevels } from '../logic/levels.ts';
import { getExpectation } from '../queries/expectation-rows.ts';

export type Change = z.output<typeof expectationChanged.payload>['what'];

export interface NewRecord {
  customerId: string;
  elementId: string;
  adequate: number | null;
  desired: number | null;
  expectedNow: number | null;
  words: string;
  source: Expectation['source'];
  confidence: Expectation['confidence'];
  state: Expectation['state'];
  conversationId: string | null;
  replacesId: string | null;
  what: Change;
}

/** Writes a record in place of the one that stood; the customer is locked by the caller. */
export async function writeRecord(ctx: Ctx, { what, ...record }: NewRecord): Promise<Expectation> {
  const verdict = judgeLevels(record, record.words);
  if (verdict !== 'fine') throw invalid(verdict);
  if (record.replacesId !== null) await replace(ctx, record.replacesId);
  const id = newId();
  await ctx.tx
    .insertInto('expectations')
    .values({
      ...record,
      workspaceId: ctx.workspaceId,
      id,
      recordedByKind: ctx.actor.kind,
      recordedBy: 'id' in ctx.actor ? ctx.actor.id : null,
      at: ctx.now,
    })
    .execute();
  const { customerId, elementId } = record;
  announceChange(ctx, { id, customerId, elementId }, what);
  return getExpectation(ctx, id);
}

async function replace(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx
    .updateTable('expectations')
    .set({ replacedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('replacedAt', 'is', null)
    .execute();
}

export function announceChange(
  ctx: Ctx,
  record: { id: string; customerId: string; elementId: string },
  what: Change,
): void {
  const { id: expectationId, customerId, elementId } = record;
  const at = ctx.now.toISOString();
  announce(ctx, expectationChanged, {
    expectationId,
    customerId,
    elementId,
    what,
    byKind: ctx.actor.kind,
    at,
  });
}

import { findElement } from '#modules/journey/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import type { makePromise as endpoint } from '../contract.ts';
import { mayPromise } from '../logic/making.ts';
import { nextUpdateStands } from '../logic/which-clocks.ts';
import { findCounting } from '../queries/counting-promises.ts';
import { getDue } from '../queries/due-promises.ts';
import { lookLater } from '../jobs.ts';
import { dropPlan, keepByWord, planNextUpdate } from './next-update.ts';
import { lockClocks } from './run-clocks.ts';
import { listUnderway, writeClocks } from './start-clocks.ts';

type Input = InputOf<typeof endpoint>;

/**
 * Records what somebody promised a customer. Where a standing promise of the same kind counts for this customer, the new
 * one is an instance of it, so that how it is kept is known there too; its date is the one that was said.
 */
export async function makePromise(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: Input },
): Promise<OutputOf<typeof endpoint>> {
  const conversationId = params.id;
  await lockClocks(ctx, [conversationId]);
  await assertUnderway(ctx, conversationId);
  const dueAt = new Date(input.dueAt);
  const slotStartsAt = input.slotStartsAt === undefined ? null : new Date(input.slotStartsAt);
  assertDate(ctx, { kind: input.kind, dueAt, slotStartsAt });
  await assertElement(ctx, input.elementId);
  if (input.kind === 'next-update') {
    if (input.stated === 'next-message') {
      await planNextUpdate(ctx, { conversationId, dueAt });
      return { due: null };
    }
    await dropPlan(ctx, conversationId);
    await lookLater(ctx, await keepByWord(ctx, conversationId));
  }
  return { due: await begin(ctx, conversationId, input, { dueAt, slotStartsAt }) };
}

async function begin(
  ctx: Ctx,
  conversationId: string,
  input: Input,
  { dueAt, slotStartsAt }: { dueAt: Date; slotStartsAt: Date | null },
) {
  const conversation = (await listUnderway(ctx, [conversationId])).get(conversationId);
  if (!conversation) throw notFound();
  const standing = await findCounting(ctx, { conversationId, kind: input.kind });
  const looks = await writeClocks(ctx, [
    {
      conversation,
      promiseId: standing?.id ?? null,
      kind: input.kind,
      elementId: input.elementId ?? standing?.elementId ?? null,
      startedAt: ctx.now,
      dueAt,
      slotStartsAt,
      words: input.words,
      madeBy: staffIdOf(ctx),
    },
  ]);
  await lookLater(ctx, looks);
  const [made] = looks;
  if (!made) throw new Error('A promise made by hand begins unless the lock was not held');
  return getDue(ctx, made.duePromiseId);
}

/** Nothing is promised in a matter that is over; one that waits for the customer still has promises of ours. */
async function assertUnderway(ctx: Ctx, conversationId: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('conversations')
    .select('status')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!row) throw notFound();
  if (!nextUpdateStands(row.status) && row.status !== 'waiting')
    throw new Refusal('conversation_over', { kind: 'conflict' });
}

export function assertDate(ctx: Ctx, wanted: Parameters<typeof mayPromise>[0]): void {
  const verdict = mayPromise(wanted, ctx.now);
  if (verdict.allowed) return;
  const path = verdict.because === 'slot_unclear' ? 'slotStartsAt' : 'dueAt';
  throw invalid(verdict.because, path);
}

async function assertElement(ctx: Ctx, elementId: string | undefined): Promise<void> {
  if (elementId === undefined || (await findElement(ctx, elementId))) return;
  throw invalid('element_unknown', 'elementId');
}

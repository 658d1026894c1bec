import { postMessage } from '#modules/conversations/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type {
  DuePromise,
  fulfilPromise as fulfilEndpoint,
  movePromise as moveEndpoint,
  withdrawPromise as withdrawEndpoint,
} from '../contract.ts';
import { promiseKind } from '../contract.ts';
import { promiseClockChanged, promiseEnded } from '../events.ts';
import { lookLater } from '../jobs.ts';
import { keptByMessage, mayChangeMade, mayFulfil } from '../logic/making.ts';
import { getDue } from '../queries/due-promises.ts';
import { decidePromise } from './decide-promise.ts';
import { assertDate } from './make-promise.ts';
import { lockClocks } from './run-clocks.ts';

/** Done, with the words to remember it by. What was done in time is decided at once; late, it stays missed. */
export async function fulfilPromise(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof fulfilEndpoint> },
): Promise<DuePromise> {
  const due = await lockMade(ctx, params.id);
  const at = input.at === undefined ? ctx.now : new Date(input.at);
  assertAllowed(mayFulfil(due, at, ctx.now));
  await ctx.tx
    .updateTable('duePromises')
    .set({
      fulfilledAt: at,
      fulfilledWords: input.words,
      staffId: ctx.actor.kind === 'staff' ? ctx.actor.id : due.staffId,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', due.id)
    .execute();
  if (due.outcome === 'open') await lookLater(ctx, await decidePromise(ctx, due.id));
  announceChange(ctx, due.conversationId);
  return getDue(ctx, due.id);
}

/**
 * Moves a date by telling the customer: the message leaves in the same transaction, or what was said aloud is written
 * down. The first date stays, and a message taken back takes the move back.
 */
export async function movePromise(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof moveEndpoint> },
): Promise<DuePromise> {
  const due = await lockMade(ctx, params.id);
  assertAllowed(mayChangeMade(due, ctx.now));
  const dueAt = new Date(input.dueAt);
  const slotStartsAt = input.slotStartsAt === undefined ? null : new Date(input.slotStartsAt);
  assertDate(ctx, { kind: promiseKind.parse(due.kind), dueAt, slotStartsAt });
  const messageId =
    input.tell.how === 'message' ? await tell(ctx, due.conversationId, input.tell.text) : null;
  await ctx.tx
    .insertInto('promiseMoves')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      duePromiseId: due.id,
      fromDueAt: due.dueAt,
      toDueAt: dueAt,
      fromSlotStartsAt: due.slotStartsAt,
      toSlotStartsAt: slotStartsAt,
      messageId,
      said: input.tell.how === 'aloud' ? input.tell.said : '',
      movedBy: staffIdOf(ctx),
      movedAt: ctx.now,
    })
    .execute();
  await setDate(ctx, due.id, { dueAt, slotStartsAt });
  await lookLater(ctx, [{ duePromiseId: due.id, when: dueAt }]);
  announceChange(ctx, due.conversationId);
  return getDue(ctx, due.id);
}

/** The message that told of a new date was taken back or refused: the date the customer knows counts again. */
export async function unmovePromise(ctx: Ctx, messageId: string): Promise<void> {
  const move = await ctx.tx
    .updateTable('promiseMoves')
    .set({ undoneAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('messageId', '=', messageId)
    .where('undoneAt', 'is', null)
    .returning(['duePromiseId', 'fromDueAt', 'fromSlotStartsAt'])
    .executeTakeFirst();
  if (!move) return;
  await setDate(ctx, move.duePromiseId, { dueAt: move.fromDueAt, slotStartsAt: move.fromSlotStartsAt });
  await lookLater(ctx, [{ duePromiseId: move.duePromiseId, when: move.fromDueAt }]);
}

/** Takes a promise back before it falls due, with the reason; afterwards it can only be missed. */
export async function withdrawPromise(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof withdrawEndpoint> },
): Promise<DuePromise> {
  const due = await lockMade(ctx, params.id);
  assertAllowed(mayChangeMade(due, ctx.now));
  await ctx.tx
    .updateTable('duePromises')
    .set({ outcome: 'void', decidedAt: ctx.now, endedBecause: input.because })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', due.id)
    .execute();
  const { conversationId } = due;
  announce(
    ctx,
    promiseEnded,
    { duePromiseId: due.id, conversationId, because: input.because },
    { subjectId: conversationId },
  );
  return getDue(ctx, due.id);
}

async function lockMade(ctx: Ctx, duePromiseId: string) {
  const find = () =>
    ctx.tx
      .selectFrom('duePromises')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', duePromiseId)
      .executeTakeFirst();
  const place = await find();
  if (!place) throw notFound();
  await lockClocks(ctx, [place.conversationId]);
  const due = await find();
  if (!due) throw notFound();
  // A next update is kept by a word from us and by nothing else, and a clock nobody promised is not anybody's to move.
  const isMadeByHand = due.words !== '' && !keptByMessage.includes(promiseKind.parse(due.kind));
  return { ...due, isMadeByHand };
}

function assertAllowed(verdict: { allowed: true } | { allowed: false; because: string }): void {
  if (!verdict.allowed) throw new Refusal(verdict.because, { kind: 'conflict' });
}

async function tell(ctx: Ctx, conversationId: string, text: string): Promise<string> {
  const message = await postMessage(ctx, {
    params: { id: conversationId },
    input: { kind: 'message', direction: 'out', text, cc: [], bcc: [], attachmentIds: [], mentions: [] },
  });
  return message.id;
}

async function setDate(
  ctx: Ctx,
  duePromiseId: string,
  date: { dueAt: Date; slotStartsAt: Date | null },
): Promise<void> {
  await ctx.tx
    .updateTable('duePromises')
    .set(date)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', duePromiseId)
    .where('outcome', '=', 'open')
    .execute();
}

function announceChange(ctx: Ctx, conversationId: string): void {
  announce(ctx, promiseClockChanged, { conversationId }, { subjectId: conversationId });
}

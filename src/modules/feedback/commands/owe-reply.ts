import type { Ctx } from '#platform/context.ts';
import { isRefusal } from '#platform/errors.ts';
import { noteWant } from '#modules/expectations/index.ts';
import { isNewWish, replyWithinDays, stepOf } from '../logic/how-far.ts';
import { daysLater } from '../logic/page-state.ts';
import type { AnswerChange, GivenAnswer } from '../logic/submission.ts';
import { elementsOf, listCurrentAnswers, type Ask } from '../queries/find-ask.ts';

/**
 * What follows from "how much further": somebody owes the customer a reply, and what they named is a wish of theirs. It
 * never touches what they expect; wishing is not counting on it.
 */
export async function followHowFar(
  ctx: Ctx,
  { ask, given, change }: { ask: Ask; given: readonly GivenAnswer[]; change: AnswerChange },
): Promise<void> {
  if (ask.kind !== 'check-in') return;
  const said = (question: GivenAnswer['question']) => given.find((one) => one.question === question)?.value;
  const howFar = said('how-far');
  const step = stepOf(howFar ?? '');
  await settleDebt(ctx, ask, { owes: step !== undefined });
  const elementId = said('how-far-about');
  if (step === undefined || elementId === undefined || !isNewWish(change.added)) return;
  const isLive = (await elementsOf(ctx, ask)).some(({ id }) => id === elementId);
  if (!isLive) return;
  const asCustomer: Ctx = { ...ctx, actor: { kind: 'customer', id: ask.customerId, permissions: [] } };
  const words = (said('how-far-words') ?? '').slice(0, 1000);
  try {
    await noteWant(asCustomer, { customerId: ask.customerId, elementId, step, words });
  } catch (error) {
    // They wish for as much as can be already; their answer is kept all the same.
    if (!isRefusal(error)) throw error;
  }
}

/** One debt for each ask, due a week after it was first said. What was replied to already stays. */
async function settleDebt(ctx: Ctx, ask: Ask, { owes }: { owes: boolean }): Promise<void> {
  const current = await listCurrentAnswers(ctx, ask.id);
  const answer = current.find(({ question }) => question === 'how-far');
  const removed = await ctx.tx
    .deleteFrom('howFarReplies')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('repliedAt', 'is', null)
    .where('answerId', 'in', (eb) =>
      eb
        .selectFrom('answers')
        .select('id')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('askId', '=', ask.id),
    )
    .returning('dueAt')
    .execute();
  if (!owes || !answer) return;
  const dueAt = removed[0]?.dueAt ?? daysLater(ctx.now, replyWithinDays);
  await ctx.tx
    .insertInto('howFarReplies')
    .values({ workspaceId: ctx.workspaceId, answerId: answer.id, customerId: ask.customerId, dueAt })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'answerId']).doNothing())
    .execute();
}

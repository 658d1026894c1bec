import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { notFound } from '#platform/errors.ts';
import type { Answer } from '../contract.ts';
import { answerShared } from '../events.ts';
import { isAboutPerson, isConcerned } from '../permissions.ts';
import { findAnswer } from '../queries/answers.ts';

/** Sharing is the person's own gift and is not taken back: others may have read it by then. */
export async function shareAnswer(ctx: Ctx, answerId: string): Promise<Answer> {
  const answer = await getOwnAnswer(ctx, answerId);
  if (answer.sharedAt !== null) return answer;
  await ctx.tx
    .updateTable('answers')
    .set({ sharedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', answerId)
    .execute();
  const conversationId = answer.conversation?.id ?? null;
  const { askId, staff } = answer;
  if (staff) announce(ctx, answerShared, { answerId, askId, staffId: staff.id, conversationId });
  return { ...answer, sharedAt: ctx.now.toISOString() };
}

export async function markAnswerRead(ctx: Ctx, answerId: string): Promise<Answer> {
  const answer = await getOwnAnswer(ctx, answerId);
  if (answer.readAt !== null) return answer;
  await ctx.tx
    .updateTable('answers')
    .set({ readAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', answerId)
    .execute();
  return { ...answer, readAt: ctx.now.toISOString() };
}

/** Somebody else's answer and one that does not exist get the same reply. */
async function getOwnAnswer(ctx: Ctx, answerId: string): Promise<Answer> {
  const answer = await findAnswer(ctx, answerId);
  if (!answer || !isAboutPerson(answer.question)) throw notFound();
  if (!isConcerned(ctx.actor, { ...answer, staffId: answer.staff?.id ?? null })) throw notFound();
  return answer;
}

import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { noteCustomerWords } from '#modules/rules/index.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import { answerGiven } from '../events.ts';
import { daysLater, pageState, type PageState } from '../logic/page-state.ts';
import {
  answerChange,
  questionsOf,
  readSubmission,
  scales,
  type AnswerChange,
  type GivenAnswer,
  type Submission,
} from '../logic/submission.ts';
import { followHowFar } from './owe-reply.ts';
import { listCurrentAnswers, lockAskByToken, type Ask } from '../queries/find-ask.ts';

export type SubmitOutcome =
  | { outcome: 'closed'; state: PageState }
  | { outcome: 'problems'; ask: Ask; problems: Submission['problems'] }
  | { outcome: 'thanks'; ask: Ask; changeableUntil: Date };

/**
 * Records what a person says on the ask page. The first submission opens the seven days in which it may be changed;
 * a later one replaces what it changes and moves that moment no further.
 */
export async function submitAnswers(
  ctx: Ctx,
  sent: { tokenHash: Buffer; form: Record<string, unknown>; by: 'person' | 'machine' },
): Promise<SubmitOutcome> {
  const ask = await lockAskByToken(ctx, sent.tokenHash);
  if (!ask || ask.suspendedAt !== null) return { outcome: 'closed', state: 'gone' };
  const state = pageState(ask, ctx.now);
  if (state === 'gone' || state === 'final') return { outcome: 'closed', state };
  const { given, problems } = readSubmission(sent.form, questionsOf(ask));
  if (problems.length > 0) return { outcome: 'problems', ask, problems };
  const changeableUntil = ask.changeableUntil ?? daysLater(ctx.now, settingsOf(ask).answerChangeableDays);
  if (sent.by === 'machine') await keepFlagged(ctx, ask, given);
  else await keepAnswers(ctx, { ask, given, changeableUntil });
  return { outcome: 'thanks', ask, changeableUntil };
}

async function keepAnswers(
  ctx: Ctx,
  { ask, given, changeableUntil }: { ask: Ask; given: GivenAnswer[]; changeableUntil: Date },
): Promise<void> {
  const change = answerChange(await listCurrentAnswers(ctx, ask.id), given);
  if (change.replaced.length === 0 && change.added.length === 0) return;
  await replaceAnswers(ctx, ask.id, change);
  await followHowFar(ctx, { ask, given, change });
  await followRule(ctx, ask, change);
  await ctx.tx
    .updateTable('asks')
    .set({ status: 'answered', answeredAt: ask.answeredAt ?? ctx.now, changeableUntil })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ask.id)
    .execute();
  const said = (question: GivenAnswer['question']) => given.find((one) => one.question === question)?.value;
  announce(
    ctx,
    answerGiven,
    {
      askId: ask.id,
      conversationId: ask.conversationId,
      customerId: ask.customerId,
      mark: scales['school-mark'].find((mark) => mark === said('school-mark')) ?? null,
      basicWorked: scales['basic-worked'].find((value) => value === said('basic-worked')) ?? null,
      elementId: ask.elementId,
      isChange: ask.answeredAt !== null,
      at: ctx.now.toISOString(),
    },
    ask.conversationId === null ? {} : { subjectId: ask.conversationId },
  );
}

/** What they say of a rule goes to whoever looks after rules; an emptied field takes it back. */
async function followRule(ctx: Ctx, ask: Ask, { replaced, added }: AnswerChange): Promise<void> {
  const isRule = ({ question }: Pick<GivenAnswer, 'question'>) => question === 'rule-in-the-way';
  const said = added.find(isRule);
  if (!said && !replaced.some(isRule)) return;
  const { id: askId, customerId, conversationId } = ask;
  await noteCustomerWords(ctx, { askId, customerId, conversationId, words: said?.value ?? '' });
}

/** The old answers end before the new ones begin: only one answer per question is current, and the database says so. */
async function replaceAnswers(ctx: Ctx, askId: string, { replaced, added }: AnswerChange): Promise<void> {
  if (replaced.length > 0) {
    await ctx.tx
      .updateTable('answers')
      .set({ replacedAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where(
        'id',
        'in',
        replaced.map((answer) => answer.id),
      )
      .execute();
  }
  if (added.length === 0) return;
  await ctx.tx
    .insertInto('answers')
    .values(
      added.map((answer) => ({ workspaceId: ctx.workspaceId, id: newId(), askId, at: ctx.now, ...answer })),
    )
    .execute();
}

/** History from the start: kept for whoever looks into it, and never current, so nothing counts or shows it. */
async function keepFlagged(ctx: Ctx, ask: Ask, given: GivenAnswer[]): Promise<void> {
  const flagged = {
    workspaceId: ctx.workspaceId,
    askId: ask.id,
    at: ctx.now,
    replacedAt: ctx.now,
    isFlagged: true,
  };
  await ctx.tx
    .insertInto('answers')
    .values(given.map((answer) => ({ ...flagged, id: newId(), ...answer })))
    .execute();
}

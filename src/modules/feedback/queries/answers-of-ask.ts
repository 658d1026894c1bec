import type { Ctx } from '#platform/context.ts';
import { question, type Question } from '../contract.ts';

export interface AnswersOfAsk {
  ask: {
    id: string;
    conversationId: string | null;
    customerId: string;
    staffId: string | null;
    teamId: string | null;
    touchpointId: string | null;
    elementId: string | null;
  };
  answers: { id: string; question: Question; value: string; at: Date; isCurrent: boolean }[];
}

/** An ask with every answer a person ever gave to it, current or replaced; flagged ones are nobody's answers. */
export async function listAnswersOfAsk(ctx: Ctx, askId: string): Promise<AnswersOfAsk | undefined> {
  const ask = await ctx.tx
    .selectFrom('asks')
    .select(['id', 'conversationId', 'customerId', 'staffId', 'teamId', 'touchpointId', 'elementId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', askId)
    .executeTakeFirst();
  if (!ask) return undefined;
  const rows = await ctx.tx
    .selectFrom('answers')
    .select(['id', 'question', 'value', 'at', 'replacedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('askId', '=', askId)
    .where('isFlagged', '=', false)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const answers = rows.map(({ replacedAt, ...row }) => ({
    ...row,
    question: question.parse(row.question),
    isCurrent: replacedAt === null,
  }));
  return { ask, answers };
}

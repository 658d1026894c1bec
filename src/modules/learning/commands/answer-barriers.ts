import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { answerBarriers as endpoint } from '../contract.ts';
import { barriers } from '../logic/barriers.ts';
import { quarterNow } from '../queries/quarter.ts';

/**
 * Keeps ten answers without a name. That somebody has answered is known, so that they are asked once; what they answered
 * shares nothing with it but the quarter. So that neither order nor time of an id joins the two again, the database makes
 * the ids, and nothing is announced.
 */
export async function answerBarriers(
  ctx: Ctx,
  { answers }: InputOf<typeof endpoint>,
): Promise<{ quarter: string; hasAnswered: true }> {
  if (ctx.actor.kind !== 'staff') throw new Refusal('staff_only', { kind: 'forbidden' });
  assertWhole(answers);
  const { timeZone } = await getWorkspace(ctx);
  const quarter = quarterNow(ctx, timeZone);
  const first = await ctx.tx
    .insertInto('barrierParticipants')
    .values({ workspaceId: ctx.workspaceId, quarter, staffId: ctx.actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n) throw new Refusal('already_answered', { kind: 'conflict' });
  const respondent = ctx.actor.role === 'owner' || ctx.actor.role === 'admin' ? 'leader' : 'staff';
  await ctx.tx
    .insertInto('barrierAnswers')
    .values(
      answers.map((answer) => ({
        workspaceId: ctx.workspaceId,
        id: sql<string>`gen_random_uuid()`,
        quarter,
        respondent,
        ...answer,
      })),
    )
    .execute();
  return { quarter, hasAnswered: true };
}

function assertWhole(answers: InputOf<typeof endpoint>['answers']): void {
  const given = new Set(answers.map(({ barrier, statement }) => `${barrier} ${statement}`));
  const isWhole = barriers.every((barrier) => given.has(`${barrier} 1`) && given.has(`${barrier} 2`));
  if (!isWhole) throw invalid('answers_incomplete', 'answers');
}

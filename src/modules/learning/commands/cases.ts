import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { changeCase as changeEndpoint, LearningCase, markCase as markEndpoint } from '../contract.ts';
import { caseChanged } from '../events.ts';
import { aboutConversation, aboutRecovery } from '../queries/case-subjects.ts';
import { getCase, lockCase } from '../queries/cases.ts';

type Mark = InputOf<typeof markEndpoint>;

/** Marks a case. A conversation is one case however often it is marked; the last mark stands. */
export async function markCase(ctx: Ctx, given: Mark): Promise<LearningCase> {
  const subject = await subjectOf(ctx, given);
  const name = given.name ?? subject.name;
  if (name === '') throw invalid('name_missing', 'name');
  const words = given.words ?? '';
  const made = await ctx.tx
    .insertInto('learningCases')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      name: name.slice(0, 300),
      verdict: given.verdict,
      words,
      customerId: subject.customerId,
      conversationId: subject.conversationId,
      recoveryId: given.recoveryId ?? null,
      markedBy: staffIdOf(ctx),
      markedAt: ctx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'conversationId'])
        .where('conversationId', 'is not', null)
        .doUpdateSet({
          verdict: given.verdict,
          ...(given.name === undefined ? {} : { name: given.name }),
          ...(given.words === undefined ? {} : { words }),
        }),
    )
    .returning(['id', 'conversationId'])
    .executeTakeFirstOrThrow();
  announce(ctx, caseChanged, { caseId: made.id, conversationId: made.conversationId });
  return getCase(ctx, made.id);
}

export async function changeCase(
  ctx: Ctx,
  caseId: string,
  change: InputOf<typeof changeEndpoint>,
): Promise<LearningCase> {
  const { conversationId } = await lockCase(ctx, caseId);
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(set).length > 0) {
    await ctx.tx
      .updateTable('learningCases')
      .set(set)
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', caseId)
      .execute();
    announce(ctx, caseChanged, { caseId, conversationId });
  }
  return getCase(ctx, caseId);
}

export async function dropCase(ctx: Ctx, caseId: string): Promise<Record<string, never>> {
  const { conversationId } = await lockCase(ctx, caseId);
  await ctx.tx
    .deleteFrom('learningCases')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', caseId)
    .execute();
  announce(ctx, caseChanged, { caseId, conversationId });
  return {};
}

interface Subject {
  name: string;
  customerId: string | null;
  conversationId: string | null;
}

async function subjectOf(ctx: Ctx, { conversationId, recoveryId }: Mark): Promise<Subject> {
  const recovery = recoveryId === undefined ? undefined : await aboutRecovery(ctx, recoveryId);
  if (recoveryId !== undefined && !recovery) throw invalid('recovery_unknown', 'recoveryId');
  const conversation =
    conversationId === undefined ? undefined : await aboutConversation(ctx, conversationId);
  if (conversationId !== undefined && !conversation) throw invalid('conversation_unknown', 'conversationId');
  return {
    name: (recovery?.name ?? '') || (conversation?.name ?? ''),
    customerId: conversation?.customerId ?? recovery?.customerId ?? null,
    conversationId: conversationId ?? recovery?.conversationId ?? null,
  };
}

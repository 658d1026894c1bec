import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type {
  answerRequestEndpoint,
  changeRequestEndpoint,
  recordRequestEndpoint,
  Request,
} from '../contract.ts';
import { requestAnswered, requestChanged, requestRecorded } from '../events.ts';
import { mayAnswer } from '../logic/answering.ts';
import { getRequest, lockRequest } from '../queries/requests.ts';
import { findExtraPlace, isKindAskedBefore } from '../queries/requests-before.ts';
import { findRuleForCustomer } from '../queries/told-rules.ts';
import { customerOf, momentOf } from './about.ts';
import { findKindNamed, kindOf } from './kinds.ts';
import { lockHabit, noticeCreep } from './watch-habits.ts';

/** Records something asked for. The first of its kind is unusual, unless whoever records it says otherwise. */
export async function recordRequest(
  ctx: Ctx,
  given: InputOf<typeof recordRequestEndpoint>,
): Promise<Request> {
  const { customerId, conversationId } = await customerOf(ctx, given);
  const askedAt = momentOf(ctx, given.askedAt);
  const kind = await kindOf(ctx, 'requestKinds', given);
  const extraKindId = await extraKindOf(ctx, given, kind.name);
  const habit = extraKindId ? await lockHabit(ctx, customerId, extraKindId) : undefined;
  const isUnusual = given.isUnusual ?? !(await isKindAskedBefore(ctx, kind.id, askedAt));
  const id = newId();
  await ctx.tx
    .insertInto('requests')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      kindId: kind.id,
      customerId,
      conversationId,
      words: given.words,
      scope: given.scope,
      isUnusual,
      effortMinutes: given.effortMinutes ?? null,
      afterExtraId: given.afterExtraId ?? null,
      extraKindId,
      askedAt,
      recordedBy: staffIdOf(ctx),
      createdAt: ctx.now,
    })
    .execute();
  announce(
    ctx,
    requestRecorded,
    { requestId: id, kindId: kind.id, customerId, conversationId, at: askedAt.toISOString() },
    subject(conversationId),
  );
  if (habit) await noticeCreep(ctx, habit);
  return getRequest(ctx, id);
}

/** The kind of extra they ask for again: named, or known by having the same name as what is asked for. */
async function extraKindOf(
  ctx: Ctx,
  given: { afterExtraId?: string | undefined; extraKindId?: string | undefined },
  name: string,
): Promise<string | null> {
  if (given.afterExtraId !== undefined && !(await findExtraPlace(ctx, given.afterExtraId)))
    throw invalid('extra_unknown', 'afterExtraId');
  if (given.extraKindId !== undefined)
    return (await kindOf(ctx, 'extraKinds', { kindId: given.extraKindId })).id;
  return (await findKindNamed(ctx, 'extraKinds', name))?.id ?? null;
}

export async function changeRequest(
  ctx: Ctx,
  requestId: string,
  change: InputOf<typeof changeRequestEndpoint>,
): Promise<Request> {
  const before = await lockRequest(ctx, requestId);
  const { kindId, kindName, isDone, ...plain } = change;
  const kind =
    kindId === undefined && kindName === undefined
      ? undefined
      : await kindOf(ctx, 'requestKinds', { kindId, kindName });
  await ctx.tx
    .updateTable('requests')
    .set({
      id: requestId,
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(kind ? { kindId: kind.id } : {}),
      ...(isDone === undefined ? {} : { doneAt: isDone ? (before.doneAt ?? ctx.now) : null }),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', requestId)
    .execute();
  const { customerId, conversationId } = before;
  announce(ctx, requestChanged, { requestId, customerId, conversationId }, subject(conversationId));
  return getRequest(ctx, requestId);
}

/**
 * Answers a request. A "no" names its rule, and here is found out whether this customer had been told of it: by the
 * rules we tell, or by the page between us. An answer may be thought better of; the last one stands.
 */
export async function answerRequest(
  ctx: Ctx,
  requestId: string,
  { answer, words, ruleId }: InputOf<typeof answerRequestEndpoint>,
): Promise<Request> {
  const before = await lockRequest(ctx, requestId);
  const verdict = mayAnswer({ answer, ruleId });
  if (!verdict.allowed) throw invalid(verdict.because, 'ruleId');
  const rule = ruleId === undefined ? undefined : await findRuleForCustomer(ctx, ruleId, before.customerId);
  if (ruleId !== undefined && !rule) throw invalid('rule_unknown', 'ruleId');
  const ruleWasTold = rule ? rule.isTold : null;
  await ctx.tx
    .updateTable('requests')
    .set({
      answer,
      answerWords: words,
      ruleId: rule?.id ?? null,
      ruleWasTold,
      decidedBy: staffIdOf(ctx),
      decidedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', requestId)
    .execute();
  const { customerId, conversationId } = before;
  announce(
    ctx,
    requestAnswered,
    {
      requestId,
      customerId,
      conversationId,
      answer,
      ruleId: rule?.id ?? null,
      ruleWasTold,
      at: ctx.now.toISOString(),
    },
    subject(conversationId),
  );
  return getRequest(ctx, requestId);
}

function subject(conversationId: string | null): { subjectId?: string } {
  return conversationId === null ? {} : { subjectId: conversationId };
}

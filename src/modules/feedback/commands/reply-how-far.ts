import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { invalid, isRefusal, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { translator } from '#platform/texts/texts.ts';
import { createConversation } from '#modules/conversations/index.ts';
import { noteWant } from '#modules/expectations/index.ts';
import { findElement } from '#modules/journey/index.ts';
import { findRule, holds } from '#modules/rules/index.ts';
import type { replyHowFar as endpoint } from '../contract/check-ins.ts';
import { howFarReplied } from '../events.ts';
import { stepOf } from '../logic/how-far.ts';
import { lockOwedReply, type OwedReply } from '../queries/how-far.ts';

type Reply = InputOf<typeof endpoint>;

/** The reply leaves as words to the customer, in a conversation they can answer; a "no" always says which rule it rests on. */
export async function replyHowFar(
  ctx: Ctx,
  answerId: string,
  given: Reply,
): Promise<OutputOf<typeof endpoint>> {
  const owed = await lockOwedReply(ctx, answerId);
  if (!owed) throw notFound();
  if (owed.repliedAt !== null) throw new Refusal('already_replied', { kind: 'conflict' });
  const sentence = given.reply === 'no' ? await sentenceOfRule(ctx, given.ruleId) : '';
  await noteWhat(ctx, owed, given);
  const say = translator('feedback', owed.language ?? undefined);
  const conversation = await createConversation(ctx, {
    input: {
      customerId: owed.customerId,
      subject: say('how-far.subject'),
      channel: 'email',
      direction: 'out',
      text: [given.words, sentence].filter((part) => part !== '').join('\n\n'),
      tags: [],
    },
  });
  await ctx.tx
    .updateTable('howFarReplies')
    .set({
      reply: given.reply,
      words: given.words,
      ruleId: given.reply === 'no' ? (given.ruleId ?? null) : null,
      conversationId: conversation.id,
      repliedBy: staffIdOf(ctx),
      repliedAt: ctx.now,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('answerId', '=', answerId)
    .execute();
  const { customerId } = owed;
  const { reply, ruleId = null } = given;
  const at = ctx.now.toISOString();
  announce(ctx, howFarReplied, { answerId, customerId, reply, ruleId, conversationId: conversation.id, at });
  return { conversationId: conversation.id };
}

async function sentenceOfRule(ctx: Ctx, ruleId: string | undefined): Promise<string> {
  if (ruleId === undefined) throw invalid('rule_needed', 'ruleId');
  const rule = await findRule(ctx, ruleId);
  if (!rule || !holds(rule.status)) throw invalid('rule_unknown', 'ruleId');
  return rule.customerSentence;
}

/** Where the customer did not say what it is about, whoever replies may; from then on it is noted as their wish. */
async function noteWhat(ctx: Ctx, owed: OwedReply, { elementId }: Reply): Promise<void> {
  if (elementId === undefined || owed.elementId !== null) return;
  if (!(await findElement(ctx, elementId))) throw invalid('element_unknown', 'elementId');
  const { customerId, howFar, words } = owed;
  try {
    await noteWant(ctx, { customerId, elementId, step: stepOf(howFar) ?? 0.5, words: words.slice(0, 1000) });
  } catch (error) {
    // They wish for as much as can be already.
    if (!isRefusal(error)) throw error;
  }
}

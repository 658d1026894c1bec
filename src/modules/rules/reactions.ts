import { requestAnswered } from '#modules/extras/events.ts';
import { howFarReplied } from '#modules/feedback/events.ts';
import { reaction } from '#platform/events/events.ts';
import { useOfAnswer } from './commands/use-of-answer.ts';

export const reactions = [
  reaction('rules.on-request-answered', requestAnswered, (ctx, { payload }) =>
    useOfAnswer(ctx, {
      aboutKind: 'request',
      aboutId: payload.requestId,
      ruleId: payload.answer === 'no' ? payload.ruleId : null,
      customerId: payload.customerId,
      conversationId: payload.conversationId,
      at: new Date(payload.at),
    }),
  ),
  reaction('rules.on-how-far-replied', howFarReplied, (ctx, { payload }) =>
    useOfAnswer(ctx, {
      aboutKind: 'reply',
      aboutId: payload.answerId,
      ruleId: payload.reply === 'no' ? payload.ruleId : null,
      customerId: payload.customerId,
      conversationId: payload.conversationId,
      at: new Date(payload.at),
    }),
  ),
];

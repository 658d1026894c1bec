import { messageDelivery, messageQueued, messageWithdrawn } from '#modules/conversations/events.ts';
import { extraEnded, requestAnswered } from '#modules/extras/events.ts';
import { answerGiven, howFarReplied } from '#modules/feedback/events.ts';
import { checkRecorded } from '#modules/journey/events.ts';
import { promiseMissed } from '#modules/promises/events.ts';
import { staffChanged } from '#modules/staff/events.ts';
import { reaction } from '#platform/events/events.ts';
import {
  onAnswer,
  onCheck,
  onExtraEnded,
  onHowFarReplied,
  onPromiseMissed,
  onRequestAnswered,
} from '../commands/failures-of-others.ts';
import { acknowledgeByReply, untake } from '../commands/follow-messages.ts';
import { handOverLeavers } from '../commands/hand-over-leavers.ts';

export const otherReactions = [
  reaction('recovery.on-promise-missed', promiseMissed, (ctx, { payload }) => onPromiseMissed(ctx, payload)),
  reaction('recovery.on-answer', answerGiven, (ctx, { payload }) => onAnswer(ctx, payload)),
  reaction('recovery.on-check', checkRecorded, (ctx, { payload }) => onCheck(ctx, payload)),
  reaction('recovery.on-untold-no', requestAnswered, (ctx, { payload }) => onRequestAnswered(ctx, payload)),
  reaction('recovery.on-untold-reply', howFarReplied, (ctx, { payload }) => onHowFarReplied(ctx, payload)),
  reaction('recovery.on-extra-ended', extraEnded, (ctx, { payload }) => onExtraEnded(ctx, payload)),
  reaction('recovery.acknowledge', messageQueued, (ctx, { payload }) => acknowledgeByReply(ctx, payload), {
    onlyIf: ({ staffId }) => staffId !== null,
  }),
  reaction('recovery.on-reply-withdrawn', messageWithdrawn, (ctx, { payload }) => untake(ctx, payload)),
  reaction('recovery.on-reply-refused', messageDelivery, (ctx, { payload }) => untake(ctx, payload), {
    onlyIf: ({ delivery }) => delivery === 'rejected',
  }),
  reaction('recovery.hand-over', staffChanged, (ctx, { payload }) => handOverLeavers(ctx, payload.staffId), {
    onlyIf: ({ fields }) => fields.includes('status') || fields.includes('role'),
  }),
];

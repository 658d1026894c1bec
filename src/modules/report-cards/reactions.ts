import { reaction } from '#platform/events/events.ts';
import { extraEnded, requestAnswered } from '#modules/extras/events.ts';
import { answerGiven } from '#modules/feedback/events.ts';
import { checkRecorded } from '#modules/journey/events.ts';
import { reviewScored } from '#modules/meetings/events.ts';
import { promiseKept, promiseMissed, promisePutRight } from '#modules/promises/events.ts';
import { failureChanged, failureRecorded, fixDenied, recoveryClosed } from '#modules/recovery/events.ts';
import {
  followFailure,
  recordAnswers,
  recordCheck,
  recordEnding,
  recordFailure,
  recordPromise,
  recordRequestAnswer,
  recordReview,
} from './commands/record-evidence.ts';

/** Each only says which matter to look at again; what stands for it is read afresh, so a repeated run changes nothing. */
export const reactions = [
  reaction('report-cards.on-promise-kept', promiseKept, (ctx, { payload }) =>
    recordPromise(ctx, payload.duePromiseId),
  ),
  reaction('report-cards.on-promise-missed', promiseMissed, (ctx, { payload }) =>
    recordPromise(ctx, payload.duePromiseId),
  ),
  reaction('report-cards.on-promise-put-right', promisePutRight, (ctx, { payload }) =>
    recordPromise(ctx, payload.duePromiseId),
  ),
  reaction('report-cards.on-failure', failureRecorded, (ctx, { payload }) =>
    recordFailure(ctx, payload.failureId),
  ),
  reaction('report-cards.on-failure-changed', failureChanged, (ctx, { payload }) =>
    recordFailure(ctx, payload.failureId),
  ),
  reaction('report-cards.on-recovery-closed', recoveryClosed, (ctx, { payload }) =>
    followFailure(ctx, payload),
  ),
  reaction('report-cards.on-fix-denied', fixDenied, (ctx, { payload }) => followFailure(ctx, payload)),
  reaction('report-cards.on-check-recorded', checkRecorded, (ctx, { payload }) =>
    recordCheck(ctx, payload.checkId),
  ),
  reaction('report-cards.on-answer-given', answerGiven, (ctx, { payload }) =>
    recordAnswers(ctx, payload.askId),
  ),
  reaction('report-cards.on-review-scored', reviewScored, (ctx, { payload }) =>
    recordReview(ctx, payload.meetingId),
  ),
  reaction('report-cards.on-request-answered', requestAnswered, (ctx, { payload }) =>
    recordRequestAnswer(ctx, payload.requestId),
  ),
  reaction('report-cards.on-extra-ended', extraEnded, (ctx, { payload }) =>
    recordEnding(ctx, payload.endingId),
  ),
];

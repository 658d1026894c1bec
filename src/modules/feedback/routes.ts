import { handle } from '#platform/http/handle.ts';
import { markAnswerRead, shareAnswer } from './commands/own-answer.ts';
import { changeSchedule, checkInNow } from './commands/check-ins.ts';
import { replyHowFar } from './commands/reply-how-far.ts';
import * as contract from './contract.ts';
import { answerPulse } from './commands/pulse.ts';
import { answerWave, openWave } from './commands/sentence-wave.ts';
import * as bothSides from './contract/both-sides.ts';
import * as checkIns from './contract/check-ins.ts';
import { listWaves, locateGap } from './queries/both-sides.ts';
import { pulseOf } from './queries/pulse.ts';
import { listAnswers } from './queries/answers.ts';
import { checkInsOfCustomer, listSchedules, scoreOfCheckIns } from './queries/check-ins.ts';
import { listOwedReplies } from './queries/how-far.ts';
import { getMyAnswers } from './queries/my-answers.ts';

export const endpoints = [
  handle(contract.listAnswers, (ctx, { query }) => listAnswers(ctx, query)),
  handle(contract.myAnswers, (ctx, { query }) => getMyAnswers(ctx, query)),
  handle(contract.shareAnswer, (ctx, { params }) => shareAnswer(ctx, params.id)),
  handle(contract.readAnswer, (ctx, { params }) => markAnswerRead(ctx, params.id)),
  handle(bothSides.listSentenceWaves, (ctx) => listWaves(ctx)),
  handle(bothSides.openSentenceWave, (ctx, { input }) => openWave(ctx, input)),
  handle(bothSides.answerSentence, (ctx, { params, input }) =>
    answerWave(ctx, { waveId: params.id, value: input.value }),
  ),
  handle(bothSides.getGapLocator, (ctx) => locateGap(ctx)),
  handle(bothSides.getStaffPulse, (ctx) => pulseOf(ctx)),
  handle(bothSides.answerPulse, (ctx, { input }) => answerPulse(ctx, input)),
  handle(checkIns.listCheckInSchedules, (ctx) => listSchedules(ctx)),
  handle(checkIns.changeCheckInSchedule, (ctx, { params, input }) => changeSchedule(ctx, params.tier, input)),
  handle(checkIns.getCustomerCheckIns, (ctx, { params }) => checkInsOfCustomer(ctx, params.id)),
  handle(checkIns.sendCheckIn, (ctx, { params }) => checkInNow(ctx, params.id)),
  handle(checkIns.getCheckInScore, (ctx, { query }) => scoreOfCheckIns(ctx, query)),
  handle(checkIns.listHowFarReplies, (ctx) => listOwedReplies(ctx)),
  handle(checkIns.replyHowFar, (ctx, { params, input }) => replyHowFar(ctx, params.id, input)),
];

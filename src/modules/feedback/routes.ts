import { handle } from '#platform/http/handle.ts';
import { markAnswerRead, shareAnswer } from './commands/own-answer.ts';
import * as contract from './contract.ts';
import { listAnswers } from './queries/answers.ts';
import { getMyAnswers } from './queries/my-answers.ts';

export const endpoints = [
  handle(contract.listAnswers, (ctx, { query }) => listAnswers(ctx, query)),
  handle(contract.myAnswers, (ctx, { query }) => getMyAnswers(ctx, query)),
  handle(contract.shareAnswer, (ctx, { params }) => shareAnswer(ctx, params.id)),
  handle(contract.readAnswer, (ctx, { params }) => markAnswerRead(ctx, params.id)),
];

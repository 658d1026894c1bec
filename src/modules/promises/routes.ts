import { handle } from '#platform/http/handle.ts';
import { partOf } from '#platform/http/paging.ts';
import { fulfilPromise, movePromise, withdrawPromise } from './commands/change-made.ts';
import { changePromise, createPromise } from './commands/change-promise.ts';
import { makePromise } from './commands/make-promise.ts';
import { dropNextUpdatePlan } from './commands/next-update.ts';
import * as contract from './contract.ts';
import { promisesOfConversation } from './queries/conversation-promises.ts';
import { listDuePromises } from './queries/due-promises.ts';
import { listMonths } from './queries/months.ts';
import { listSlipping } from './queries/slipping.ts';
import { listPromises } from './queries/standing-promises.ts';
import { weighPromise } from './queries/weigh.ts';

export const endpoints = [
  handle(contract.listPromises, async (ctx, { query }) => partOf(await listPromises(ctx, query), query)),
  handle(contract.createPromise, createPromise),
  handle(contract.listPromiseMonths, (ctx) => listMonths(ctx)),
  handle(contract.weighPromise, (ctx, { query }) => weighPromise(ctx, query)),
  handle(contract.listSlipping, (ctx, { query }) => listSlipping(ctx, query)),
  handle(contract.listDuePromises, (ctx, { query }) => listDuePromises(ctx, query)),
  handle(contract.changePromise, changePromise),
  handle(contract.fulfilPromise, fulfilPromise),
  handle(contract.movePromise, movePromise),
  handle(contract.withdrawPromise, withdrawPromise),
  handle(contract.listConversationPromises, (ctx, { params }) => promisesOfConversation(ctx, params.id)),
  handle(contract.makePromise, makePromise),
  handle(contract.dropNextUpdatePlan, dropNextUpdatePlan),
];

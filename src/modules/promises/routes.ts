import { handle } from '#platform/http/handle.ts';
import { changePromise, createPromise } from './commands/change-promise.ts';
import * as contract from './contract.ts';
import { listDuePromises, listPromises } from './queries.ts';

export const endpoints = [
  handle(contract.listPromises, (ctx) => listPromises(ctx)),
  handle(contract.createPromise, createPromise),
  handle(contract.changePromise, changePromise),
  handle(contract.listDuePromises, (ctx, { query }) => listDuePromises(ctx, query)),
];

import { handle } from '#platform/http/handle.ts';
import { changeDecision, openDecision, reviewDecision, takeDecision } from './commands.ts';
import * as contract from './contract.ts';
import { getDecision, listDecisions } from './queries.ts';

export const endpoints = [
  handle(contract.listDecisionsEndpoint, (ctx, { query }) => listDecisions(ctx, query)),
  handle(contract.createDecisionEndpoint, (ctx, { input }) => openDecision(ctx, input)),
  handle(contract.getDecisionEndpoint, (ctx, { params }) => getDecision(ctx, params.id)),
  handle(contract.changeDecisionEndpoint, (ctx, { params, input }) => changeDecision(ctx, params.id, input)),
  handle(contract.takeDecisionEndpoint, (ctx, { params, input }) => takeDecision(ctx, params.id, input)),
  handle(contract.reviewDecisionEndpoint, (ctx, { params, input }) => reviewDecision(ctx, params.id, input)),
];

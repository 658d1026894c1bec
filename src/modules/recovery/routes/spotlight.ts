import { handle } from '#platform/http/handle.ts';
import { answerEcho } from '../commands/answer-echo.ts';
import * as contract from '../contract/spotlight.ts';
import { listEchoes } from '../queries/echoes.ts';
import { listUnequalOutcomes } from '../queries/inconsistencies.ts';
import { getSpotlight } from '../queries/spotlight.ts';

export const spotlightEndpoints = [
  handle(contract.getSpotlightEndpoint, (ctx) => getSpotlight(ctx)),
  handle(contract.listEchoesEndpoint, (ctx, { query }) => listEchoes(ctx, query)),
  handle(contract.answerEchoEndpoint, (ctx, { params, input }) => answerEcho(ctx, params.messageId, input)),
  handle(contract.listUnequalEndpoint, (ctx, { query }) => listUnequalOutcomes(ctx, query)),
];

import { handle } from '#platform/http/handle.ts';
import { endExtra } from './commands/end-extra.ts';
import { changeExtra, giveExtra, recordAbsence } from './commands/extras.ts';
import { changeExtraKind, createExtraKind } from './commands/kinds.ts';
import { markHard } from './commands/mark-hard.ts';
import { answerRequest, changeRequest, recordRequest } from './commands/requests.ts';
import { writeTradeOff } from './commands/trade-off.ts';
import * as contract from './contract.ts';
import { listExtras } from './queries/extras.ts';
import { listExtraKinds, listSimilarKinds } from './queries/kinds.ts';
import { listMyHardMessages } from './queries/hard-messages.ts';
import { listLadder } from './queries/ladder.ts';
import { recurrenceOf } from './queries/recurrence.ts';
import { listRequests } from './queries/requests.ts';
import { strainOf } from './queries/strain.ts';
import { getTradeOffSheet } from './queries/trade-off.ts';

export const endpoints = [
  handle(contract.listRequestsEndpoint, (ctx, { query }) => listRequests(ctx, query)),
  handle(contract.recordRequestEndpoint, (ctx, { input }) => recordRequest(ctx, input)),
  handle(contract.changeRequestEndpoint, (ctx, { params, input }) => changeRequest(ctx, params.id, input)),
  handle(contract.answerRequestEndpoint, (ctx, { params, input }) => answerRequest(ctx, params.id, input)),
  handle(contract.similarEndpoint, (ctx, { query }) => listSimilarKinds(ctx, query)),
  handle(contract.listExtrasEndpoint, (ctx, { query }) => listExtras(ctx, query)),
  handle(contract.giveExtraEndpoint, (ctx, { input }) => giveExtra(ctx, input)),
  handle(contract.changeExtraEndpoint, (ctx, { params, input }) => changeExtra(ctx, params.id, input)),
  handle(contract.recordAbsenceEndpoint, (ctx, { input }) => recordAbsence(ctx, input)),
  handle(contract.endExtraEndpoint, (ctx, { input }) => endExtra(ctx, input)),
  handle(contract.ladderEndpoint, (ctx, { query }) => listLadder(ctx, query)),
  handle(contract.listExtraKindsEndpoint, (ctx, { query }) => listExtraKinds(ctx, query)),
  handle(contract.createExtraKindEndpoint, (ctx, { input }) => createExtraKind(ctx, input)),
  handle(contract.changeExtraKindEndpoint, (ctx, { params, input }) =>
    changeExtraKind(ctx, params.id, input),
  ),
  handle(contract.getRecurrenceEndpoint, (ctx, { params }) => recurrenceOf(ctx, params.id)),
  handle(contract.getStrainEndpoint, (ctx, { params }) => strainOf(ctx, params.id)),
  handle(contract.markHardEndpoint, (ctx, { input }) => markHard(ctx, input)),
  handle(contract.listHardEndpoint, (ctx, { query }) => listMyHardMessages(ctx, query.conversationId)),
  handle(contract.getTradeOffEndpoint, (ctx, { params }) => getTradeOffSheet(ctx, params.id)),
  handle(contract.writeTradeOffEndpoint, (ctx, { params, input }) => writeTradeOff(ctx, params.id, input)),
];

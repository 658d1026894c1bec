import { handle } from '#platform/http/handle.ts';
import { acceptForUs, declineForUs } from './commands/decide.ts';
import { noteUnclearStart } from './commands/note-unclear-start.ts';
import { putOnThePage } from './commands/put-on-page.ts';
import { openCheck, rankForUs } from './commands/same-page-check.ts';
import { endAgreement } from './commands/end.ts';
import { offerAgreement, sendAgreement } from './commands/offer.ts';
import { suggestForThem } from './commands/suggest.ts';
import { changeAgreement, createAgreement, dropDraft } from './commands/write-draft.ts';
import * as contract from './contract.ts';
import * as beside from './contract/beside.ts';
import * as checks from './contract/checks.ts';
import { getAgreement, listAgreements, listVersions } from './queries/agreements.ts';
import { customerSamePage, waitingPages } from './queries/beside.ts';
import { getCheck, listChecks } from './queries/checks.ts';
import { getClarity } from './queries/clarity.ts';
import { startingPage } from './queries/starting-page.ts';
import { listUnclearStarts } from './queries/unclear-starts.ts';

/** Fixed addresses stand before those with an id, or they would be taken for one. */
export const endpoints = [
  handle(contract.listAgreements, (ctx, { query }) => listAgreements(ctx, query)),
  handle(contract.startingPageEndpoint, (ctx, { query }) => startingPage(ctx, query)),
  handle(beside.getClarity, (ctx) => getClarity(ctx)),
  handle(beside.waitingPages, (ctx) => waitingPages(ctx)),
  handle(contract.createAgreement, createAgreement),
  handle(contract.getAgreement, (ctx, { params }) => getAgreement(ctx, params.id)),
  handle(contract.changeAgreement, changeAgreement),
  handle(contract.dropDraft, dropDraft),
  handle(contract.listVersions, (ctx, { params }) => listVersions(ctx, params.id)),
  handle(contract.offerAgreement, offerAgreement),
  handle(contract.sendAgreement, sendAgreement),
  handle(contract.acceptAgreement, acceptForUs),
  handle(contract.declineAgreement, declineForUs),
  handle(contract.suggestAgreement, suggestForThem),
  handle(contract.endAgreement, endAgreement),
  handle(beside.listUnclearStarts, (ctx, { query }) => listUnclearStarts(ctx, query)),
  handle(beside.noteUnclearStart, noteUnclearStart),
  handle(beside.customerSamePage, (ctx, { params, query }) =>
    customerSamePage(ctx, { customerId: params.id, ...query }),
  ),
  handle(beside.putOnThePage, putOnThePage),
  handle(checks.listChecks, (ctx, { query }) => listChecks(ctx, query)),
  handle(checks.getCheck, (ctx, { params }) => getCheck(ctx, params.id)),
  handle(checks.openCheck, openCheck),
  handle(checks.rankCheck, rankForUs),
];

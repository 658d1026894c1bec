import { handle } from '#platform/http/handle.ts';
import { declineLoan, lend, withdrawLoan } from './commands/answer-loan.ts';
import { askForLoan } from './commands/ask-for-loan.ts';
import { changeAuthority } from './commands/change-authority.ts';
import * as contract from './contract.ts';
import { listAuthority } from './queries/house.ts';
import { listEntries } from './queries/ledger.ts';
import { listLoans } from './queries/loans.ts';
import { showAuthority } from './queries/shown.ts';

export const endpoints = [
  handle(contract.getAuthorityEndpoint, (ctx, { params, query }) => showAuthority(ctx, params.id, query)),
  handle(contract.changeAuthorityEndpoint, (ctx, { params, input }) =>
    changeAuthority(ctx, params.id, input),
  ),
  handle(contract.listAuthorityEntriesEndpoint, (ctx, { params, query }) =>
    listEntries(ctx, params.id, query),
  ),
  handle(contract.listAuthorityEndpoint, (ctx, { query }) => listAuthority(ctx, query)),
  handle(contract.listLoansEndpoint, (ctx, { query }) => listLoans(ctx, query)),
  handle(contract.askForLoanEndpoint, (ctx, { input }) => askForLoan(ctx, input)),
  handle(contract.lendEndpoint, (ctx, { params }) => lend(ctx, params.id)),
  handle(contract.declineLoanEndpoint, (ctx, { params }) => declineLoan(ctx, params.id)),
  handle(contract.withdrawLoanEndpoint, (ctx, { params }) => withdrawLoan(ctx, params.id)),
];

import { handle } from '#platform/http/handle.ts';
import { expectsMore, wantsMore } from './commands/raise.ts';
import { recordExpectation, supersedeExpectation } from './commands/record-expectation.ts';
import * as contract from './contract.ts';
import { pageOfExpectations } from './queries/expectation-rows.ts';
import { expectationsOfCustomer } from './queries/of-customer.ts';

export const endpoints = [
  handle(contract.listExpectationsEndpoint, (ctx, { query }) => pageOfExpectations(ctx, query)),
  handle(contract.recordExpectationEndpoint, (ctx, { input }) => recordExpectation(ctx, input)),
  handle(contract.expectsMoreEndpoint, (ctx, { input }) => expectsMore(ctx, input)),
  handle(contract.wantsMoreEndpoint, (ctx, { input }) => wantsMore(ctx, input)),
  handle(contract.supersedeExpectationEndpoint, (ctx, { params, input }) =>
    supersedeExpectation(ctx, params.id, input),
  ),
  handle(contract.customerExpectationsEndpoint, (ctx, { params }) => expectationsOfCustomer(ctx, params.id)),
];

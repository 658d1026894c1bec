import { handle } from '#platform/http/handle.ts';
import { addCustomer, editCustomer } from './commands.ts';
import { changeCustomer, createCustomer, customerPanel, getCustomer, listCustomers } from './contract.ts';
import { getCustomerById, listOfCustomers, panelOf } from './queries.ts';

export const endpoints = [
  handle(listCustomers, (ctx, { query }) => listOfCustomers(ctx, query)),
  handle(getCustomer, (ctx, { params }) => getCustomerById(ctx, params.id)),
  handle(createCustomer, (ctx, { input }) => addCustomer(ctx, input)),
  handle(changeCustomer, (ctx, { params, input }) => editCustomer(ctx, params.id, input)),
  handle(customerPanel, (ctx, { params }) => panelOf(ctx, params.id)),
];

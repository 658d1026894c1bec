/**
 * Customers are the people (contacts) and companies we serve, and the addresses by which we know them. A contact may
 * belong to a company. One is made when somebody first writes, or by hand. An address leads to one customer only.
 * Conversations, promises and marks about a customer are kept by those modules; nothing here judges anybody.
 */
export {
  declineAsks,
  findOrCreateCustomerByAddress,
  findOrCreateCustomersByAddress,
  touchLastConversation,
  touchingCustomers,
} from './commands.ts';
export { isCustomer, yearlyValueOf } from './queries.ts';

/**
 * Authority is how far a person may go without asking: so much in one case, by what the customer is worth to us, and so
 * much in thirty days. The ledger says what was spent of it and is only ever added to; what did not happen after all is
 * taken back by a line of its own. Above the limit a colleague is asked, not a manager, and may lend of their own.
 *
 * Nothing here says whether a rule may be bent or a remedy given: exceptions and putting right ask that themselves, and
 * spend here what it costs. What is left over is as fine as what is spent, and nobody is ordered by either.
 */
export { spendAuthority, type Spend } from './commands/spend-authority.ts';
export { takeBackAuthority } from './commands/take-back-authority.ts';
export { authorityFor } from './queries/allowance.ts';

/**
 * A promise is what we commit to for one element of the service: a target on the customer's clock. It is a draft, on
 * trial, published or retired; each time a customer's words start it, it falls due once and is kept, missed, recovered
 * or void. Clocks follow the conversation's events and are decided by jobs, once, when nothing can change the outcome
 * any more. Promises mark nobody: what was kept and missed becomes evidence of the report card.
 */
export { seedPromises } from './commands/seed-promises.ts';
export { readCalendar } from './logic/working-calendar.ts';

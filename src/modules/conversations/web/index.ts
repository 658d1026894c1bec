/** What other screens may show of conversations: the clock of a promise as the inbox shows it, and the way to a new one. */
export { compose } from './compose/compose.ts';
export { PromiseClock } from './promise-clock.tsx';
export { insertIntoReply } from './insertion.ts';

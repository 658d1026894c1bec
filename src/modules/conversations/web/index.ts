/** What other screens may show of conversations: the clock of a promise, as the inbox shows it. */
export { PromiseClock } from './promise-clock.tsx';

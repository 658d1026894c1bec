/**
 * A decision is a logged choice between ways that serve different things: its options with what each serves and gives
 * up, who chose, what the customer would say if they saw it, and the day on which we look at what came of it. It is
 * open, taken, then reviewed. Others write down here what was decided about an extra, a trade-off or a meeting; what
 * follows from it is theirs, by the event `decision.taken`.
 */
export { recordDecision } from './commands.ts';

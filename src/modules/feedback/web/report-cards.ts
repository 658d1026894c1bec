/** What this module brings to the report card of the workspace, fetched together. */
export { BothSidesCard } from './both-sides-card.tsx';
export { CheckInScoreCard } from './score-card.tsx';

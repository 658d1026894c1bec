/** What this module brings to Today, fetched together. */
export { HowFarCard } from './how-far-card.tsx';
export { WeekCard } from './week-card.tsx';

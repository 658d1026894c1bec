/** The cards of the report card that this module brings, fetched together. */
export { SpotlightCard } from './spotlight-card.tsx';
export { UnequalCard } from './unequal-card.tsx';

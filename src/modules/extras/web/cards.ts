/** The cards of the customer page that this module brings, fetched together. */
export { HabitsCard } from './habits-card.tsx';
export { RecurrenceCard } from './recurrence-card.tsx';
export { StrainCard } from './strain-card.tsx';
export { TradeOffCard } from './trade-off-card.tsx';

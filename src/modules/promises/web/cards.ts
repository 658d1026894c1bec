/** The cards of Today that this module brings, fetched together. */
export { CheckCard } from './check-card.tsx';
export { DueCard } from './due-card.tsx';
export { MyAnswersCard } from './my-answers-card.tsx';
export { SlippingCard } from './slipping-card.tsx';
export { StoryCard } from './story-card.tsx';

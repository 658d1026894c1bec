/** What this module brings to the panel beside a conversation and to the page of a customer. */
export { FailuresBlock } from './failures-block.tsx';
export { FailuresCard } from './failures-card.tsx';

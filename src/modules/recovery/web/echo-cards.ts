/** The cards of Today that show what nobody has looked at or taken on yet, fetched together. */
export { EchoCard } from './echo-card.tsx';
export { OpenFailuresCard } from './echo-failures-card.tsx';

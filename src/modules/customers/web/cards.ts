/** The cards of the customer page that this module brings, fetched together. */
export { ConversationsCard } from './conversations-card.tsx';
export { FactsCard } from './facts-card.tsx';
export { MarkCard } from './mark-card.tsx';
export { NoteCard } from './note-card.tsx';

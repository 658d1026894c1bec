/** The blocks beside a conversation, fetched together. */
export { IdentityBlock } from './identity-block.tsx';
export { NoteBlock } from './note-block.tsx';

import type { DB } from '#platform/db/database.ts';

/** The tables this module alone writes. */
export const conversationTables = [
  'conversations',
  'messages',
  'attachments',
  'participants',
  'drafts',
  'conversationDrafts',
  'remotePictures',
] as const satisfies readonly (keyof DB)[];
export type ConversationTables = Pick<DB, (typeof conversationTables)[number]>;

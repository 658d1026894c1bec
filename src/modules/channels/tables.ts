import type { DB } from '#platform/db/database.ts';

export const channelsTables = ['inboxes', 'imapPositions', 'rawMessages', 'outgoingMails'] as const;
export type ChannelsTables = Pick<DB, (typeof channelsTables)[number]>;

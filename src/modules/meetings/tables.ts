import type { DB } from '#platform/db/types.ts';

export const meetingTables = ['meetings', 'meetingPeople', 'meetingItems', 'meetingScores'] as const;
export type MeetingTables = Pick<DB, (typeof meetingTables)[number]>;

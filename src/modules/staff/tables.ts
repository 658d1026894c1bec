import type { DB } from '#platform/db/database.ts';

export const staffTables = ['staff', 'teams', 'teamMembers'] as const;
export type StaffTables = Pick<DB, (typeof staffTables)[number]>;

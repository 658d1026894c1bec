import type { DB } from '#platform/db/database.ts';

export const reportCardTables = ['evidence', 'evidenceTallies'] as const;
export type ReportCardTables = Pick<DB, (typeof reportCardTables)[number]>;

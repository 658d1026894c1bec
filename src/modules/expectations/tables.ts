import type { DB } from '#platform/db/database.ts';

export const expectationsTables = ['expectations'] as const;
export type ExpectationsTables = Pick<DB, (typeof expectationsTables)[number]>;

import type { DB } from '#platform/db/database.ts';

export const journeyTables = ['touchpoints', 'elements', 'checks', 'looks'] as const;
export type JourneyTables = Pick<DB, (typeof journeyTables)[number]>;

import type { DB } from '#platform/db/types.ts';

export const feedbackTables = ['asks', 'answers'] as const;
export type FeedbackTables = Pick<DB, (typeof feedbackTables)[number]>;

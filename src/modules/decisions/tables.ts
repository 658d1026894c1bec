import type { DB } from '#platform/db/database.ts';

export const decisionsTables = ['decisions'] as const;
export type DecisionsTables = Pick<DB, (typeof decisionsTables)[number]>;

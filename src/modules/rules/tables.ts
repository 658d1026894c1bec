import type { DB } from '#platform/db/database.ts';

/** The tables this module alone writes. */
export const rulesTables = ['rules'] as const satisfies readonly (keyof DB)[];
export type RulesTables = Pick<DB, (typeof rulesTables)[number]>;

import type { DB } from '#platform/db/database.ts';

/** The tables this module alone writes. */
export const rulesTables = [
  'rules',
  'ruleReadThroughs',
  'ruleSituations',
  'ruleFlags',
  'ruleUses',
  'exceptions',
  'ruleReviews',
  'ruleDrills',
  'ruleWords',
] as const satisfies readonly (keyof DB)[];
export type RulesTables = Pick<DB, (typeof rulesTables)[number]>;

import type { DB } from '#platform/db/database.ts';

export const extrasTables = [
  'requestKinds',
  'requests',
  'extraKinds',
  'extraKindImpairs',
  'extras',
  'extraAbsences',
  'extraEndings',
  'tradeOffSheets',
  'hardMessages',
] as const;
export type ExtrasTables = Pick<DB, (typeof extrasTables)[number]>;

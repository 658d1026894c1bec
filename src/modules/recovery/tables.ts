import type { DB } from '#platform/db/database.ts';

export const recoveryTables = [
  'failures',
  'recoveries',
  'recoverySteps',
  'recoveryOwners',
  'recoveryOptions',
  'recoverySurprises',
  'recoveryRatings',
  'messageEchoes',
  'recoveryMails',
] as const;
export type RecoveryTables = Pick<DB, (typeof recoveryTables)[number]>;

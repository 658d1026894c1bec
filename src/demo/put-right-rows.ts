import type { Insertable } from 'kysely';
import type { DB } from '#platform/db/database.ts';

/** What a year of putting right is written to, parents before their children. */
export const putRightTables = [
  'failures',
  'recoveries',
  'recoverySteps',
  'recoveryOwners',
  'recoveryOptions',
  'recoverySurprises',
  'recoveryRatings',
  'messageEchoes',
] as const satisfies readonly (keyof DB)[];

export interface PutRightRows {
  failures: Insertable<DB['failures']>[];
  recoveries: (Insertable<DB['recoveries']> & { id: string })[];
  steps: Insertable<DB['recoverySteps']>[];
  owners: Insertable<DB['recoveryOwners']>[];
  options: Insertable<DB['recoveryOptions']>[];
  surprises: Insertable<DB['recoverySurprises']>[];
  ratings: Insertable<DB['recoveryRatings']>[];
  entries: Insertable<DB['authorityEntries']>[];
}

export function noPutRightRows(): PutRightRows {
  return {
    failures: [],
    recoveries: [],
    steps: [],
    owners: [],
    options: [],
    surprises: [],
    ratings: [],
    entries: [],
  };
}

import type { DB } from '#platform/db/database.ts';

/** The tables this module alone writes. */
export const agreementsTables = [
  'agreements',
  'agreementVersions',
  'agreementAcceptances',
  'agreementUses',
  'unclearStarts',
  'samePageChecks',
  'samePageRankings',
] as const satisfies readonly (keyof DB)[];
export type AgreementsTables = Pick<DB, (typeof agreementsTables)[number]>;

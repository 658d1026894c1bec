import type { DB } from '#platform/db/database.ts';

export const authorityTables = ['staffAuthority', 'authorityLoans', 'authorityEntries'] as const;
export type AuthorityTables = Pick<DB, (typeof authorityTables)[number]>;
